"""Waltham Forest's bodies, by the register of the NHS: 5NC was followed by 08W, and that by A3A8R.

Each keeps its own ledger. Whoever has a part in them asks the last for what the first decided, and it is kept on.
"""

from datetime import date

import pytest

from service.auth.callers import EVERY, Role
from service.demo.ods import rows_of
from service.tests.meetings.make import WalthamForest
from service.tests.serving import Json, Service, Somebody

PCT, CCG, HEIR = "5NC", "08W", "A3A8R"
OPENED = {row["code"]: row["open_date"] for row in rows_of("ccgs.csv")}
CLINIC = "F86001"


class Succession(WalthamForest):
    """The primary care trust with its two boards and what it left, and the two bodies that followed it."""

    def __init__(self, service: Service) -> None:
        super().__init__(service, PCT)
        for heir in (CCG, HEIR):
            service.new_body("CCG", heir)
        self.organisation(CLINIC)
        self.case_id = self.recommended(CLINIC)
        said = {"person": self.person("Brown"), "category": "FINANCIAL", "organisation": CLINIC, "narrative": "A share"}
        self.interest = self.secretary.make("interests", said | {"heldFrom": "2006", "heldTo": "2013-03-31"})
        self.keeps(PCT, 7, "2009-04-01")
        self.keeps(CCG, 10, "2013-04-01")
        self.size = self.secretary.read("")["logSize"]
        self.takes_over(CCG, PCT)
        self.takes_over(HEIR, CCG)
        self.recommended(reference="WF/LATE")  # what is recorded there afterwards was not handed over

    def somebody(self, role: Role, at: str, *parts: str) -> Somebody:
        """Somebody with a role in some of the bodies, who asks one of them."""
        found = self.service.caller_of({body: {role: (EVERY,)} for body in parts or (PCT, CCG, HEIR)})
        found.ods = at
        return found

    def keeps(self, body: str, years: int, since: str) -> None:
        """For how many years a body keeps what has ended."""
        policy, adopted = {"keptYears": years}, {"inForceFrom": since, "citation": "Records policy"}
        self.somebody(Role.REGISTRAR, body).record("register-policies", {"policy": policy} | adopted)

    def takes_over(self, heir: str, predecessor: str) -> None:
        """The record was handed over on the day on which, by the register, the heir opened."""
        said = {"predecessor": predecessor, "since": OPENED[heir]}
        self.somebody(Role.REGISTRAR, heir).record("inheritances", said)


@pytest.fixture(scope="module", params=["service", "service_on_postgres"])
def forest(request: pytest.FixtureRequest) -> Succession:
    found: Service = request.getfixturevalue(request.param)
    return Succession(found)


def decided(asked: Somebody, **query: object) -> list[Json]:
    """The register of decisions."""
    found: list[Json] = asked.read("decision-entries", **query)["results"]
    return found


def test_the_bodies_follow_one_another_on_the_days_of_the_register(forest: Succession) -> None:
    found = forest.somebody(Role.AUDITOR, HEIR).read("lineage")["predecessors"]
    assert [(one["body"], one["inheritedBy"], one["since"]) for one in found] == [
        (CCG, HEIR, "2021-04-01"),
        (PCT, CCG, "2013-04-01"),
    ]


def test_i3_each_heir_is_asked_for_what_the_first_body_decided(forest: Succession) -> None:
    at_home = decided(forest.somebody(Role.AUDITOR, PCT), position=forest.size)
    assert len(at_home) == 1
    assert at_home[0]["organisations"] == [CLINIC]
    for heir in (CCG, HEIR):
        asked = forest.somebody(Role.AUDITOR, heir)
        assert decided(asked) == []
        assert decided(asked, predecessor=PCT) == at_home
        assert decided(asked, predecessor=PCT, organisation="F86002") == []
    assert len(decided(forest.somebody(Role.AUDITOR, PCT))) == 2


def test_the_registers_are_inherited_and_their_pages_are_walked(forest: Succession) -> None:
    asked = forest.somebody(Role.SECRETARY, HEIR)
    (entry,) = asked.read("register-entries", predecessor=PCT)["results"]
    assert entry["interest"] == forest.interest
    page = asked.get("decision-entries", predecessor=PCT, limit=1)
    assert "next" not in page.links
    assert page.json()["metadata"]["inherited"][0]["body"] == CCG


def test_before_the_hand_over_nothing_was_inherited(forest: Succession) -> None:
    refused = forest.somebody(Role.AUDITOR, HEIR).get("decision-entries", predecessor=PCT, position=1).json()
    assert refused["type"] == "/problems/unknown-predecessor"


def test_nobody_reads_through_an_heir_what_they_have_no_part_in(forest: Succession) -> None:
    for asked in (forest.somebody(Role.AUDITOR, HEIR, HEIR, CCG), forest.somebody(Role.AUDITOR, HEIR, HEIR)):
        for register in ("decision-entries", "register-entries", "expired-interests"):
            answer = asked.get(register, predecessor=PCT)
            assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-predecessor")
    roles = {HEIR: Role.AUDITOR, CCG: Role.AUDITOR, PCT: Role.MEMBER}
    reading = forest.service.caller_of({body: {role: (EVERY,)} for body, role in roles.items()})
    assert reading.get("expired-interests", predecessor=PCT).status_code == 403
    assert reading.get("decision-entries", predecessor=PCT).status_code == 200


def test_what_was_inherited_is_kept_as_long_as_the_longest_policy_of_those_who_had_it_says(forest: Succession) -> None:
    def may_be_destroyed(asked_at: str, day: date) -> list[bool]:
        asked = forest.somebody(Role.AUDITOR, asked_at)
        named = {} if asked_at == PCT else {"predecessor": PCT}
        found = asked.read("expired-interests", as_at=day, **named)["results"]
        return [one["mayBeDestroyed"] for one in found if one["interest"] == forest.interest]

    assert may_be_destroyed(PCT, date(2020, 3, 31)) == [False]
    assert may_be_destroyed(PCT, date(2020, 4, 1)) == [True]
    assert may_be_destroyed(CCG, date(2020, 4, 1)) == [False]
    assert may_be_destroyed(CCG, date(2023, 4, 1)) == [True]
    assert may_be_destroyed(HEIR, date(2023, 3, 31)) == [False]
    assert may_be_destroyed(HEIR, date(2023, 4, 1)) == [True]


def test_a_legal_hold_placed_after_the_hand_over_holds_for_the_heir(forest: Succession) -> None:
    keeper = forest.somebody(Role.SECRETARY, PCT)
    hold = keeper.make("legal-holds", {"person": forest.person("Brown"), "why": "An inquiry"})
    asked = forest.somebody(Role.AUDITOR, CCG)
    (held,) = asked.read("expired-interests", as_at="2024-01-01", predecessor=PCT)["results"]
    assert (held["legalHolds"], held["mayBeDestroyed"]) == ([hold], False)
    keeper.record(f"legal-holds/{hold}/liftings", {"why": "Closed"})
    (held,) = asked.read("expired-interests", as_at="2024-01-01", predecessor=PCT)["results"]
    assert held["mayBeDestroyed"]
