"""What a case comes to on each basis, and by how much each version is more than the one before (traps F2, F4)."""

import pytest

from service.auth.callers import Role
from service.tests.cases.test_register import content, draft, submitted
from service.tests.serving import Json, Service, Somebody


@pytest.fixture
def ods(either_service: Service) -> str:
    return either_service.new_body()


@pytest.fixture
def secretary(either_service: Service, ods: str) -> Somebody:
    return either_service.caller(ods, Role.SECRETARY)


@pytest.fixture
def author(either_service: Service, ods: str) -> str:
    return either_service.caller(ods, Role.REGISTRAR).make("people", {"office": "Practice manager"})


def line(pence: int, kind: str = "INVESTMENT", **said: object) -> Json:
    return {"kind": kind, "amount": {"amountPence": pence}} | said


def test_amounts_on_different_bases_are_told_apart_and_never_added_up(secretary: Somebody, author: str) -> None:
    net, gross = {"tax": "WITHOUT_VAT"}, {"tax": "WITH_VAT"}
    half = {"effect": "PART_YEAR", "months": 6, "prices": "2009/10"}
    money = [line(100, basis=net), line(20, basis=net), line(70, basis=gross), line(5, basis=half)]
    money.append(line(9, recurrence="EVERY_YEAR", basis=net))
    shown = secretary.read(f"cases/{draft(secretary, author, 'WF/1', money=money)}")
    assert shown["content"]["money"][3]["basis"] == half
    found = [(one["recurrence"], one["basis"], one["amount"]["most"]) for one in shown["totals"]]
    said = [(often, {name: held for name, held in basis.items() if held}, most) for often, basis, most in found]
    assert said == [
        ("ONCE", net, 120),
        ("ONCE", gross, 70),
        ("ONCE", {"effect": "PART_YEAR", "prices": "2009/10"}, 5),
        ("EVERY_YEAR", net, 9),
    ]


def test_months_belong_to_a_part_of_a_year(secretary: Somebody, author: str) -> None:
    body = {
        "reference": "WF/1",
        "content": content(author, money=[line(1, basis={"effect": "FULL_YEAR", "months": 6})]),
    }
    assert secretary.refused("cases", body)["status"] == 400


def test_a_version_says_by_how_much_it_grew(secretary: Somebody, author: str) -> None:
    case = submitted(secretary, author)
    path = f"cases/{case}"
    for money in ([line(12_000_000)], [line(12_500_000, basis={"tax": "WITH_VAT"})]):
        secretary.record(f"{path}/returns", {"why": "More patients"})
        secretary.record_upon(path, f"{path}/revisions", {"content": content(author, money=money)})
        secretary.record_upon(path, f"{path}/submissions")
    first, second, third = secretary.read(path)["versions"]
    assert first["growth"] == []
    assert second["growth"] == [{"kind": "INVESTMENT", "least": 3_000_000, "most": 12_000_000, "grew": "YES"}]
    assert third["growth"] == [{"kind": "INVESTMENT", "least": None, "most": None, "grew": "INDETERMINATE"}]
    assert second["totals"][0]["amount"] == {"least": 12_000_000, "most": 12_000_000}
    assert len(secretary.read(f"{path}/versions/2")["versions"]) == 2
