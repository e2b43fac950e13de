"""What changed between two moments, of a board, a meeting, a register or a whole body, and by which facts."""

import pytest

from service.auth.callers import Role
from service.changes.comparing import differences, pointer
from service.tests.meetings.make import WalthamForest
from service.tests.serving import Json, Service, pages_of


class Between:
    """Two boards before and after somebody took another's seat, and a meeting to which an item was added."""

    def __init__(self, service: Service) -> None:
        self.forest = WalthamForest(service)
        self.forest.organisation("CLINIC1")
        self.board = self.forest.development
        self.sitting = self.forest.sitting(self.board, "Adams", "Brown")
        self.interest = self.declare("Brown")
        self.before = self.size()
        seat = self.board.seats["Davies"]
        path = f"boards/{self.board.board}/seats/{seat}"
        self.seat = seat
        self.vacated = self.register(
            f"{path}/vacancies", {"person": self.forest.person("Davies"), "vacated": "2009-05-01", "why": "Resigned"}
        )
        self.item = self.sitting.item("4", "NOTING").item
        self.placed = self.size()

    def register(self, path: str, body: Json) -> int:
        """Record something as the registrar; its position."""
        found: int = self.forest.registrar.record(path, body)["position"]
        return found

    def declare(self, name: str) -> str:
        """An interest."""
        said = {"person": self.forest.person(name), "category": "FINANCIAL", "organisation": "CLINIC1"}
        more = {"narrative": "A partner", "heldFrom": "2008", "publicationWithheld": False}
        return self.forest.secretary.make("interests", said | more)

    def size(self) -> int:
        """How long the log is."""
        found: int = self.forest.secretary.read("")["logSize"]
        return found

    def diff(self, path: str, **query: object) -> Json:
        """What changed since the first of the two moments."""
        return self.forest.secretary.read(f"{path}/diff".lstrip("/"), **{"from": self.before} | query)


@pytest.fixture
def between(either_service: Service) -> Between:
    return Between(either_service)


def test_a_board_says_who_no_longer_sits_there_and_by_which_fact(between: Between) -> None:
    found = between.diff(f"boards/{between.board.board}", as_at="2009-06-01")
    (changed,) = [one for one in found["changed"] if one["pointer"] == f"/seats/{between.seat}/holder"]
    assert changed["was"]["person"] == between.forest.person("Davies")
    assert changed["now"] is None
    assert changed["facts"] == [between.vacated]
    (fact,) = [one for one in found["results"] if one["position"] == between.vacated]
    assert fact["type"] == "boards.SeatVacated"
    assert fact["sentence"].endswith(".")
    assert f"seat:{between.seat}" in fact["mentions"]
    assert (found["earlier"], found["later"]) == (between.before, between.size())


def test_a_meeting_says_what_was_added_to_its_agenda(between: Between) -> None:
    found = between.diff(between.sitting.path)
    (changed,) = found["changed"]
    assert (changed["was"], changed["pointer"]) == (None, f"/agenda/{between.item}")
    assert (changed["now"]["number"], changed["facts"]) == ("4", [between.placed])


def test_between_a_moment_and_itself_nothing_has_changed(between: Between) -> None:
    for path in (f"boards/{between.board.board}", between.sitting.path):
        found = between.diff(path, position=between.before)
        assert (found["changed"], found["results"]) == ([], [])
    whole = between.diff("", position=between.before)
    assert (whole["added"], whole["results"]) == ({}, [])


def test_a_body_says_every_fact_between_page_by_page_and_what_its_registers_gained(between: Between) -> None:
    between.declare("Adams")
    found = between.diff("")
    assert [one["position"] for one in found["results"]] == list(range(between.before + 1, between.size() + 1))
    assert found["added"] == {"interests": 1}
    pages = list(pages_of(between.forest.secretary, "diff", **{"from": between.before}, limit=1))
    assert [one for page in pages for one in page] == found["results"]


def test_a_register_says_which_entries_are_new_and_which_were_stated_anew(between: Between) -> None:
    path = f"interests/{between.interest}"
    said = {"person": between.forest.person("Brown"), "category": "FINANCIAL", "organisation": "CLINIC1"}
    more = {"narrative": "A partner still", "heldFrom": "2008", "publicationWithheld": False}
    amended = between.forest.secretary.record_upon(path, f"{path}/amendments", said | more)["position"]
    new = between.declare("Adams")
    found = between.diff("registers/INTERESTS")["results"]
    assert [(one["entry"], one["new"]) for one in found] == [(between.interest, False), (new, True)]
    assert found[0]["facts"] == [amended]
    pages = list(pages_of(between.forest.secretary, "registers/INTERESTS/diff", **{"from": between.before}, limit=1))
    assert [len(page) for page in pages] == [1, 1]
    assert between.diff("registers/CASES")["results"] == []


def test_the_earlier_moment_may_be_an_instant(between: Between) -> None:
    by_position = between.diff(between.sitting.path)
    moment = between.forest.secretary.read("diff", **{"from": between.before - 1}, limit=1)["results"][0]["recordedAt"]
    found = between.forest.secretary.read(f"{between.sitting.path}/diff", from_known_at=moment)
    assert found["changed"] == by_position["changed"]


def test_the_earlier_moment_is_said_once_and_is_the_earlier(between: Between) -> None:
    reader, path = between.forest.secretary, f"boards/{between.board.board}/diff"
    instant = {"from": 3, "from_known_at": "2026-01-01T00:00:00Z"}
    for query in ({}, {"from": between.size() + 1}, {"from": 5, "position": 4}, instant):
        assert reader.get(path, **query).json()["type"] == "/problems/invalid-moment"


def test_whoever_does_not_read_everything_compares_no_register(between: Between) -> None:
    member = between.forest.service.caller(between.forest.ods, Role.MEMBER, person=between.forest.person("Adams"))
    assert [member.get(path, **{"from": 3}).status_code for path in ("diff", "registers/INTERESTS/diff")] == [403, 403]


def test_parts_of_a_list_are_held_against_each_other_by_name_and_not_by_place() -> None:
    was = {"seats": [{"seat": "a", "title": "x"}, {"seat": "b", "title": "y"}], "roles": [1, 2]}
    now = {"seats": [{"seat": "b", "title": "y"}, {"seat": "a", "title": "z"}], "roles": [2, 1]}
    assert [(pointer(path), *told) for path, *told in differences(was, now)] == [
        ("/seats/a/title", "x", "z"),
        ("/roles", [1, 2], [2, 1]),
    ]
    assert pointer(("a/b", "c~d")) == "/a~1b/c~0d"
