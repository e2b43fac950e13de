"""Savings that two cases claim: found at the second, listed together, and counted once (trap F3)."""

import pytest

from service.auth.callers import Role
from service.tests.cases.test_register import content
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


def claims(secretary: Somebody, author: str, reference: str, scheme: str, pence: int, year: str = "2009/10") -> Json:
    """The receipt for a case that claims a saving."""
    spent = {"kind": "INVESTMENT", "amount": {"amountPence": 1}}
    saved = {"kind": "SAVING", "amount": {"amountPence": pence}, "financialYear": year, "savedOn": {"scheme": scheme}}
    case = secretary.make("cases", {"reference": reference, "content": content(author, money=[spent, saved])})
    receipt: Json = secretary.record_upon(f"cases/{case}", f"cases/{case}/submissions")
    return receipt


def test_a_saving_that_two_cases_claim_is_found_listed_and_counted_once(secretary: Somebody, author: str) -> None:
    """Croydon CCG, 2017."""
    first = claims(secretary, author, "WF/1", "QIPP 4", 800_000_00)
    assert "findings" not in first or not first["findings"]
    claims(secretary, author, "WF/2", "QIPP 5", 7)
    second = claims(secretary, author, "WF/3", "QIPP 4", 550_000_00)
    [finding] = second["findings"]
    assert (finding["code"], finding["evidence"]) == ("saving-claimed-twice", [first["facts"][0]["position"]])
    told = secretary.read("claimed-savings", financial_year="2009/10")
    assert sorted(one["claimedTwice"] for one in told["results"]) == [False, True]
    [twice] = secretary.read("claimed-savings", twice=True)["results"]
    assert [one["reference"] for one in twice["claims"]] == ["WF/1", "WF/3"]
    [total] = told["countedOnce"]
    assert total["amount"] == {"least": 550_000_07, "most": 800_000_07}
    assert secretary.read("claimed-savings", financial_year="2008/09")["results"] == []
    [listed] = secretary.read("findings", code="saving-claimed-twice")["results"]
    assert listed["position"] == second["facts"][0]["position"]


def test_a_saving_names_the_case_by_its_corrected_reference_now_and_as_written_then(
    secretary: Somebody, author: str
) -> None:
    claims(secretary, author, "WF/l", "QIPP 4", 7)
    before: int = secretary.read("")["logSize"]
    drafted = [one for one in secretary.read("log/facts")["results"] if one["fact"]["type"] == "cases.CaseDrafted"]
    slip = {"position": drafted[0]["position"], "field": "reference", "was": "WF/l", "becomes": "WF/1"}
    secretary.record("slips", slip | {"reason": "Typed wrong", "source": "Board paper 7"})
    assert _references(secretary) == ["WF/1"]
    assert _references(secretary, position=before) == ["WF/l"]


def _references(reader: Somebody, **asked: object) -> list[str]:
    return [claim["reference"] for one in reader.read("claimed-savings", **asked)["results"] for claim in one["claims"]]
