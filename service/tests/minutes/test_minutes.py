"""What a resolution said when it was first minuted and what it says since: both are found, on both databases."""

from datetime import date

import pytest

from service.tests.meetings.make import Item, WalthamForest
from service.tests.serving import Json, Service

HASH = "0123456789abcdef" * 4


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    return WalthamForest(either_service)


def item_on_minutes(forest: WalthamForest, on: date) -> Item:
    """A later meeting that has turned to its item on the minutes."""
    return forest.sitting(forest.development, "Adams", "Clark", on=on).item("2", "NOTING", presiding="Adams")


def where(item: Item) -> Json:
    return {"atMeeting": item.sitting.meeting, "atItem": item.item}


def test_a16_minutes_are_drafted_put_off_confirmed_as_amended_and_corrected_and_each_wording_is_kept(
    forest: WalthamForest,
) -> None:
    path = f"{forest.sitting(forest.development, 'Adams', 'Clark', on=date(2009, 6, 2)).path}/minutes"
    assert forest.secretary.get(path).status_code == 404
    first = forest.secretary.record(path, {"text": "RESOLVED: to meet on 12 February.", "documentHash": HASH})
    july, september = item_on_minutes(forest, date(2009, 7, 7)), item_on_minutes(forest, date(2009, 9, 1))
    forest.secretary.record(f"{path}/deferrals", where(july) | {"why": "The draft came too late."})
    inserted = {"becomes": "and to report back in March"}
    forest.secretary.record(f"{path}/confirmations", where(september) | {"amendments": [inserted]})
    again = forest.secretary.refused(f"{path}/confirmations", where(september))
    assert again["type"] == "/problems/minutes-already-confirmed"
    wrong = {"was": "12 February", "becomes": "11 February"}
    said = where(september) | {"amendments": [wrong], "why": "The wrong date was minuted."}
    forest.secretary.record(f"{path}/corrections", said)
    now = forest.secretary.read(path)
    assert (now["status"], now["text"]) == ("CORRECTED", "RESOLVED: to meet on 12 February.")
    assert [step["kind"] for step in now["course"]] == ["DRAFTED", "DEFERRED", "CONFIRMED", "CORRECTED"]
    assert now["course"][1]["why"] == "The draft came too late."
    assert (now["course"][2]["atMeeting"], now["course"][2]["atItem"]) == (september.sitting.meeting, september.item)
    assert now["course"][2]["amendments"][0]["becomes"] == inserted["becomes"]
    assert {name: now["course"][3]["amendments"][0][name] for name in wrong} == wrong
    then = forest.secretary.read(f"{path}?position={first['position']}")
    assert (then["status"], [step["kind"] for step in then["course"]]) == ("DRAFTED", ["DRAFTED"])


def test_minutes_of_another_board_are_not_confirmed_here(forest: WalthamForest) -> None:
    path = f"{forest.sitting(forest.disinvestment, 'Evans', on=date(2009, 6, 2)).path}/minutes"
    forest.secretary.record(path, {"text": "Present: Dr Evans.", "documentHash": HASH})
    elsewhere = item_on_minutes(forest, date(2009, 7, 7))
    assert (
        forest.secretary.refused(f"{path}/confirmations", where(elsewhere))["type"] == "/problems/not-a-later-meeting"
    )
