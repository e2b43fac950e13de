"""A chair in conflict: told when the meeting is opened, and leaving the chair while an item is under way."""

from dataclasses import replace

from domain.boards.conflicts import Management, Severity
from domain.kernel.messages import Event, Mode
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.events import MeetingOpened, MotionPut, RulingGiven, VoteClosed
from domain.meetings.handing_facts import PresidingHandedOver
from domain.meetings.handing_over import AlreadyPresiding, HandOverDuringAVote
from domain.meetings.moving import NotInTheRoom
from domain.meetings.policies import ConflictOfInterest, ExcludedByRuling, ItemNotOpen
from domain.meetings.presiding import ChairInConflict, NotAMemberOfTheBoard, PresidingRecused
from domain.tests.cases.make import CLINIC
from domain.tests.meetings.ask import close_vote, hand_over, move, open_meeting, rule
from domain.tests.meetings.make import (
    CHAIR,
    DIRECTOR,
    GP,
    ITEM,
    LAY,
    MEETING,
    OTHER_MOTION,
    PRACTICE,
    boards,
    called,
    case,
    debate,
    declared_at_item,
    interest_declared,
    item_opened,
    left,
    link,
    partner,
    placed,
    proposed,
    put,
    room,
    ruled,
    taken_off,
    vote_closed,
)
from domain.tests.meetings.test_presiding_order import policy


def under_way(*before: Event) -> list[Event]:
    """The meeting is dealing with the item, and the chair presides."""
    return [*boards(), *case(), *before, proposed(), *room(), placed(), item_opened()]


def handed_over(presiding: object = DIRECTOR) -> PresidingHandedOver:
    return PresidingHandedOver(meeting=MEETING, item=ITEM, presiding=presiding)  # type: ignore[arg-type]


def agenda(*before: Event) -> list[Event]:
    """A meeting that has been called with the item on its agenda."""
    return [*boards(), *case(), *before, proposed(), called(), placed()]


def test_whoever_opens_a_meeting_in_conflict_over_an_item_is_told_which() -> None:
    found = given(decider, *agenda(interest_declared(CHAIR))).when(open_meeting()).then_found(ChairInConflict)
    at = len(agenda(interest_declared(CHAIR)))
    assert at in found[0].evidence
    given(decider, *agenda(interest_declared(CHAIR))).when(open_meeting(LAY)).then_found()
    given(decider, *agenda()).when(open_meeting()).then_found()


def test_what_was_taken_off_the_agenda_is_no_conflict_of_the_chair_and_what_is_links_away_is() -> None:
    off = [*agenda(interest_declared(CHAIR)), taken_off()]
    given(decider, *off).when(open_meeting()).then_found()
    far = agenda(partner(CHAIR), link(PRACTICE, CLINIC))
    given(decider, *far).when(open_meeting()).then_found(ChairInConflict)
    given(decider, *far).when(open_meeting()).then_some(MeetingOpened)


def test_a_chair_who_declares_while_the_item_is_under_way_leaves_the_chair_before_a_motion_is_put() -> None:
    history = [*under_way(), declared_at_item(CHAIR)]
    given(decider, *history).when(move()).then_refused(ConflictOfInterest, pointer="/presiding")
    given(decider, *history).when(hand_over(DIRECTOR)).then_some(PresidingHandedOver, presiding=DIRECTOR)
    given(decider, *history, handed_over()).when(move()).then_some(MotionPut)


def test_a_chair_whom_a_ruling_keeps_away_puts_no_motion_and_one_who_may_stay_does() -> None:
    given(decider, *under_way(), ruled(CHAIR)).when(move()).then_refused(ExcludedByRuling, pointer="/presiding")
    noted = ruled(CHAIR, Management.NOTE_AND_PARTICIPATE)
    given(decider, *under_way(interest_declared(CHAIR)), noted).when(move()).then_some(MotionPut)


def test_what_happened_under_a_chair_in_conflict_is_written_down_with_a_finding() -> None:
    command = move()
    past = replace(command, asked=replace(command.asked, mode=Mode.RETROSPECTIVE))
    given(decider, *under_way(), declared_at_item(CHAIR)).when(past).then_found(ConflictOfInterest)


def test_the_chair_goes_to_a_member_in_the_room_who_is_free_of_conflict() -> None:
    history = [*under_way(interest_declared(DIRECTOR)), declared_at_item(CHAIR)]
    given(decider, *history).when(hand_over(DIRECTOR)).then_refused(ConflictOfInterest)
    given(decider, *history, ruled(LAY)).when(hand_over(LAY)).then_refused(PresidingRecused)
    given(decider, *history).when(hand_over(GP)).then_refused(NotAMemberOfTheBoard)
    given(decider, *history, left(LAY)).when(hand_over(LAY)).then_refused(NotInTheRoom)
    given(decider, *history).when(hand_over(CHAIR)).then_refused(AlreadyPresiding)
    given(decider, *history[:-2]).when(hand_over(LAY)).then_refused(ItemNotOpen)


def test_whoever_took_the_chair_rules_as_presiding_and_the_chair_no_longer() -> None:
    history = [*under_way(), declared_at_item(CHAIR), handed_over()]
    own = rule(person=CHAIR, determiner=DIRECTOR)
    given(decider, *history).when(own).then_some(RulingGiven, determiner=DIRECTOR)


def test_a_charter_that_only_warns_lets_a_conflicted_chair_put_a_motion() -> None:
    history = [*boards(policy(severity=Severity.WARN)), *case(), proposed(), *room(), placed(), item_opened()]
    given(decider, *history, declared_at_item(CHAIR)).when(move()).then_some(MotionPut)


def test_nobody_leaves_the_chair_while_a_vote_is_open() -> None:
    given(decider, *debate()).when(hand_over(LAY)).then_refused(HandOverDuringAVote, pointer="/item")
    given(decider, *debate(), vote_closed()).when(hand_over(LAY)).then_some(PresidingHandedOver, presiding=LAY)
    second = put(motion=OTHER_MOTION)
    both = [*debate(), second, replace(vote_closed(), motion=OTHER_MOTION)]
    given(decider, *both).when(hand_over(LAY)).then_refused(HandOverDuringAVote)


def test_a_chair_left_during_a_vote_is_written_down_with_a_finding() -> None:
    command = hand_over(LAY)
    past = replace(command, asked=replace(command.asked, mode=Mode.RETROSPECTIVE))
    given(decider, *debate()).when(past).then_found(HandOverDuringAVote)


def test_a_chair_who_comes_into_conflict_during_a_vote_closes_it_and_that_is_found() -> None:
    given(decider, *debate()).when(close_vote()).then_found()
    for since in (declared_at_item(CHAIR), interest_declared(CHAIR), ruled(CHAIR)):
        closing = given(decider, *debate(), since)
        (found,) = closing.when(close_vote()).then_found(ChairInConflict)
        assert (found.rule, found.pointer) == ("whoever-closes-a-vote-is-not-in-conflict-over-it", "/motion")
        assert found.evidence[-1] == len(debate()) + 1
        closing.when(close_vote()).then_some(VoteClosed)


def test_what_was_known_of_the_chair_when_the_motion_was_put_is_not_found_again_at_its_end() -> None:
    before = [*under_way(), declared_at_item(CHAIR), put()]
    given(decider, *before).when(close_vote()).then_found()
    free = [*debate(), declared_at_item(CHAIR), ruled(CHAIR, Management.NOTE_AND_PARTICIPATE)]
    given(decider, *free).when(close_vote()).then_found()
