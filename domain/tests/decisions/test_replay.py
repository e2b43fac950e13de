"""The replay of a meeting: after each fact who sat, who was there, who was kept out, what was open."""

from collections.abc import Sequence

from domain.boards.conflicts import Management
from domain.boards.events import BoardKind
from domain.boards.quorum import QuorumRule
from domain.boards.remit import DecisionType
from domain.decisions.commands import ForecastMeeting
from domain.decisions.decider import decider
from domain.decisions.exclusion import bars
from domain.decisions.replay import After, replayed
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, given
from domain.meetings.events import ItemClosed, MeetingClosed, VoteClosed
from domain.meetings.motions import Direction
from domain.tests.decisions.make import person, seat_id
from domain.tests.decisions.story import (
    DEVELOPMENT,
    ITEM,
    MEETING,
    MOTION,
    board,
    case,
    development_charter,
    meeting_of,
    partners,
)

MEMBERS = ("chair:officer", "gp1:GP", "lay1:lay", "nurse:officer")


def story(needs: int = 3) -> list[Event]:
    """A GP, who is a partner of a practice that the case would pay, is ruled out and leaves; two others vote."""
    of_board = board(DEVELOPMENT, BoardKind.DEVELOPMENT, development_charter(QuorumRule(min_total=needs)), *MEMBERS)
    met = meeting_of(
        DEVELOPMENT,
        DecisionType.RECOMMENDATION,
        Direction.RECOMMEND,
        "chair+ lay1+",
        here="chair gp1 lay1 nurse",
        presiding="chair",
        ruled=[("gp1", Management.LEAVE_FOR_ITEM)],
        leaves="gp1",
    )
    after = [VoteClosed(meeting=MEETING, item=ITEM, motion=MOTION), ItemClosed(meeting=MEETING, item=ITEM)]
    return [*of_board, *partners("gp1"), *case(), *met, *after, MeetingClosed(meeting=MEETING)]


def told(history: Sequence[Event], upto: int | None = None) -> list[After]:
    record = given(decider, *history[:upto])
    facts: list[Fact[Event]] = [one for one in record.facts if MEETING.tag in one.envelope.tags]
    return list(replayed(ForecastMeeting(asked=ASKED, meeting=MEETING), facts, record.read))


def after(history: Sequence[Event], kind: str) -> After:
    """How it stood after the last fact of a type."""
    return [one for one in told(history) if type(one.fact.event).__name__ == kind][-1]


def test_the_room_fills_person_by_person_and_nothing_is_open_before_an_item_is() -> None:
    found = told(story())
    arrivals = [one for one in found if type(one.fact.event).__name__ == "PersonArrived"]
    assert [len(one.in_room) for one in arrivals] == [1, 2, 3, 4]
    assert all(one.open == () for one in arrivals)


def test_who_sat_on_the_board_is_told_of_every_seat() -> None:
    sat = {one.seat: one.holder for one in after(story(), "MeetingOpened").sat}
    assert sat == {seat_id(name): person(name) for name in ("chair", "gp1", "lay1", "nurse")}


def test_an_open_item_says_who_is_kept_from_it_and_whether_the_room_is_quorate() -> None:
    (opened,) = after(story(), "ItemOpened").open
    assert [one.person for one in opened.exclusions if bars(one)] == [person("gp1")]
    assert (opened.quorum.quorate, opened.quorum.needed, opened.quorum.counted) == (True, 3, 3)
    (lost,) = after(story(4), "ItemOpened").open
    assert (lost.quorum.quorate, lost.quorum.needed, lost.quorum.counted) == (False, 4, 3)


def test_whoever_leaves_is_out_of_the_room_from_then_on() -> None:
    assert person("gp1") in {one.person for one in after(story(), "RulingGiven").in_room}
    assert person("gp1") not in {one.person for one in after(story(), "PersonLeft").in_room}


def test_an_open_vote_counts_up_and_is_gone_when_it_is_closed() -> None:
    found = told(story())
    counted = [one.open[0].votes[0].cast for one in found if one.open and one.open[0].votes]
    assert counted == [0, 1, 2]
    assert after(story(), "VoteClosed").open[0].votes == ()
    assert after(story(), "ItemClosed").open == ()
    assert after(story(), "MeetingClosed").sitting.closed is not None


def test_nothing_recorded_later_changes_how_a_meeting_stood_before_it() -> None:
    history = story()
    found, first = told(history), len(history) - len(told(history))
    assert len(found) == len([one for one in history if hasattr(one, "meeting")])
    for at, whole in enumerate(found, start=first + 1):
        assert told(history, at)[-1] == whole


def test_without_a_charter_in_force_nobody_is_said_to_have_sat() -> None:
    uncharted = [one for one in story() if type(one).__name__ != "CharterAdopted"]
    assert {one.sat for one in told(uncharted)} == {()}
