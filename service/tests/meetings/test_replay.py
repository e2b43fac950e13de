"""A meeting replayed over HTTP: after each fact who sat, who was there, who was kept out, and what was open."""

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Motion, WalthamForest
from service.tests.serving import Json, Service, pages_of

CLINIC = "F86001"


class Met:
    """A meeting at which somebody with an interest leaves the room, and a case is recommended."""

    def __init__(self, service: Service) -> None:
        self.forest = WalthamForest(service)
        self.forest.organisation(CLINIC)
        self.forest.position("Davies", CLINIC)
        self.case = case = self.forest.case("WF/1", CLINIC)
        self.sitting = self.forest.sitting(self.forest.development, "Adams", "Brown", "Clark", "Davies")
        item = self.sitting.item("4", "RECOMMENDATION", case, presiding="Adams")
        self.forest.secretary.record(
            f"{self.sitting.path}/departures", {"person": self.forest.person("Davies"), "item": item.item}
        )
        self.motion: Motion = item.motion("RECOMMEND")
        self.motion.vote("Adams", "Brown", "Clark")
        self.motion.decide()
        self.path = f"{self.sitting.path}/replay"

    def replay(self, **query: object) -> list[Json]:
        """The meeting fact by fact."""
        found: list[Json] = self.forest.secretary.read(self.path, **query)["results"]
        return found


@pytest.fixture
def met(either_service: Service) -> Met:
    return Met(either_service)


def test_after_each_fact_it_says_who_was_there_and_what_was_open(met: Met) -> None:
    found = met.replay()
    by_type = {one["fact"]["type"].split(".")[1]: one for one in found}
    assert [one["fact"]["position"] for one in found] == sorted({one["fact"]["position"] for one in found})
    assert by_type["MeetingCalled"]["status"] == "CALLED"
    assert by_type["MeetingOpened"]["status"] == "OPEN"
    assert by_type["MeetingOpened"]["presiding"] == met.forest.person("Adams")
    seats = {one["seat"]: one["holder"] for one in by_type["MeetingOpened"]["sat"]}
    assert seats == {seat: met.forest.person(name) for name, seat in met.forest.development.seats.items()}
    (item,) = by_type["ItemOpened"]["open"]
    (kept,) = item["conflicts"]
    assert (kept["person"], kept["ground"], kept["excluded"]) == (met.forest.person("Davies"), "CONFLICT", True)
    assert (item["quorum"]["quorate"], item["quorum"]["counted"]) == (True, 3)
    assert [len(by_type[name]["inRoom"]) for name in ("ItemOpened", "PersonLeft")] == [4, 3]
    assert [one["open"][0]["votes"][0]["cast"] for one in found if one["fact"]["type"] == "meetings.VoteCast"] == [
        1,
        2,
        3,
    ]
    assert all(one["fact"]["sentence"].endswith(".") and one["fact"]["actor"] for one in found)


def test_an_earlier_replay_is_the_beginning_of_a_later_one_and_pages_make_the_whole(met: Met) -> None:
    whole = met.replay()
    middle = whole[len(whole) // 2]["fact"]["position"]
    assert met.replay(position=middle) == whole[: len(whole) // 2 + 1]
    pages = list(pages_of(met.forest.secretary, met.path, limit=4))
    assert [one for page in pages for one in page] == whole
    assert max(map(len, pages)) == 4


def test_a_meeting_that_is_not_on_record_cannot_be_replayed(met: Met) -> None:
    reader = met.forest.service.caller(met.forest.ods, Role.AUDITOR)
    unknown = reader.get("meetings/00000000-0000-7000-8000-000000000000/replay")
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/problems/unknown-meeting-asked")
