"""Money that a slip would take beyond the limit of its approval: no way round the limit of the award (trap F4)."""

from service.tests.decisions.committee import Committee
from service.tests.procurement.test_making import awarded
from service.tests.procurement.test_register import CLINIC
from service.tests.serving import Json, Service
from service.tests.slips.test_slips import made_at, slip

VALUE = "terms.value.amountPence"


def test_a_slip_does_not_take_an_award_beyond_the_limit_of_its_approval_and_told_afterwards_it_is_found(
    either_service: Service,
) -> None:
    committee = Committee(either_service, limitPence=100_000_00)
    committee.organisation(CLINIC)
    award = awarded(committee, committee.decided(committee.case("WF/1", CLINIC))["decision"])
    position = made_at(committee, f"award:{award}", "procurement.ContractAwarded")
    asked = committee.secretary.make("slips", slip(position, VALUE, "9000000", "900000000"))
    problem = committee.registrar.refused(f"slips/{asked}/confirmations")
    assert (problem["type"], problem["status"]) == ("/problems/beyond-the-approved-limit", 409)
    assert committee.secretary.read(f"awards/{award}")["value"]["amountPence"] == 90_000_00
    told: Json = {
        "mode": "RETROSPECTIVE",
        "occurredAt": "2022-06-01T12:00:00Z",
        "reason": "So it was signed.",
        "source": "Contract 7",
    }
    receipt = committee.registrar.record(f"slips/{asked}/confirmations", told)
    assert [one["code"] for one in receipt["findings"]] == ["beyond-the-approved-limit"]
    [found] = committee.secretary.read("findings", code="beyond-the-approved-limit")["results"]
    assert found["position"] == receipt["position"]
    assert committee.secretary.read(f"awards/{award}")["value"]["amountPence"] == 9_000_000_00


def test_what_a_slip_would_break_is_seen_before_it_is_reported(either_service: Service) -> None:
    committee = Committee(either_service, limitPence=100_000_00)
    committee.organisation(CLINIC)
    award = awarded(committee, committee.decided(committee.case("WF/1", CLINIC))["decision"])
    position = made_at(committee, f"award:{award}", "procurement.ContractAwarded")
    before = committee.secretary.read("")["logSize"]
    beyond = slip(position, VALUE, "9000000", "900000000")
    problem = committee.secretary.refused("slips:preview", beyond)
    assert (problem["type"], problem["status"]) == ("/problems/beyond-the-approved-limit", 409)
    past: Json = {"mode": "RETROSPECTIVE", "occurredAt": "2022-06-01T12:00:00Z"}
    found = committee.secretary.post("slips:preview", beyond | past).json()
    assert [one["code"] for one in found["findings"]] == ["beyond-the-approved-limit"]
    nothing: Json = {"decisions": [], "findings": []}
    for harmless in (
        slip(position, VALUE, "9000000", "8000000"),
        slip(position, "providers.0.name", "Oak Practice", "Oak"),
    ):
        assert committee.secretary.post("slips:preview", harmless).json() == nothing
    other = committee.secretary.refused("slips:preview", slip(position, VALUE, "1", "2"))
    assert other["type"] == "/problems/says-something-else"
    assert committee.secretary.read("")["logSize"] == before
