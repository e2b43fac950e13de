"""A limit is set on a basis, and whether an amount on another one lies within it is not known (trap F2)."""

from service.tests.decisions.committee import Committee
from service.tests.serving import Json, Service


def test_an_amount_that_does_not_say_its_basis_is_approved_with_a_finding(either_service: Service) -> None:
    basis: Json = {"tax": "WITH_VAT", "prices": "2009/10"}
    committee = Committee(either_service, limitPence=100_000_00, limitBasis=basis)
    made = committee.decided(committee.case("WF/1"))
    assert [one["code"] for one in made["findings"]] == ["not-on-the-basis-of-the-limit"]
    assert made["verdict"]["withinLimit"] == "INDETERMINATE"
    assert "limit-basis-unsaid" in [one["code"] for one in made["verdict"]["steps"]]
    assert made["recomputed"] is True
    [charter] = committee.secretary.read(f"boards/{committee.committee.board}/charters")["results"]
    shown = charter["charter"]["remit"]["limitBasis"]
    assert {name: held for name, held in shown.items() if held} == basis
