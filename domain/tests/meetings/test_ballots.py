"""How a ballot that is not taken one by one and by name is arranged, counted and agreed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.boards.voting import BallotForm, Threshold, VotingRule
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, MONDAY, given
from domain.meetings.ballot_commands import ArrangeBallot, CountVotes, RequireRecordedVote, StateConsensus
from domain.meetings.balloting import (
    BallotNotAllowed,
    BallotUnderWay,
    ConsensusAlreadyStated,
    ConsensusContradicted,
    InvalidClosingTime,
    InvalidCount,
    RecordedVoteAlreadyRequired,
    RecordedVoteIsRequired,
    VotesAlreadyCounted,
)
from domain.meetings.decider import decider
from domain.meetings.entitlement import SeatWithoutVote
from domain.meetings.events import (
    BallotArranged,
    ConsensusStated,
    RecordedVoteRequired,
    VoteCast,
    VoteClosed,
    VotesCounted,
)
from domain.meetings.motions import Choice
from domain.meetings.moving import NotInTheRoom
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.rulings import NotPresiding
from domain.meetings.voting import SecretBallot
from domain.meetings.written_ballots import BallotStillRunning
from domain.tests.meetings.ask import close_vote, on, vote
from domain.tests.meetings.make import (
    APPROVING,
    CHAIR,
    GP,
    ITEM,
    LAY,
    MEETING,
    MOTION,
    OFFICER,
    Said,
    debate,
    interest_declared,
    left,
    minute,
    voted,
)

DEADLINE = MONDAY + timedelta(days=40)
AT: Said = {"asked": ASKED, "meeting": MEETING, "item": ITEM, "motion": MOTION}
OPEN_TO_ALL = replace(APPROVING, voting=(VotingRule(ballots=tuple(BallotForm)),))


def arrange(form: BallotForm = BallotForm.SHOW_OF_HANDS, **changed: Said) -> ArrangeBallot:
    return replace(ArrangeBallot(**AT, form=form, closes_at=None), **changed)


def require(member: Said = LAY) -> RequireRecordedVote:
    return RequireRecordedVote(**AT, member=member)


def tell(votes_for: int = 2, votes_against: int = 1, counted_by: Said = CHAIR) -> CountVotes:
    return CountVotes(**AT, votes_for=votes_for, votes_against=votes_against, abstained=0, counted_by=counted_by)


def state(stated_by: Said = CHAIR) -> StateConsensus:
    return StateConsensus(**AT, stated_by=stated_by)


def arranged(form: BallotForm = BallotForm.SHOW_OF_HANDS, closes_at: Said = None) -> BallotArranged:
    return BallotArranged(meeting=MEETING, item=ITEM, motion=MOTION, form=form, closes_at=closes_at)


def required() -> RecordedVoteRequired:
    return RecordedVoteRequired(meeting=MEETING, item=ITEM, motion=MOTION, member=LAY)


def counted(votes_against: int = 1) -> VotesCounted:
    return VotesCounted(
        meeting=MEETING,
        item=ITEM,
        motion=MOTION,
        votes_for=2,
        votes_against=votes_against,
        abstained=0,
        counted_by=CHAIR,
    )


def agreed() -> ConsensusStated:
    return ConsensusStated(meeting=MEETING, item=ITEM, motion=MOTION, stated_by=CHAIR)


def test_a_motion_is_put_by_show_of_hands() -> None:
    given(decider, *debate()).when(arrange()).then(arranged())


@pytest.mark.parametrize("form", [BallotForm.PAPER, BallotForm.WRITTEN])
def test_other_ballots_than_the_usual_ones_need_the_charter(form: BallotForm) -> None:
    closes_at = DEADLINE if form is BallotForm.WRITTEN else None
    asked = arrange(form, closes_at=closes_at)
    given(decider, *debate()).when(asked).then_refused(BallotNotAllowed, pointer="/form")
    given(decider, *debate(approving=OPEN_TO_ALL)).when(asked).then(arranged(form, closes_at))


def test_nobody_changes_the_ballot_once_a_vote_is_on_record() -> None:
    given(decider, *debate(), voted()).when(arrange()).then_refused(BallotUnderWay)
    given(decider, *debate(), arranged(), counted()).when(arrange(BallotForm.NAMED)).then_refused(BallotUnderWay)


@pytest.mark.parametrize(
    ("form", "closes_at"),
    [
        (BallotForm.WRITTEN, None),
        (BallotForm.WRITTEN, ASKED.occurred_at),
        (BallotForm.SHOW_OF_HANDS, DEADLINE),
    ],
)
def test_only_a_ballot_in_writing_closes_at_a_moment_to_come(form: BallotForm, closes_at: Said) -> None:
    asked = arrange(form, closes_at=closes_at)
    given(decider, *debate(approving=OPEN_TO_ALL)).when(asked).then_refused(InvalidClosingTime, pointer="/closesAt")


def test_any_member_in_the_room_may_require_a_recorded_vote() -> None:
    """SI 1993/202, schedule 2: on the requisition of any member, before the vote is taken."""
    given(decider, *debate(), arranged()).when(require()).then(required())
    given(decider, *debate(), left(LAY)).when(require()).then_refused(NotInTheRoom, pointer="/member")
    given(decider, *debate()).when(require(OFFICER)).then_refused(SeatWithoutVote, pointer="/member")
    given(decider, *debate(), arranged(), counted()).when(require()).then_refused(VotesAlreadyCounted)
    given(decider, *debate(), required()).when(require()).then_refused(RecordedVoteAlreadyRequired)


def test_a_recorded_vote_stays_required() -> None:
    given(decider, *debate(), required()).when(arrange()).then_refused(RecordedVoteIsRequired)
    given(decider, *debate(), required()).when(state()).then_refused(RecordedVoteIsRequired)
    given(decider, *debate(), required()).when(vote()).then_some(VoteCast)


def test_nobody_votes_by_name_on_secret_papers_unless_a_recorded_vote_is_required() -> None:
    on_paper: list[Event] = [*debate(approving=OPEN_TO_ALL), arranged(BallotForm.PAPER)]
    given(decider, *on_paper).when(vote()).then_refused(SecretBallot)
    given(decider, *on_paper, required()).when(vote()).then_some(VoteCast)


def test_hands_are_counted_once_by_somebody_who_sees_them() -> None:
    given(decider, *debate(), arranged()).when(tell()).then(counted())
    given(decider, *debate(), counted()).when(tell()).then_refused(VotesAlreadyCounted)
    given(decider, *debate()).when(tell(counted_by=GP)).then_refused(NotInTheRoom, pointer="/countedBy")


def test_a_count_that_does_not_fit_the_attendance_is_recorded_as_it_was_made() -> None:
    given(decider, *debate(), arranged()).when(tell(votes_for=99)).then_some(VotesCounted, votes_for=99)


@pytest.mark.parametrize(("votes_for", "votes_against"), [(-1, 2), (0, 0)])
def test_a_count_is_of_votes(votes_for: int, votes_against: int) -> None:
    given(decider, *debate()).when(tell(votes_for, votes_against)).then_refused(InvalidCount)


def test_who_presides_states_that_everybody_agreed() -> None:
    given(decider, *debate()).when(state()).then(agreed())
    given(decider, *debate()).when(state(LAY)).then_refused(NotPresiding, pointer="/statedBy")
    given(decider, *debate(), left(CHAIR)).when(state()).then_refused(NotInTheRoom)
    given(decider, *debate(), agreed()).when(state()).then_refused(ConsensusAlreadyStated)
    given(decider, *debate(), interest_declared(CHAIR)).when(state()).then_refused(ConflictOfInterest)


def test_a_charter_may_ask_for_a_vote() -> None:
    hands_only = replace(APPROVING, voting=(VotingRule(ballots=(BallotForm.SHOW_OF_HANDS,)),))
    given(decider, *debate(approving=hands_only)).when(state()).then_refused(BallotNotAllowed)
    by_consensus = replace(APPROVING, voting=(VotingRule(threshold=Threshold.CONSENSUS, ballots=(BallotForm.PAPER,)),))
    given(decider, *debate(approving=by_consensus)).when(state()).then_some(ConsensusStated)


def test_nobody_agreed_where_somebody_is_against() -> None:
    against = voted(choice=Choice.AGAINST)
    given(decider, *debate(), against).when(state()).then_refused(ConsensusContradicted)
    given(decider, *debate(), voted()).when(state()).then_some(ConsensusStated)
    given(decider, *debate(), arranged(), counted()).when(state()).then_refused(ConsensusContradicted)


def test_members_vote_in_writing_from_wherever_they_are_also_too_late() -> None:
    """Oxfordshire CCG: a vote by e-mail, open until a day; what comes later is kept and not counted."""
    deadline = minute(200)
    history = [*debate(approving=OPEN_TO_ALL), left(LAY), arranged(BallotForm.WRITTEN, deadline)]
    given(decider, *history).when(on(vote(), minute(199))).then_some(VoteCast)
    given(decider, *history).when(on(vote(), minute(201))).then_some(VoteCast)


def test_a_ballot_in_writing_is_not_closed_before_its_time() -> None:
    history = [*debate(approving=OPEN_TO_ALL), arranged(BallotForm.WRITTEN, minute(200))]
    given(decider, *history).when(on(close_vote(), minute(199))).then_refused(BallotStillRunning)
    given(decider, *history).when(on(close_vote(), minute(200))).then_some(VoteClosed)
