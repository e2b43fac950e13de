"""Minutes are drafted, confirmed by a later meeting as they are or as amended, and corrected by a later one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.boards.remit import DecisionType
from domain.kernel.ids import ItemId, MeetingId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.kernel.spec import ASKED, given
from domain.meetings.events import ItemPlaced, MeetingOpened
from domain.meetings.policies import MeetingNotOpen, UnknownItem, UnknownMeeting
from domain.minutes.amendments import Amendment
from domain.minutes.commands import ConfirmMinutes, CorrectMinutes, DeferMinutes, DraftMinutes, MinutesCommand
from domain.minutes.decider import decider
from domain.minutes.events import MinutesConfirmed, MinutesCorrected, MinutesDeferred, MinutesDrafted
from domain.minutes.policies import (
    InvalidDocumentHash,
    MinutesAlreadyConfirmed,
    MinutesNotConfirmed,
    MinutesNotDrafted,
    MinutesWithoutText,
    NotALaterMeeting,
)
from domain.tests.boards.make import DEVELOPMENT, DISINVESTMENT
from domain.tests.cases.make import numbered
from domain.tests.meetings.make import CHAIR, MEETING, called, opened

NEXT, ELSEWHERE = MeetingId(numbered(801)), MeetingId(numbered(802))
ITEM = ItemId(numbered(803))
HASH = "ab" * 32
INSERTED = Amendment(item=None, motion=None, was=None, becomes="and asked that the equality impact be reported back")
START = called().starts_at
LATER = START + timedelta(days=28)
DRAFT = DraftMinutes(asked=ASKED, meeting=MEETING, text="Present: the chair.", document_hash=HASH)
CONFIRM = ConfirmMinutes(asked=ASKED, meeting=MEETING, at_meeting=NEXT, at_item=ITEM)
DEFER = DeferMinutes(asked=ASKED, meeting=MEETING, at_meeting=NEXT, at_item=ITEM, why="The clerk was ill.")
CORRECT = CorrectMinutes(
    asked=ASKED, meeting=MEETING, at_meeting=NEXT, at_item=ITEM, amendments=(INSERTED,), why="A wrong date."
)
DRAFTED = MinutesDrafted(meeting=MEETING, board=DISINVESTMENT, draft=1, text="Present: the chair.", document_hash=HASH)
CONFIRMED = MinutesConfirmed(meeting=MEETING, draft=1, at_meeting=NEXT, at_item=ITEM, amendments=())


def held(*more: Event) -> list[Event]:
    """The meeting, the next one with its item on the minutes, and one of another board."""
    placed = ItemPlaced(
        meeting=NEXT,
        item=ITEM,
        board=DISINVESTMENT,
        number="2",
        title="Minutes",
        purpose=DecisionType.NOTING,
        case=None,
        version=None,
    )
    later = MeetingOpened(meeting=NEXT, board=DISINVESTMENT, presiding=CHAIR)
    other = MeetingOpened(meeting=ELSEWHERE, board=DEVELOPMENT, presiding=CHAIR)
    return [
        *(called(), opened()),
        *(called(meeting=NEXT, starts_at=LATER), later, placed),
        *(called(meeting=ELSEWHERE, board=DEVELOPMENT, starts_at=LATER), other),
        *more,
    ]


def test_minutes_are_drafted_and_drafted_anew_until_they_are_confirmed() -> None:
    given(decider, *held()).when(DRAFT).then(DRAFTED)
    given(decider, *held(DRAFTED)).when(DRAFT).then(replace(DRAFTED, draft=2))
    given(decider, *held(DRAFTED, CONFIRMED)).when(DRAFT).then_refused(MinutesAlreadyConfirmed)


def test_m1_minutes_are_confirmed_as_a_correct_record_or_subject_to_the_insertion_of_words() -> None:
    given(decider, *held(DRAFTED)).when(CONFIRM).then(CONFIRMED)
    amended = replace(CONFIRM, amendments=(INSERTED,))
    given(decider, *held(DRAFTED)).when(amended).then(replace(CONFIRMED, amendments=(INSERTED,)))
    given(decider, *held(DRAFTED, CONFIRMED)).when(amended).then_refused(MinutesAlreadyConfirmed)


def test_m2_confirmation_is_put_off_to_a_later_meeting_and_comes_then() -> None:
    put_off = MinutesDeferred(meeting=MEETING, at_meeting=NEXT, at_item=ITEM, why=DEFER.why)
    given(decider, *held(DRAFTED)).when(DEFER).then(put_off)
    given(decider, *held(DRAFTED, put_off)).when(CONFIRM).then(CONFIRMED)
    given(decider, *held(DRAFTED)).when(replace(DEFER, why=" ")).then_refused(ReasonMissing)


def test_confirmed_minutes_are_corrected_by_a_later_meeting_as_often_as_need_be_and_never_edited() -> None:
    corrected = MinutesCorrected(
        meeting=MEETING, at_meeting=NEXT, at_item=ITEM, amendments=(INSERTED,), why="A wrong date."
    )
    given(decider, *held(DRAFTED, CONFIRMED)).when(CORRECT).then(corrected)
    given(decider, *held(DRAFTED, CONFIRMED, corrected)).when(CORRECT).then(corrected)
    given(decider, *held(DRAFTED)).when(CORRECT).then_refused(MinutesNotConfirmed)
    silent = replace(CORRECT, amendments=())
    given(decider, *held(DRAFTED, CONFIRMED)).when(silent).then_refused(MinutesWithoutText)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (replace(DRAFT, meeting=MeetingId(numbered(999))), UnknownMeeting),
        (replace(DRAFT, text=" "), MinutesWithoutText),
        (replace(DRAFT, document_hash="AB" * 32), InvalidDocumentHash),
        (replace(CONFIRM, at_meeting=MeetingId(numbered(999))), UnknownMeeting),
        (replace(CONFIRM, at_meeting=ELSEWHERE), NotALaterMeeting),
        (replace(CONFIRM, at_meeting=MEETING), NotALaterMeeting),
        (replace(CONFIRM, at_item=ItemId(numbered(999))), UnknownItem),
        (replace(CONFIRM, amendments=(replace(INSERTED, becomes=" "),)), MinutesWithoutText),
    ],
)
def test_what_cannot_be_is_refused(command: MinutesCommand, reason: type[Refused]) -> None:
    given(decider, *held(DRAFTED)).when(command).then_refused(reason)


def test_only_a_meeting_that_was_held_is_minuted_and_only_minutes_are_confirmed() -> None:
    given(decider, called()).when(DRAFT).then_refused(MeetingNotOpen)
    given(decider, *held()).when(CONFIRM).then_refused(MinutesNotDrafted)
