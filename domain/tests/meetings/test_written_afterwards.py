"""What a meeting of the past did is written down as it was; a broken rule of conduct is a finding, not a refusal."""

from dataclasses import replace

import pytest

from domain.boards.conflicts import Determiner, Severity
from domain.boards.policies import SeparationOfDuties
from domain.kernel.ids import MotionId, PersonId
from domain.kernel.messages import Command, Event, Mode
from domain.kernel.refusals import Refused
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.entitlement import SeatWithoutVote, VoterNotInTheSeat
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import BeforeThePreviousFact
from domain.meetings.policies import ConflictOfInterest, UnknownMotion, VoteAlreadyClosed
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.meetings.putting import SecondedByTheMover
from domain.meetings.rulings import NotPresiding, NotTheDeterminer, OwnConflictRuled
from domain.meetings.voting import AlreadyVoted
from domain.tests.cases.make import numbered
from domain.tests.meetings.ask import move, on, rule, vote
from domain.tests.meetings.make import (
    APPROVING,
    DIRECTOR,
    DIRECTOR_SEAT,
    LAY,
    OFFICER,
    OFFICER_SEAT,
    arrived,
    debate,
    interest_declared,
    minute,
    moved_at_the_first_board,
    vote_closed,
    voted,
)

STRANGER = PersonId(numbered(998))
OTHER_MOTION = MotionId(numbered(997))


def afterwards(command: Command) -> Command:
    """The same, written down after the meeting."""
    return replace(command, asked=replace(command.asked, mode=Mode.RETROSPECTIVE))


def test_a_vote_by_a_conflicted_member_is_recorded_with_its_finding() -> None:
    history = debate(interest_declared())
    told = given(decider, *history).when(afterwards(vote()))
    (finding,) = told.then_found(ConflictOfInterest)
    assert finding.rule == "a-conflicted-member-does-not-vote"
    assert finding.citation == "SI 2000/89 reg 11; CCG statutory guidance 2017, managing conflicts at meetings."
    assert history.index(interest_declared()) + 1 in finding.evidence
    told.then(voted())


def test_the_same_vote_is_refused_while_the_meeting_is_under_way() -> None:
    given(decider, *debate(interest_declared())).when(vote()).then_refused(ConflictOfInterest)


def test_every_rule_that_was_broken_is_found() -> None:
    absent_and_conflicted = [one for one in debate(interest_declared()) if one != arrived(LAY)]
    given(decider, *absent_and_conflicted).when(afterwards(vote())).then_found(NotInTheRoom, ConflictOfInterest)
    own = rule(person=LAY, determiner=LAY)
    given(decider, *debate()).when(afterwards(own)).then_found(OwnConflictRuled, NotPresiding)


def test_a_vote_from_a_seat_of_somebody_else_is_recorded_as_it_was() -> None:
    given(decider, *debate()).when(afterwards(vote(LAY, DIRECTOR_SEAT))).then_found(VoterNotInTheSeat)
    given(decider, *debate()).when(afterwards(vote(LAY, OFFICER_SEAT))).then_found(VoterNotInTheSeat, SeatWithoutVote)


def test_who_moved_and_who_seconded_are_found_each_by_their_own_rule() -> None:
    said = afterwards(move(motion=OTHER_MOTION, mover=STRANGER, seconder=STRANGER))
    each = (NotAMemberOfTheBoard, NotInTheRoom)
    found = given(decider, *debate()).when(said).then_found(SecondedByTheMover, *each, *each)
    assert [one.pointer for one in found] == ["/seconder", "/mover", "/mover", "/seconder", "/seconder"]


def test_all_that_keeps_somebody_from_an_item_is_found_and_not_only_the_first_of_it() -> None:
    kept = debate(interest_declared(), moved_at_the_first_board())
    said = afterwards(move(motion=OTHER_MOTION, mover=LAY))
    given(decider, *kept).when(said).then_found(ConflictOfInterest, SeparationOfDuties)


@pytest.mark.parametrize(("already", "reason"), [(voted(), AlreadyVoted), (vote_closed(), VoteAlreadyClosed)])
def test_what_cannot_have_happened_is_refused_in_either_mode(already: Event, reason: type[Refused]) -> None:
    for command in (vote(), afterwards(vote())):
        given(decider, *debate(), already).when(command).then_refused(reason)


def test_a_meeting_of_the_past_too_runs_in_one_direction() -> None:
    absent_then = afterwards(on(vote(), minute(-600)))
    given(decider, *debate()).when(absent_then).then_refused(BeforeThePreviousFact)


def test_a_motion_that_was_never_put_has_no_votes_however_late_they_are_told() -> None:
    given(decider, *debate()[:-1]).when(afterwards(vote())).then_refused(UnknownMotion)


def test_a_charter_that_only_warns_lets_the_vote_stand_as_it_is_cast_with_a_finding() -> None:
    lenient = replace(APPROVING, conflicts=replace(APPROVING.conflicts, severity=Severity.WARN))
    told = given(decider, *debate(interest_declared(), approving=lenient)).when(vote())
    (finding,) = told.then_found(ConflictOfInterest)
    assert finding.rule == "a-conflicted-member-does-not-vote"
    told.then(voted())


def test_what_keeps_every_rule_has_no_finding_in_either_mode() -> None:
    for command in (vote(), afterwards(vote()), afterwards(vote(DIRECTOR, DIRECTOR_SEAT))):
        given(decider, *debate()).when(command).then_found()


def test_a_ruling_that_the_charter_does_not_leave_to_them_is_found() -> None:
    said = afterwards(rule(determined_by=Determiner.GUARDIAN, determiner=OFFICER))
    given(decider, *debate()).when(said).then_found(NotTheDeterminer)
