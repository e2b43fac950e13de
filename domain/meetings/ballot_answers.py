"""What follows where the rules allow a ballot to be arranged, counted or agreed."""

from domain.meetings import ballot_commands as asked
from domain.meetings import events as happened
from domain.meetings.state import Proceedings


def arranged(it: asked.ArrangeBallot, known: Proceedings) -> happened.BallotArranged:
    """It was settled how the motion is voted on."""
    return happened.BallotArranged(
        meeting=it.meeting, item=it.item, motion=it.motion, form=it.form, closes_at=it.closes_at
    )


def required(it: asked.RequireRecordedVote, known: Proceedings) -> happened.RecordedVoteRequired:
    """A member required a recorded vote."""
    return happened.RecordedVoteRequired(meeting=it.meeting, item=it.item, motion=it.motion, member=it.member)


def counted(it: asked.CountVotes, known: Proceedings) -> happened.VotesCounted:
    """The votes were counted."""
    return happened.VotesCounted(
        meeting=it.meeting,
        item=it.item,
        motion=it.motion,
        votes_for=it.votes_for,
        votes_against=it.votes_against,
        abstained=it.abstained,
        counted_by=it.counted_by,
    )


def agreed(it: asked.StateConsensus, known: Proceedings) -> happened.ConsensusStated:
    """Everybody agreed."""
    return happened.ConsensusStated(meeting=it.meeting, item=it.item, motion=it.motion, stated_by=it.stated_by)
