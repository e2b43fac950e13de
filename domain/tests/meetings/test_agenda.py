"""How a meeting is called, and what comes on its agenda."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.boards.conflicts import SeparationPolicy
from domain.boards.events import BoardKind
from domain.boards.policies import UnknownBoard
from domain.boards.remit import DecisionType
from domain.cases.policies import CaseNotSubmitted, UnknownCase
from domain.kernel.deciders import NotYetHappened
from domain.kernel.ids import BoardId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, MONDAY, given
from domain.meetings.agenda import (
    CaseNotForThisItem,
    ItemAddedWithoutReason,
    ItemAlreadyMoved,
    ItemAlreadyPlaced,
    ItemNumberAlreadyUsed,
    ItemWithoutTitle,
    NoCharterInForce,
    NoOpenProposal,
    OutsideRemit,
)
from domain.meetings.calling import MeetingAlreadyCalled, NoticeAfterTheMeeting
from domain.meetings.decider import decider
from domain.meetings.events import ItemPlaced, ItemWithdrawn, MeetingCalled, NoticeGiven
from domain.meetings.policies import ItemAlreadyEnded, MeetingAlreadyClosed, UnknownItem, UnknownMeeting
from domain.proposals.events import ProposalWithdrawn
from domain.tests.cases.make import CASE, drafted, numbered, returned, submitted
from domain.tests.meetings.ask import call, give_notice, on, place, take_off
from domain.tests.meetings.make import (
    APPROVING,
    EARLIER_MEETING,
    MEETING,
    OTHER_ITEM,
    PROPOSAL,
    boards,
    called,
    case,
    closed,
    item_closed,
    item_opened,
    opened,
    placed,
    proposed,
    put,
)

READY: list[Event] = [*boards(), *case(), proposed(), called()]


def test_a_meeting_of_a_board_is_called() -> None:
    given(decider, *boards()).when(call()).then(called())


def test_a_meeting_is_called_once() -> None:
    given(decider, *boards(), called()).when(call()).then_refused(MeetingAlreadyCalled, pointer="/meeting")


def test_only_a_board_that_exists_meets() -> None:
    nobody = call(board=BoardId(numbered(999)))
    given(decider, *boards()).when(nobody).then_refused(UnknownBoard, pointer="/board")


def test_a_board_meets_under_a_charter_in_force_on_the_day() -> None:
    early = call(starts_at=MONDAY.replace(month=3))
    given(decider, *boards()).when(early).then_refused(NoCharterInForce, pointer="/startsAt")
    given(decider, *boards()).when(call(starts_at=MONDAY.replace(month=4))).then_some(MeetingCalled)


def test_the_day_of_a_meeting_is_the_local_day() -> None:
    """The charter is in force from 1 April; at 23:00 UTC on 31 March it is 1 April in London."""
    midnight = MONDAY.replace(month=3, day=31, hour=23)
    given(decider, *boards()).when(call(starts_at=midnight)).then_some(MeetingCalled)
    given(decider, *boards()).when(call(starts_at=midnight - timedelta(minutes=1))).then_refused(NoCharterInForce)


def test_notice_is_given_before_the_meeting() -> None:
    given(decider, *boards(), called()).when(give_notice()).then(NoticeGiven(meeting=MEETING, given=date(2009, 6, 1)))
    late = give_notice(given=date(2009, 6, 2))
    given(decider, *boards(), called()).when(late).then_refused(NoticeAfterTheMeeting, pointer="/given")


def test_notice_is_not_recorded_before_it_was_given() -> None:
    later = called(starts_at=ASKED.at + timedelta(days=30))
    tomorrow = give_notice(given=(ASKED.at + timedelta(days=1)).date())
    given(decider, *boards(), later).when(tomorrow).then_refused(NotYetHappened)


def test_a_proposed_case_is_placed_in_the_version_submitted() -> None:
    expected = replace(placed(), title="Dermatology")
    given(decider, *READY).when(place()).then(expected)


def test_an_item_without_a_case_is_placed() -> None:
    given(decider, *READY).when(place(case=None)).then_some(ItemPlaced, case=None, version=None)


def test_a_case_is_not_decided_as_an_appointment() -> None:
    decides = replace(APPROVING.remit, decides=(DecisionType.FINAL_APPROVAL, DecisionType.APPOINTMENT))
    appoints = [*boards(replace(APPROVING, remit=decides)), *case(), proposed(), called()]
    appointment = place(purpose=DecisionType.APPOINTMENT)
    given(decider, *appoints).when(appointment).then_refused(CaseNotForThisItem, pointer="/case")
    given(decider, *appoints).when(replace(appointment, case=None)).then_some(ItemPlaced, case=None)


def test_an_item_needs_a_meeting_that_has_not_ended() -> None:
    given(decider, *READY[:-1]).when(place()).then_refused(UnknownMeeting)
    given(decider, *READY, opened(), closed()).when(place()).then_refused(MeetingAlreadyClosed)


def test_v9_an_item_added_after_notice_was_given_says_why() -> None:
    history = [*boards(), *case(), proposed(), called(), NoticeGiven(meeting=MEETING, given=date(2009, 6, 1))]
    given(decider, *history).when(place()).then_found(ItemAddedWithoutReason)
    asked = place()
    told = replace(asked, asked=replace(asked.asked, reason="The provider gave notice on Friday."))
    given(decider, *history).when(told).then_found()
    given(decider, *history[:-1]).when(place()).then_found()


def test_an_item_is_placed_once_in_any_meeting() -> None:
    given(decider, *READY, placed()).when(place(number="74/07")).then_refused(ItemAlreadyPlaced)
    elsewhere = placed(meeting=EARLIER_MEETING)
    given(decider, *READY, elsewhere).when(place()).then_refused(ItemAlreadyPlaced)


def test_no_two_items_of_a_meeting_bear_the_same_number() -> None:
    given(decider, *READY, placed()).when(place(item=OTHER_ITEM)).then_refused(ItemNumberAlreadyUsed)
    given(decider, *READY, placed()).when(place(item=OTHER_ITEM, number="74/07")).then_some(ItemPlaced)


@pytest.mark.parametrize("name", ["number", "title"])
def test_an_item_has_a_number_and_a_title(name: str) -> None:
    given(decider, *READY).when(place(**{name: " "})).then_refused(ItemWithoutTitle, pointer=f"/{name}")


def test_a_board_decides_what_its_charter_lets_it_decide() -> None:
    beyond = place(purpose=DecisionType.RECOMMENDATION)
    given(decider, *READY).when(beyond).then_refused(OutsideRemit, pointer="/purpose")


def test_any_board_may_note() -> None:
    given(decider, *READY).when(place(purpose=DecisionType.NOTING)).then_some(ItemPlaced)


def test_a_case_must_be_on_record_and_stand_submitted() -> None:
    unknown = [*boards(), called()]
    given(decider, *unknown).when(place()).then_refused(UnknownCase, pointer="/case")
    given(decider, *unknown, drafted()).when(place()).then_refused(CaseNotSubmitted, pointer="/case")
    given(decider, *READY, returned()).when(place()).then_refused(CaseNotSubmitted)


def test_a_case_comes_to_the_approving_board_only_as_a_proposal() -> None:
    bare = [*boards(), *case(), called()]
    given(decider, *bare).when(place()).then_refused(NoOpenProposal, pointer="/case")
    given(decider, *bare).when(place(purpose=DecisionType.NOTING)).then_some(ItemPlaced)


def test_a_proposal_that_was_taken_back_no_longer_counts() -> None:
    back = ProposalWithdrawn(proposal=PROPOSAL, case=CASE, why="digest")
    given(decider, *READY, back).when(place()).then_refused(NoOpenProposal)


def test_a_proposal_of_an_older_version_no_longer_counts() -> None:
    history = [*READY, returned(), submitted(2)]
    given(decider, *history).when(place()).then_refused(NoOpenProposal)
    again = proposed(proposal=type(PROPOSAL)(numbered(302)), version=2)
    given(decider, *history, again).when(place()).then_some(ItemPlaced, version=2)


@pytest.mark.parametrize(
    "alone",
    [
        boards(kind=BoardKind.SINGLE_COMMITTEE),
        boards(replace(APPROVING, separation=SeparationPolicy())),
    ],
)
def test_a_single_committee_needs_no_proposal(alone: list[Event]) -> None:
    given(decider, *alone, *case(), called()).when(place()).then_some(ItemPlaced)


def test_an_item_is_taken_off_with_a_reason() -> None:
    given(decider, *READY, placed()).when(take_off()).then_some(ItemWithdrawn)
    given(decider, *READY, placed()).when(take_off(" ")).then_refused(ReasonMissing, pointer="/why")


def test_an_item_is_not_taken_off_after_a_motion_was_put() -> None:
    then = given(decider, *READY, opened(), placed(), item_opened(), put()).when(take_off())
    then.then_refused(ItemAlreadyMoved)


def test_an_item_is_not_taken_off_when_it_is_done_with() -> None:
    given(decider, *READY, opened(), placed(), item_opened(), item_closed()).when(take_off()).then_refused(
        ItemAlreadyEnded
    )
    given(decider, *READY).when(take_off()).then_refused(UnknownItem)


def test_late_recording_is_not_refused_for_the_agenda() -> None:
    given(decider, *READY).when(on(place(), MONDAY - timedelta(days=3))).then_some(ItemPlaced)
