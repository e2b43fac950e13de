"""Meetings from their call to their end: agenda, attendance, and what was known when."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Sitting, WalthamForest, member
from service.tests.serving import Service


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    return WalthamForest(service)


@pytest.fixture
def sitting(forest: WalthamForest) -> Sitting:
    return forest.sitting(forest.development, "Adams", "Brown")


def test_a_meeting_shows_its_notice_its_agenda_and_who_is_in_the_room(forest: WalthamForest) -> None:
    secretary = forest.secretary
    body = {"board": forest.development.board, "startsAt": "2009-06-16T18:00:00+01:00", "place": "Town hall"}
    sitting = Sitting(forest, forest.development, secretary.make("meetings", body))
    sitting.record("notices", {"given": "2009-06-09"})
    sitting.item("1", "NOTING")
    called = secretary.read(sitting.path)
    assert (called["status"], called["startsAt"]) == ("CALLED", "2009-06-16T17:00:00.000000Z")
    assert [one["given"] for one in called["notices"]] == ["2009-06-09"]
    assert [(one["number"], one["title"], one["status"]) for one in called["agenda"]] == [("1", "Item 1", "PLACED")]
    urgent = {"number": "2", "title": "A gas leak", "purpose": "NOTING"}
    silent = sitting.record("items", urgent)
    assert [one["code"] for one in silent["findings"]] == ["item-added-without-reason"]
    told = sitting.record("items", urgent | {"number": "3", "reason": "It happened on Friday."})
    assert "findings" not in told
    assert [one["placedBecause"] for one in secretary.read(sitting.path)["agenda"]][2] == "It happened on Friday."
    sitting.record("arrivals", {"person": forest.person("Adams"), "presence": "REMOTE"})
    sitting.record("opening", {"presiding": forest.person("Adams")})
    opened = secretary.read(sitting.path)
    assert (opened["status"], opened["presiding"]) == ("OPEN", forest.person("Adams"))
    assert [(one["person"], one["presence"]) for one in opened["inRoom"]] == [(forest.person("Adams"), "REMOTE")]
    sitting.record("close")
    assert secretary.read(sitting.path)["status"] == "CLOSED"


def test_the_register_of_meetings_is_read_by_board_and_status(forest: WalthamForest, sitting: Sitting) -> None:
    other = forest.sitting(forest.disinvestment, "Evans")
    other.record("close")
    secretary = forest.secretary
    assert [one["meeting"] for one in secretary.read("meetings")["results"]] == [sitting.meeting, other.meeting]
    own = secretary.read("meetings", board=forest.disinvestment.board)["results"]
    assert [one["meeting"] for one in own] == [other.meeting]
    assert [one["meeting"] for one in secretary.read("meetings", status="OPEN")["results"]] == [sitting.meeting]
    assert secretary.read("meetings", status="OPEN", board=forest.disinvestment.board)["results"] == []
    first = secretary.get("meetings", limit=1)
    assert first.headers["Link"].endswith('rel="next"')
    after = first.json()["metadata"]["next"]
    assert [one["meeting"] for one in secretary.read("meetings", after=after)["results"]] == [other.meeting]


def test_the_attendance_says_who_was_out_of_the_room_for_which_item(forest: WalthamForest, sitting: Sitting) -> None:
    item = sitting.item("4", "NOTING", presiding="Adams")
    brown = {"person": forest.person("Brown")}
    out = sitting.record("departures", brown | {"item": item.item})
    assert [one["person"] for one in forest.secretary.read(sitting.path)["inRoom"]] == [forest.person("Adams")]
    sitting.record("returns", brown)
    stays = [
        one
        for one in forest.secretary.read(f"{sitting.path}/attendance")["results"]
        if one["person"] == brown["person"]
    ]
    assert [(one["leftFor"], one["leftAt"] is None) for one in stays] == [(item.item, False), (None, True)]
    assert stays[0]["cameAt"] < stays[0]["leftAt"] < stays[1]["cameAt"]
    before = forest.secretary.read(sitting.path, position=out["position"] - 1)
    assert [one["person"] for one in before["inRoom"]] == [forest.person("Adams"), forest.person("Brown")]
    then = forest.secretary.read(f"{sitting.path}/attendance", position=out["position"] - 1)
    assert [one["leftAt"] for one in then["results"]] == [None, None]


def test_nobody_comes_twice_and_only_who_left_comes_back(forest: WalthamForest, sitting: Sitting) -> None:
    adams = {"person": forest.person("Adams")}
    assert forest.secretary.refused(f"{sitting.path}/arrivals", adams)["type"] == "/problems/already-arrived"
    assert forest.secretary.refused(f"{sitting.path}/returns", adams)["type"] == "/problems/not-gone"


def test_an_item_is_taken_off_the_agenda_with_its_reason(forest: WalthamForest, sitting: Sitting) -> None:
    item = sitting.item("5", "NOTING")
    item.record("withdrawals", {"why": "The paper came too late"})
    (shown,) = forest.secretary.read(sitting.path)["agenda"]
    assert (shown["status"], shown["withdrawnBecause"]) == ("WITHDRAWN", "The paper came too late")
    problem = forest.secretary.refused(f"{item.path}/opening", {"presiding": forest.person("Adams")})
    assert problem["type"] == "/problems/item-already-ended"


def test_a_development_board_cannot_be_asked_for_final_approval(forest: WalthamForest, sitting: Sitting) -> None:
    body = {"number": "9", "title": "Approval", "purpose": "FINAL_APPROVAL"}
    problem = forest.secretary.refused(f"{sitting.path}/items", body)
    assert (problem["type"], problem["rule"]) == ("/problems/outside-remit", "a-board-decides-within-its-remit")
    assert "Waltham Forest" in problem["citation"]


def test_a_meeting_ends_when_no_item_is_open(forest: WalthamForest, sitting: Sitting) -> None:
    item = sitting.item("4", "NOTING", presiding="Adams")
    assert forest.secretary.refused(f"{sitting.path}/close")["type"] == "/problems/item-still-open"
    item.record("close")
    sitting.record("close")
    assert forest.secretary.read(item.path)["status"] == "CLOSED"


def test_whoever_acts_on_an_old_reading_is_told_so(forest: WalthamForest, sitting: Sitting) -> None:
    old = forest.secretary.etag(sitting.path)["If-Match"]
    sitting.item("4", "NOTING")
    assert forest.secretary.post(f"{sitting.path}/close", if_match=old).status_code == 412
    sitting.record("close", if_match=forest.secretary.etag(sitting.path)["If-Match"])


def test_what_is_not_on_record_is_not_found(forest: WalthamForest, sitting: Sitting) -> None:
    nowhere, item = "00000000-0000-7000-8000-000000000000", sitting.item("4", "NOTING")
    secretary = forest.secretary
    missing = (
        f"meetings/{nowhere}",
        f"meetings/{nowhere}/attendance",
        f"meetings/{nowhere}/conflicts",
        f"{sitting.path}/items/{nowhere}",
        f"meetings/{nowhere}/items/{item.item}",
        f"{item.path}/motions/{nowhere}",
        f"decisions/{nowhere}",
    )
    assert {secretary.get(path).status_code for path in missing} == {404}
    assert secretary.refused(f"meetings/{nowhere}/close")["type"] == "/problems/unknown-meeting"


def test_a_secretary_of_one_board_keeps_the_meetings_of_that_board_only(forest: WalthamForest) -> None:
    own, other = forest.development, forest.disinvestment
    helper = forest.service.caller(forest.ods, Role.SECRETARY, boards=(own.board,))
    body = {"startsAt": f"{date(2009, 6, 16)}T18:00:00Z", "place": "Town hall"}
    assert helper.refused("meetings", body | {"board": other.board})["type"] == "/problems/not-permitted"
    meeting = helper.make("meetings", body | {"board": own.board})
    helper.record(f"meetings/{meeting}/arrivals", {"person": forest.person("Adams")})
    theirs = forest.sitting(other, "Evans")
    assert helper.refused(f"{theirs.path}/close")["type"] == "/problems/not-permitted"
    assert helper.refused("meetings/not-a-meeting/close")["type"] == "/problems/not-permitted"


def test_members_read_everything_and_keep_no_record(forest: WalthamForest, sitting: Sitting) -> None:
    brown = member(forest, "Brown")
    assert brown.read(sitting.path)["status"] == "OPEN"
    assert brown.refused(f"{sitting.path}/close")["type"] == "/problems/not-permitted"


def test_somebody_from_elsewhere_does_not_learn_that_there_is_a_meeting(
    forest: WalthamForest, sitting: Sitting
) -> None:
    stranger = forest.service.caller("T99999", Role.SECRETARY)
    stranger.ods = forest.ods
    assert stranger.get(sitting.path).status_code == 404
    assert stranger.refused(f"{sitting.path}/close")["type"] == "/problems/unknown-body"
