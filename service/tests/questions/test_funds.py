"""What was set aside for cases, what approvals committed, and what is left."""

from service.tests.questions.deciding import Deciding
from service.tests.serving import Json

FUND = "Invest to Save"


def test_a30_what_was_allocated_committed_and_left_of_invest_to_save(deciding: Deciding) -> None:
    body, year = deciding, deciding.year
    spent = {"kind": "INVESTMENT", "fund": FUND, "financialYear": year}
    before = {"fund": FUND, "financialYear": year, "citation": "Board, 1 April", "fromDay": "2009-04-01"}
    body.secretary.record("fund-allocations", before | {"amountPence": 400_000_000})

    def approves(reference: str, direction: str = "APPROVE", **money: object) -> Json:
        amount = {"amountPence": 150_000_000, "qualifier": "MORE_THAN"}
        case = body.case(reference, money=[spent | {"amount": amount} | money])
        return body.decides(case, direction)

    approves("WF/0", "REJECT")
    approves("WF/1", fund="Another")
    first = approves("WF/2")

    def fund(**asked: object) -> Json:
        [found] = body.secretary.read("funds", financial_year=year, **asked)["funds"]
        shown: Json = found
        return shown

    shown = fund()
    assert (shown["allocatedPence"], shown["overspent"]) == (400_000_000, "INDETERMINATE")
    assert shown["left"] == {"least": None, "most": 249_999_999}
    assert shown["committed"] == {"least": 150_000_001, "most": None}
    assert [one["decision"] for one in shown["commitments"]] == [first["decision"]]
    then = body.secretary.read("")["logSize"]
    second = approves("WF/3", amount={"amountPence": 250_000_000, "qualifier": "EXACTLY"})
    assert (fund()["overspent"], fund(position=then)["overspent"]) == ("YES", "INDETERMINATE")
    said = {"on": second["decided"], "byWhom": "The High Court", "why": "No consultation"}
    body.secretary.record(f"decisions/{second['decision']}/set-asides", said)
    assert [one["decision"] for one in fund()["commitments"]] == [first["decision"]]
    again = before | {"amountPence": 100, "fromDay": second["decided"]}
    body.secretary.record("fund-allocations", again)
    assert (fund()["allocatedPence"], fund(position=then)["allocatedPence"]) == (100, 400_000_000)
    earlier = fund(as_at="2009-04-01")
    assert (earlier["allocatedPence"], earlier["commitments"]) == (400_000_000, [])
    assert body.secretary.read("funds", as_at="2009-03-31", financial_year=year)["funds"] == []


def test_what_is_committed_on_two_bases_is_told_apart_and_never_added_up(deciding: Deciding) -> None:
    """F2: with and without value added tax."""
    body, year = deciding, deciding.year
    told = {"fund": FUND, "financialYear": year, "citation": "Board, 1 April", "fromDay": "2009-04-01"}
    body.secretary.record("fund-allocations", told | {"amountPence": 100_000})
    for reference, tax, pence in (("WF/1", "WITH_VAT", 60_000), ("WF/2", "WITHOUT_VAT", 50_000)):
        line = {"kind": "INVESTMENT", "fund": FUND, "financialYear": year, "basis": {"tax": tax}}
        body.decides(body.case(reference, money=[line | {"amount": {"amountPence": pence}}]), "APPROVE")
    [fund] = body.secretary.read("funds", financial_year=year)["funds"]
    assert (fund["onOneBasis"], fund["overspent"]) == (False, "INDETERMINATE")
    assert fund["committed"] == {"least": 60_000, "most": None}
    assert fund["left"] == {"least": None, "most": 40_000}
    assert {one["basis"]["tax"]: one["amount"]["most"] for one in fund["committedByBasis"]} == {
        "WITH_VAT": 60_000,
        "WITHOUT_VAT": 50_000,
    }
