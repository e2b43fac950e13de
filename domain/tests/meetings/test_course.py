"""How a meeting and its items are opened, put to the vote, and closed."""

from dataclasses import replace

import pytest

from domain.kernel.ids import MotionId, PersonId
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.entitlement import SeatWithoutVote
from domain.meetings.events import ItemClosed, ItemOpened, MeetingClosed, MotionPut, VoteClosed
from domain.meetings.motions import Choice, Direction
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import BeforeThePreviousFact
from domain.meetings.policies import (
    ConflictOfInterest,
    ExcludedByRuling,
    ItemAlreadyEnded,
    ItemNotOpen,
    MeetingNotOpen,
    VoteAlreadyClosed,
)
from domain.meetings.presiding import (
    ItemAlreadyOpen,
    ItemStillOpen,
    MeetingAlreadyOpen,
    NotAMemberOfTheBoard,
    PresidingRecused,
    VoteStillOpen,
)
from domain.meetings.putting import (
    MotionAlreadyPut,
    MotionDoesNotFit,
    MotionWithoutText,
    SecondedByTheMover,
    TermsDoNotFit,
)
from domain.meetings.terms import NO_TERMS, Condition, Deferral, Terms
from domain.people.policies import UnknownPerson
from domain.tests.cases.make import numbered
from domain.tests.meetings.ask import (
    close,
    close_item,
    close_vote,
    move,
    on,
    open_meeting,
    turn_to,
)
from domain.tests.meetings.make import (
    CHAIR,
    DIRECTOR,
    DIRECTOR_SEAT,
    GP,
    LAY,
    OFFICER,
    OTHER_ITEM,
    OTHER_MOTION,
    at,
    boards,
    called,
    case,
    closed,
    debate,
    interest_declared,
    item_closed,
    item_opened,
    left,
    minute,
    opened,
    placed,
    proposed,
    put,
    room,
    ruled,
    vote_closed,
    voted,
)

CALLED: list[Event] = [*boards(), *case(), proposed(), called()]
GATHERED: list[Event] = [*boards(), *case(), proposed(), *room(), placed()]
TURNED: list[Event] = [*GATHERED, item_opened()]
TIED: list[Event] = [*debate(), voted(), voted(DIRECTOR, DIRECTOR_SEAT, choice=Choice.AGAINST)]
OTHER_PARTNER = PersonId(numbered(199))
OWNER = Condition(text="Evaluate after a year.", owner=None, office="Director of Finance", due=None)


def test_whoever_is_named_to_see_to_a_condition_is_on_record() -> None:
    """A condition is seen to by a person on record, or by an office."""
    known, unknown = (
        Terms(conditions=(OWNER, replace(OWNER, owner=one, office=None))) for one in (LAY, PersonId(numbered(999)))
    )
    moved = replace(move(), direction=Direction.APPROVE_WITH_CONDITIONS)
    given(decider, *TURNED).when(replace(moved, terms=known)).then_some(MotionPut, terms=known)
    refused = given(decider, *TURNED).when(replace(moved, terms=unknown))
    refused.then_refused(UnknownPerson, pointer="/conditions/1/owner")


def test_a_member_opens_the_meeting() -> None:
    given(decider, *CALLED).when(open_meeting()).then(opened())


def test_a_meeting_is_opened_once() -> None:
    given(decider, *CALLED, opened()).when(open_meeting()).then_refused(MeetingAlreadyOpen)


@pytest.mark.parametrize("stranger", [GP, PersonId(numbered(999))])
def test_only_a_member_of_the_board_presides(stranger: PersonId) -> None:
    given(decider, *CALLED).when(open_meeting(stranger)).then_refused(NotAMemberOfTheBoard, pointer="/presiding")
    given(decider, *GATHERED).when(turn_to(presiding=stranger)).then_refused(NotAMemberOfTheBoard)


def test_the_meeting_turns_to_an_item() -> None:
    given(decider, *GATHERED).when(turn_to()).then(item_opened())


def test_items_are_taken_in_any_order_but_each_once() -> None:
    two = [*TURNED, placed(item=OTHER_ITEM, number="74/07")]
    given(decider, *two).when(turn_to(OTHER_ITEM)).then_some(ItemOpened)
    given(decider, *TURNED).when(turn_to()).then_refused(ItemAlreadyOpen)
    given(decider, *TURNED, item_closed()).when(turn_to()).then_refused(ItemAlreadyEnded)


def test_an_item_is_opened_in_an_open_meeting() -> None:
    given(decider, *CALLED, placed()).when(turn_to()).then_refused(MeetingNotOpen)


def test_who_presides_is_in_the_room() -> None:
    given(decider, *GATHERED, left(CHAIR)).when(turn_to()).then_refused(NotInTheRoom, pointer="/presiding")
    given(decider, *GATHERED, left(CHAIR)).when(turn_to(presiding=LAY)).then_some(ItemOpened, presiding=LAY)


def test_nobody_presides_over_an_item_from_which_a_ruling_keeps_them() -> None:
    given(decider, *GATHERED, ruled(CHAIR)).when(turn_to()).then_refused(PresidingRecused)


def test_a_motion_is_put() -> None:
    text = "That the service be approved."
    given(decider, *TURNED).when(move()).then(replace(put(), text=text))


def test_a_motion_is_put_at_an_open_item() -> None:
    given(decider, *GATHERED).when(move()).then_refused(ItemNotOpen)


def test_a_motion_is_put_once() -> None:
    given(decider, *TURNED, put()).when(move()).then_refused(MotionAlreadyPut, pointer="/motion")


@pytest.mark.parametrize("direction", [Direction.RECOMMEND, Direction.NOT_RECOMMEND, Direction.NOTE])
def test_a_motion_fits_what_the_item_is_for(direction: Direction) -> None:
    given(decider, *TURNED).when(move(direction=direction)).then_refused(MotionDoesNotFit, pointer="/direction")


def test_a_motion_is_in_words() -> None:
    given(decider, *TURNED).when(move(text="")).then_refused(MotionWithoutText)


def test_conditions_belong_to_a_conditional_approval() -> None:
    terms = Terms(conditions=(OWNER,))
    conditional = move(direction=Direction.APPROVE_WITH_CONDITIONS, terms=terms)
    given(decider, *TURNED).when(conditional).then_some(MotionPut, terms=terms)
    given(decider, *TURNED).when(replace(conditional, terms=NO_TERMS)).then_refused(TermsDoNotFit)
    given(decider, *TURNED).when(move(terms=terms)).then_refused(TermsDoNotFit)
    blank = replace(conditional, terms=Terms(conditions=(OWNER, replace(OWNER, text=" "))))
    given(decider, *TURNED).when(blank).then_refused(TermsDoNotFit, pointer="/conditions/1/text")


def test_only_a_deferral_says_until_when() -> None:
    until = Terms(deferral=Deferral(until=None, event="the evaluation of the pilot", interim=None))
    given(decider, *TURNED).when(move(direction=Direction.DEFER, terms=until)).then_some(MotionPut, terms=until)
    given(decider, *TURNED).when(move(terms=until)).then_refused(TermsDoNotFit, pointer="/deferral")


def test_members_entitled_to_vote_move_and_second() -> None:
    given(decider, *TURNED).when(move(mover=LAY, seconder=DIRECTOR)).then_some(MotionPut, mover=LAY)
    given(decider, *TURNED).when(move(mover=GP)).then_refused(NotAMemberOfTheBoard, pointer="/mover")
    given(decider, *TURNED).when(move(mover=LAY, seconder=OFFICER)).then_refused(SeatWithoutVote, pointer="/seconder")
    given(decider, *TURNED, left()).when(move(mover=LAY)).then_refused(NotInTheRoom, pointer="/mover")
    given(decider, *TURNED, ruled()).when(move(mover=LAY)).then_refused(ExcludedByRuling)
    given(decider, *TURNED, interest_declared()).when(move(mover=LAY)).then_refused(ConflictOfInterest)


def test_nobody_seconds_their_own_motion() -> None:
    given(decider, *TURNED).when(move(mover=LAY, seconder=LAY)).then_refused(SecondedByTheMover)


def test_a_motion_is_not_put_before_the_last_vote() -> None:
    history = [*TURNED, at(put(motion=OTHER_MOTION), 90), at(voted(motion=OTHER_MOTION), 100)]
    given(decider, *history).when(on(move(), minute(99))).then_refused(BeforeThePreviousFact)
    given(decider, *history).when(on(move(), minute(100))).then_some(MotionPut)


def test_a_vote_is_closed_once() -> None:
    given(decider, *debate()).when(close_vote()).then(vote_closed())
    given(decider, *debate(), vote_closed()).when(close_vote()).then_refused(VoteAlreadyClosed)


def test_a_vote_is_not_closed_before_the_last_ballot() -> None:
    history = [*debate(), at(voted(), 100)]
    given(decider, *history).when(on(close_vote(), minute(99))).then_refused(BeforeThePreviousFact)
    given(decider, *history).when(on(close_vote(), minute(100))).then_some(VoteClosed)


def test_an_item_is_closed_when_its_votes_are() -> None:
    given(decider, *debate()).when(close_item()).then_refused(VoteStillOpen)
    given(decider, *debate(), vote_closed()).when(close_item()).then(item_closed())
    given(decider, *TURNED).when(close_item()).then_some(ItemClosed)
    second = put(motion=MotionId(numbered(998)))
    given(decider, *debate(), vote_closed(), second).when(close_item()).then_refused(VoteStillOpen)


def test_a_meeting_ends_when_its_items_are_closed() -> None:
    given(decider, *TURNED).when(close()).then_refused(ItemStillOpen)
    given(decider, *TURNED, item_closed()).when(close()).then(closed())
    given(decider, *GATHERED).when(close()).then_some(MeetingClosed)


def test_a_meeting_does_not_end_before_the_last_thing_done_in_it() -> None:
    history = [*GATHERED, at(left(LAY), 100)]
    given(decider, *history).when(on(close(), minute(99))).then_refused(BeforeThePreviousFact)
