"""An approval that broke a rule and is told afterwards: it stands, and the finding is in the list and on its page."""

from datetime import UTC, datetime

import pytest

from service.tests.decisions.committee import Committee
from service.tests.serving import Json, Service

TOLD: Json = {"mode": "RETROSPECTIVE", "reason": "Told afterwards.", "source": "Minutes, page 4"}


def afterwards() -> Json:
    """Told of this very moment, so that it comes after the votes."""
    return TOLD | {"occurredAt": datetime.now(UTC).isoformat()}


def approved_against(service: Service, **remit: object) -> tuple[Committee, Json]:
    """What a committee approved though its terms of reference did not let it."""
    committee = Committee(service, **remit)
    motion = committee.moved(committee.case("WF/1"), "APPROVE")
    assert committee.secretary.post(f"{motion.path}/decisions").status_code == 409
    decision = committee.secretary.make(f"{motion.path}/decisions", afterwards())
    return committee, committee.secretary.read(f"decisions/{decision}")


@pytest.mark.parametrize(
    ("remit", "code"),
    [
        ({"limitPence": 8_000_000}, "above-delegated-limit"),
        ({"needsDueDiligence": True, "checks": ["finance"]}, "due-diligence-incomplete"),
    ],
)
def test_a_broken_safeguard_is_in_the_list_of_findings_and_on_the_page_of_the_decision(
    service: Service, remit: Json, code: str
) -> None:
    committee, decision = approved_against(service, **remit)
    assert (decision["outcome"], decision["status"]) == ("APPROVED", "IN_FORCE")
    assert [one["code"] for one in decision["findings"]] == [code]
    [listed] = committee.secretary.read("findings", case=decision["case"])["results"]
    assert (listed["type"], listed["findings"]) == ("decisions.DecisionTaken", decision["findings"])
    assert committee.secretary.read("findings", board=committee.committee.board, code=code)["results"] == [listed]


def test_an_approval_outside_the_remit_is_found_too(service: Service) -> None:
    committee = Committee(service)
    case = committee.case("WF/1")
    sitting = committee.sitting(committee.committee, "Evans", "Foster", "Green")
    recommending: Json = {"number": "7", "title": "Dermatology", "purpose": "RECOMMENDATION", "case": case}
    item = f"{sitting.path}/items/{committee.secretary.make(f'{sitting.path}/items', recommending | afterwards())}"
    committee.secretary.record(f"{item}/opening", {"presiding": committee.person("Evans")})
    motion = f"{item}/motions/" + committee.secretary.make(
        f"{item}/motions", {"direction": "RECOMMEND", "text": "That it be put to the board"}
    )
    for name in ("Evans", "Foster", "Green"):
        seat = committee.committee.seats[name]
        vote = {"seat": seat, "voter": committee.person(name), "choice": "FOR"}
        committee.secretary.record(f"{motion}/votes", vote)
    decision = committee.secretary.make(f"{motion}/decisions", afterwards())
    shown = committee.secretary.read(f"decisions/{decision}")
    assert [one["code"] for one in shown["findings"]] == ["outside-remit"]
    found = committee.secretary.read("findings", case=case, code="outside-remit")["results"]
    assert "decisions.DecisionTaken" in [one["type"] for one in found]
