"""Voting rules: what carries a motion, who has a casting vote, what a tie means."""

from collections.abc import Iterable
from enum import Enum

from domain.boards.applying import applying_to
from domain.boards.quorum import Rounding
from domain.boards.remit import DecisionType
from domain.kernel.values import value


class Threshold(Enum):
    """What carries a motion."""

    MAJORITY_OF_VOTES_CAST = "MAJORITY_OF_VOTES_CAST"
    MAJORITY_OF_PRESENT = "MAJORITY_OF_PRESENT"
    MAJORITY_OF_MEMBERSHIP = "MAJORITY_OF_MEMBERSHIP"
    TWO_THIRDS = "TWO_THIRDS"
    THREE_QUARTERS = "THREE_QUARTERS"
    UNANIMITY = "UNANIMITY"
    CONSENSUS = "CONSENSUS"


class CastingVote(Enum):
    """Who may break a tie."""

    NONE = "NONE"
    PRESIDING_SECOND_VOTE = "PRESIDING_SECOND_VOTE"
    PRESIDING_ONLY_IF_TIE = "PRESIDING_ONLY_IF_TIE"
    INDEPENDENT_CHAIR = "INDEPENDENT_CHAIR"  # a chair without a vote of a member; nobody who presides in their place


class VoteUnit(Enum):
    """What has one vote."""

    PERSON = "PERSON"
    SEAT = "SEAT"
    PRACTICE = "PRACTICE"
    BODY = "BODY"


class BallotForm(Enum):
    """How members vote."""

    NAMED = "NAMED"
    SHOW_OF_HANDS = "SHOW_OF_HANDS"
    PAPER = "PAPER"  # secret: counted, and nobody can tell who voted how
    WRITTEN = "WRITTEN"
    CONSENSUS = "CONSENSUS"


class OnTie(Enum):
    """What a tie that nobody breaks means."""

    LOST = "LOST"
    NO_DECISION = "NO_DECISION"
    ADJOURN = "ADJOURN"
    REFER = "REFER"


@value
class PatientWeight:
    """One vote for each so many patients registered with the practice, and at least so many votes."""

    divisor: int
    rounding: Rounding
    at_least: int = 0


@value
class VotingRule:
    """One voting rule; it applies to the decision types named, or to all where none is named."""

    applies_to: tuple[DecisionType, ...] = ()
    threshold: Threshold = Threshold.MAJORITY_OF_VOTES_CAST
    abstentions_count_as_present: bool = True
    casting_vote: CastingVote = CastingVote.NONE
    vote_unit: VoteUnit = VoteUnit.SEAT
    weight: PatientWeight | None = None
    on_tie: OnTie = OnTie.LOST
    ballots: tuple[BallotForm, ...] = ()  # beside votes by name; none means the usual ones


MAJORITY = VotingRule()  # where the charter is silent
USUAL_BALLOTS = frozenset({BallotForm.SHOW_OF_HANDS, BallotForm.CONSENSUS})


def voting_rule(rules: Iterable[VotingRule], kind: DecisionType) -> VotingRule:
    """The rule for this kind of decision, else a simple majority of the votes cast."""
    return applying_to(kind, rules) or MAJORITY


def allows(rule: VotingRule, form: BallotForm) -> bool:
    """Whether members may vote in this form; by name they always may, for any member may ask for it."""
    return form is BallotForm.NAMED or form in (rule.ballots or USUAL_BALLOTS)
