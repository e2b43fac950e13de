"""Who may vote, and why somebody may not."""

from dataclasses import replace
from itertools import permutations

from domain.boards.term_policies import UnknownSeat
from domain.boards.voting import CastingVote, VoteUnit, VotingRule
from domain.kernel.ids import ItemId, MeetingId, MotionId, SeatId
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.entitlement import SeatWithoutVote, VoterNotInTheSeat
from domain.meetings.events import VoteCast
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import BeforeThePreviousFact
from domain.meetings.policies import (
    ItemNotOpen,
    MeetingAlreadyClosed,
    MeetingNotOpen,
    UnknownItem,
    UnknownMeeting,
    UnknownMotion,
    VoteAlreadyClosed,
)
from domain.meetings.voting import AlreadyVoted, VoteReservedForATie
from domain.tests.boards.make import DISINVESTMENT, seat_vacated
from domain.tests.cases.make import numbered
from domain.tests.meetings.ask import on, vote
from domain.tests.meetings.make import (
    APPROVING,
    CHAIR,
    CHAIR_SEAT,
    DECIDERS,
    DIRECTOR,
    DIRECTOR_SEAT,
    GP_SEAT,
    LAY,
    LAY_SEAT,
    OFFICER,
    OFFICER_SEAT,
    PRACTICE,
    arrived,
    at,
    boards,
    came_back,
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
    seat,
    taken_off,
    vote_closed,
    voted,
)

SECOND_SEAT = SeatId(numbered(129))


def test_a_member_votes() -> None:
    given(decider, *debate()).when(vote()).then(voted())


def test_nobody_votes_in_a_meeting_that_was_not_called() -> None:
    elsewhere = vote(meeting=MeetingId(numbered(999)))
    given(decider, *debate()).when(elsewhere).then_refused(UnknownMeeting, pointer="/meeting")


def test_nobody_votes_before_the_meeting_is_opened() -> None:
    history = [event for event in debate() if event != opened()]
    given(decider, *history).when(vote()).then_refused(MeetingNotOpen)


def test_nobody_votes_after_the_meeting() -> None:
    given(decider, *debate(), closed()).when(vote()).then_refused(MeetingAlreadyClosed)


def test_nobody_votes_on_an_item_that_is_not_on_the_agenda() -> None:
    given(decider, *debate()).when(vote(item=ItemId(numbered(999)))).then_refused(UnknownItem, pointer="/item")


def test_nobody_votes_on_an_item_of_another_meeting() -> None:
    item, motion = ItemId(numbered(998)), MotionId(numbered(997))
    other = MeetingId(numbered(999))
    elsewhere: list[Event] = [placed(meeting=other, item=item), replace(item_opened(item), meeting=other)]
    history = [*debate(), *elsewhere, put(meeting=other, item=item, motion=motion)]
    given(decider, *history).when(vote(item=item, motion=motion)).then_refused(UnknownItem)


def test_nobody_votes_on_an_item_that_is_not_open() -> None:
    history = [event for event in debate() if event != item_opened()]
    given(decider, *history).when(vote()).then_refused(ItemNotOpen)


def test_nobody_votes_after_the_item_was_closed() -> None:
    given(decider, *debate(), item_closed()).when(vote()).then_refused(ItemNotOpen)


def test_nobody_votes_on_a_motion_that_was_not_put() -> None:
    then = given(decider, *debate()).when(vote(motion=MotionId(numbered(999))))
    then.then_refused(UnknownMotion, pointer="/motion")


def test_nobody_votes_after_the_vote_was_closed() -> None:
    history = [*debate(), vote_closed()]
    assert given(decider, *history).when(vote()).then_refused(VoteAlreadyClosed).evidence == (len(history),)


def test_only_the_holder_of_a_seat_votes_for_it() -> None:
    given(decider, *debate()).when(vote(seat=DIRECTOR_SEAT)).then_refused(VoterNotInTheSeat, pointer="/voter")


def test_a_seat_on_another_board_has_no_vote_here() -> None:
    given(decider, *debate()).when(vote(seat=GP_SEAT)).then_refused(UnknownSeat, pointer="/seat")


def test_nobody_votes_whose_term_ended_before_the_day_of_the_meeting() -> None:
    gone = seat_vacated(LAY, LAY_SEAT, DISINVESTMENT, vacated="2009-05-31")
    given(decider, *debate(gone)).when(vote()).then_refused(VoterNotInTheSeat)


def test_a_member_votes_on_the_last_day_of_the_term() -> None:
    leaving = seat_vacated(LAY, LAY_SEAT, DISINVESTMENT, vacated="2009-06-01")
    given(decider, *debate(leaving)).when(vote()).then_some(VoteCast)


def test_a_seat_without_a_vote_does_not_vote() -> None:
    given(decider, *debate()).when(vote(OFFICER, OFFICER_SEAT)).then_refused(SeatWithoutVote)


def test_nobody_votes_from_outside_the_room() -> None:
    history = [*debate(), left()]
    refusal = given(decider, *history).when(vote()).then_refused(NotInTheRoom, pointer="/voter")
    assert refusal.evidence == (len(history),)
    given(decider, *history, came_back()).when(vote()).then_some(VoteCast)


def test_nobody_votes_who_never_came() -> None:
    history = [event for event in debate() if event != arrived(LAY)]
    given(decider, *history).when(vote()).then_refused(NotInTheRoom)


def test_nobody_votes_twice() -> None:
    history = [*debate(), voted()]
    assert given(decider, *history).when(vote()).then_refused(AlreadyVoted).evidence == (len(history),)


def test_one_person_votes_from_two_seats_only_for_different_constituencies() -> None:
    second = seat(SECOND_SEAT, LAY)
    history = [*debate(*second), voted()]
    refusal = given(decider, *history).when(vote(seat=SECOND_SEAT)).then_refused(AlreadyVoted, pointer="/seat")
    assert refusal.evidence == (len(history),)
    elsewhere = seat(SECOND_SEAT, LAY, constituency=PRACTICE)
    given(decider, *debate(*elsewhere), voted()).when(vote(seat=SECOND_SEAT)).then_some(VoteCast)
    by_person = replace(APPROVING, voting=(VotingRule(vote_unit=VoteUnit.PERSON),))
    history = [*debate(*elsewhere, approving=by_person), voted()]
    given(decider, *history).when(vote(seat=SECOND_SEAT)).then_refused(AlreadyVoted)


def test_who_votes_only_on_a_tie_does_not_vote_before() -> None:
    only_if_tie = replace(APPROVING, voting=(VotingRule(casting_vote=CastingVote.PRESIDING_ONLY_IF_TIE),))
    history = debate(approving=only_if_tie)
    reserved = vote(CHAIR, CHAIR_SEAT)
    given(decider, *history).when(reserved).then_refused(VoteReservedForATie, pointer="/voter")
    given(decider, *history).when(vote()).then_some(VoteCast)
    given(decider, *debate()).when(reserved).then_some(VoteCast)


def test_an_item_without_a_case_touches_nobody() -> None:
    history = [*boards(), *case(), interest_declared(), *room()]
    history += [placed(case=None, version=None), item_opened(), put(case=None, version=None)]
    given(decider, *history).when(vote()).then(voted(case=None))


def test_members_who_vote_at_the_same_instant_do_not_refuse_each_other() -> None:
    for first, second, third in permutations(DECIDERS):
        history: list[Event] = debate()
        now = minute(len(history) + 1)
        cast = [at(voted(*member), len(history) + 1) for member in (first, second)]
        given(decider, *history, *cast).when(on(vote(*third), now)).then_some(VoteCast)


def test_votes_may_reach_the_log_in_another_order_than_they_were_cast() -> None:
    history = debate()
    cast = at(voted(DIRECTOR, DIRECTOR_SEAT), 200)
    given(decider, *history, cast).when(on(vote(), minute(199))).then_some(VoteCast)


def test_nobody_votes_before_the_motion_was_put() -> None:
    history = debate()
    early = on(vote(), minute(len(history) - 1))
    assert given(decider, *history).when(early).then_refused(BeforeThePreviousFact).evidence == (len(history),)


def test_nobody_votes_before_they_came() -> None:
    history = [event for event in debate() if event != arrived(LAY)]
    late = [*history, at(arrived(LAY), 200)]
    given(decider, *late).when(on(vote(), minute(199))).then_refused(NotInTheRoom)


def test_a_vote_looks_up_no_more_than_it_needs() -> None:
    selections = [select(vote(), decider.blank()) for select in decider.selects]
    assert len(selections) == 6
    assert not selections[4].every
    assert all(pair[0].partition(":")[0] != "board" for pair in selections[0].every)
    assert not any(pair == (f"person:{LAY}", VoteCast.type_name) for pair in selections[0].every)


def test_a_withdrawn_item_is_not_voted_on() -> None:
    history = [*boards(), *case(), proposed(), *room(), placed(), taken_off()]
    given(decider, *history).when(vote()).then_refused(ItemNotOpen)
