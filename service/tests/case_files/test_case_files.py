"""The case file: decision, votes, membership and interests as at one moment, in one call, all of the same moment."""

from datetime import date

import pytest

from domain.kernel.ids import ActorId, CaseId
from service.auth.callers import EVERY, Caller, Role
from service.case_files.queries import the_file
from service.store.postgresql import PostgreSQLConnection
from service.tests.meetings.make import Motion, Sitting, WalthamForest
from service.tests.merges.make import merge
from service.tests.serving import Json, Service
from service.viewing.viewpoint import Viewpoint

MEMBERS = ("Evans", "Foster", "Green", "Hughes")
CLINIC = "CLINIC1"
MOST_TRIPS = 7
"""Who is who, four for the file itself, what was arranged about interests, and what is withheld from who asks."""


class Told:
    """A case recommended by one board and approved by the other, at whose item a member had an interest."""

    def __init__(self, service: Service, reference: str = "WF/1", approvers: tuple[str, ...] = MEMBERS[:3]) -> None:
        self.forest = WalthamForest(service)
        self.forest.organisation(CLINIC)
        self.interest = self.declare("Hughes")
        self.case = self.forest.recommended(CLINIC, reference=reference)
        self.recommended = self.size()
        self.forest.examined(self.case, self.forest.disinvestment, "Evans")
        self.sitting = self.forest.sitting(self.forest.disinvestment, *MEMBERS)
        self.motion = self.put(self.sitting, "5")
        self.motion.vote(*approvers)
        self.before = self.size()
        self.decision = self.motion.decide()["decision"]
        self.decided = self.size()

    def declare(self, name: str, **more: object) -> str:
        """An interest of somebody in the clinic."""
        said = {
            "person": self.forest.person(name),
            "category": "FINANCIAL",
            "organisation": CLINIC,
            "narrative": "A partner there",
            "heldFrom": "2008",
        }
        secretary = self.forest.secretary
        return secretary.make("interests", said | {"publicationWithheld": False} | more)

    def put(self, sitting: Sitting, number: str) -> Motion:
        """The case as an item of a meeting, and the motion to approve it."""
        return sitting.item(number, "FINAL_APPROVAL", self.case, presiding="Evans").motion("APPROVE")

    def size(self) -> int:
        """How long the log is."""
        found: int = self.forest.secretary.read("")["logSize"]
        return found

    def file(self, **query: object) -> Json:
        """The case file."""
        return self.forest.secretary.read(f"cases/{self.case}/file", **query)


@pytest.fixture
def told(either_service: Service) -> Told:
    return Told(either_service)


def test_the_file_tells_all_of_the_same_moment_what_the_reads_of_its_parts_tell(told: Told) -> None:
    read = told.forest.secretary.read
    told.forest.secretary.record(f"cases/{told.case}/withdrawals", {"why": "Overtaken by another case"})
    at = {"position": told.decided}
    file, day = told.file(**at), {"as_at": told.file(**at)["asAt"]}
    assert file["position"] == told.decided
    assert file["case"] == read(f"cases/{told.case}", **at)
    assert file["proposals"] == read("proposals", case=told.case, **at)["results"]
    assert file["dueDiligence"] == read(f"cases/{told.case}/due-diligence", **at)["results"]
    assert [one["board"] for one in file["boards"]] == [told.forest.development.board, told.forest.disinvestment.board]
    assert file["boards"] == [read(f"boards/{one['board']}", **at, **day) for one in file["boards"]]
    second = file["meetings"][-1]
    (item,) = second["items"]
    assert item == read(f"{told.sitting.path}/items/{item['item']}", **at)
    assert second["attendance"] == read(f"{told.sitting.path}/attendance", **at)["results"]
    assert second["conflicts"] == read(f"{told.sitting.path}/conflicts", **at)["results"]
    decided = file["decisions"][-1]
    whole = read(f"decisions/{told.decision}", **at)
    assert decided == {name: whole[name] for name in decided}
    assert [one["interest"] for one in file["interests"]] == [told.interest]
    assert file["interests"] == [
        {name: held for name, held in read(f"interests/{told.interest}", **at, **day).items() if name != "statements"}
    ]


def test_the_file_is_as_it_was_known_then(told: Told) -> None:
    then = told.file(position=told.recommended)
    assert (then["case"]["status"], len(then["decisions"]), len(then["meetings"])) == ("PROPOSED", 1, 1)
    assert then["dueDiligence"] == []
    before = told.file(position=told.before)
    (motion,) = before["meetings"][-1]["items"][0]["motions"]
    assert (motion["status"], len(motion["votes"]), len(before["decisions"])) == ("OPEN", 3, 1)
    known = told.file(known_at=then["recordedAt"])
    assert known == then


def test_before_the_case_was_drafted_there_is_no_file(told: Told) -> None:
    answer = told.forest.secretary.get(f"cases/{told.case}/file", position=2)
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (404, "unknown-case-asked")


def test_who_sat_where_is_told_of_the_day_that_was_asked_about(told: Told) -> None:
    earlier = told.file(as_at="2008-06-01")
    assert {seat["holder"] is None for board in earlier["boards"] for seat in board["seats"]} == {True}
    assert {board["charter"] is None for board in earlier["boards"]} == {True}
    now = told.file()
    assert all(seat["holder"]["held"] == "YES" for board in now["boards"] for seat in board["seats"])


def test_what_is_withheld_from_publication_is_a_placeholder_to_whoever_may_not_see_it(told: Told) -> None:
    said = {
        "category": "FINANCIAL",
        "organisation": CLINIC,
        "narrative": "A partner there",
        "publicationWithheld": True,
    }
    path = f"interests/{told.interest}"
    said |= {"person": told.forest.person("Hughes"), "heldFrom": "2008"}
    told.forest.secretary.record_upon(path, f"{path}/amendments", said)
    member = told.forest.service.caller(told.forest.ods, Role.MEMBER, person=told.forest.person("Adams"))
    seen = member.read(f"cases/{told.case}/file")
    (placeholder,) = seen["interests"]
    assert set(placeholder) == {"withheld", "position"}
    assert told.interest not in str(seen)
    assert told.interest in str(told.file())


def test_erased_words_stand_as_erased_in_the_file(told: Told) -> None:
    told.forest.service.destroy_texts(told.forest.ods)
    file = told.file()
    assert file["case"]["title"] == {"erased": True}
    assert file["meetings"][-1]["items"][0]["title"] == {"erased": True}


def test_two_entries_of_one_person_have_one_name_in_the_file(told: Told) -> None:
    merge(told.forest, "Married", "Hughes")
    attendance = told.file()["meetings"][-1]["attendance"]
    assert attendance == told.forest.secretary.read(f"{told.sitting.path}/attendance")["results"]
    there = {one["person"] for one in attendance}
    assert told.forest.person("Married") in there
    assert told.forest.person("Hughes") not in there


def test_a_file_costs_as_many_statements_whatever_has_happened_in_the_case(told: Told) -> None:
    few = len(_statements(told))
    for number, day in (("6", 17), ("7", 18)):
        sitting = told.forest.sitting(told.forest.disinvestment, *MEMBERS, on=date(2009, 6, day))
        told.put(sitting, number).vote(*MEMBERS[:3])
    assert len(told.file()["meetings"]) == 4
    assert len(_statements(told)) == few


def test_to_postgresql_a_file_with_interests_is_few_trips(told: Told) -> None:
    connection = told.forest.service.database.reader()
    if isinstance(connection, PostgreSQLConnection):
        before = connection.trips
        assert len(_statements(told)) > 25
        assert connection.trips - before <= MOST_TRIPS


def _statements(told: Told) -> list[str]:
    database = told.forest.service.database
    said: list[str] = []
    caller = Caller(
        subject=ActorId("auditor"), client="test", issuer="test", roles={EVERY: {Role.MEMBER: frozenset({EVERY})}}
    )
    view = Viewpoint(database.reader, told.forest.service.app.state.vault, told.forest.ods, told.size())
    database.reader().on_statement = said.append
    try:
        the_file(view, CaseId(told.case), caller, date(2009, 6, 30))
    finally:
        database.reader().on_statement = None
    return said
