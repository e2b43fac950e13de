"""How often and how fast cases are approved, and who scored one twice."""

from domain.kernel.financial_year import FinancialYear, year_of
from service.auth.callers import Role
from service.tests.questions.deciding import Deciding


def test_a32_how_often_and_how_fast_cases_are_approved_by_origin(deciding: Deciding) -> None:
    for number, (origin, days, direction) in enumerate(
        (
            ("PRACTICE", 10, "APPROVE"),
            ("PRACTICE", 20, "APPROVE"),
            ("PRACTICE", 90, "REJECT"),
            ("BODY", 5, "APPROVE"),
            ("BODY", 8, "APPROVE"),
            ("COUNCIL", 4, "DEFER"),
        )
    ):
        deciding.decides(deciding.submitted(f"WF/{number}", origin, days), direction)
    year = year_of(deciding.today)

    def told(**asked: object) -> list[tuple[str, int, int, str, str]]:
        rows = deciding.secretary.read("approval-rates", **asked)["byOrigin"]
        names = ("origin", "decided", "approved", "approvalRate", "medianDays")
        return [tuple(row[name] for name in names) for row in rows]

    expected = [("BODY", 2, 2, "1.000", "6.5"), ("PRACTICE", 3, 2, "0.667", "20.0")]
    assert told() == told(financial_year=year.name) == expected
    assert told(financial_year=FinancialYear(begins=year.begins - 1).name) == []


def test_a36_who_evaluated_both_an_abandoned_procurement_and_its_repetition(deciding: Deciding) -> None:
    auditor = deciding.service.caller(deciding.ods, Role.AUDITOR)

    def scored(case: str, *scorers: str) -> None:
        for name in scorers:
            said = {"version": 1, "scorer": deciding.person(name), "criterion": "value", "score": "7"}
            deciding.secretary.record(f"cases/{case}/scores", said)

    first = deciding.case("WF/1")
    scored(first, "Brown", "Clark")
    deciding.secretary.record(f"cases/{first}/withdrawals", {"why": "Abandoned"})
    again, other = deciding.case("WF/2", follows=first), deciding.case("WF/3")
    scored(other, "Brown", "Clark")
    scored(again, "Davies")
    before = deciding.secretary.read("")["logSize"]
    scored(again, "Clark")
    [found] = auditor.read("repeated-evaluations")["results"]
    assert (found["person"], found["case"], found["follows"]) == (deciding.person("Clark"), again, first)
    assert found["earlierStatus"] == "WITHDRAWN"
    assert auditor.read("repeated-evaluations", position=before)["results"] == []
