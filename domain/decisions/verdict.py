"""A verdict: what follows from the inputs, step by step, in sentences with stable codes."""

from enum import Enum

from domain.kernel.answers import Answer
from domain.kernel.ids import PersonId, SeatId
from domain.kernel.messages import PublicText
from domain.kernel.values import value


class Standing(Enum):
    """Where a seat stands towards a question; ways of not voting are as many different things."""

    FOR = "FOR"
    AGAINST = "AGAINST"
    ABSTAINED = "ABSTAINED"
    PRESENT_NOT_VOTING = "PRESENT_NOT_VOTING"
    COUNTED = "COUNTED"  # in the room and entitled, where votes were counted without names
    CONSENTED = "CONSENTED"  # in the room and entitled, where everybody agreed without a vote
    EXCLUDED = "EXCLUDED"
    ABSENT = "ABSENT"
    NOT_ENTITLED = "NOT_ENTITLED"
    VACANT = "VACANT"


class Result(Enum):
    """What became of the motion."""

    CARRIED = "CARRIED"
    NOT_CARRIED = "NOT_CARRIED"
    TIED = "TIED"
    INQUORATE = "INQUORATE"


@value
class SeatStanding:
    """One seat: who held it, where it stands, and whether it counts towards the quorum and its base."""

    seat: SeatId
    holder: PersonId | None
    standing: Standing
    counts_to_quorum: bool
    in_base: bool
    because: tuple[PublicText, ...]  # codes of the steps that put it there


@value
class Quorum:
    """The quorum that was needed and the one that was there, in heads."""

    quorate: bool
    needed: int
    counted: int
    base: int | None  # what the fraction was taken of; nothing where the charter names a number only
    unmet: tuple[PublicText, ...]  # codes of the steps that say what was missing


@value
class Tally:
    """How many stood where: votes where votes are meant, seats or ballots elsewhere."""

    votes_for: int
    votes_against: int
    abstained: int
    present_not_voting: int
    eligible: int  # votes that could be cast in the room: the four above together, without the surplus
    excluded: int
    absent: int
    not_entitled: int
    vacant: int
    uncounted: int  # votes cast by those who may not vote: shown, never counted
    casting: int  # 1 where a casting vote broke the tie
    surplus: int  # votes counted without names beyond those entitled in the room


@value
class Step:
    """One step of the judgement: a stable code and the sentence that explains it; names nobody but by seat."""

    code: PublicText
    sentence: PublicText
    seats: tuple[SeatId, ...]


@value
class Verdict:
    """The judgement on one question."""

    result: Result
    quorum: Quorum
    tally: Tally
    within_limit: Answer  # whether what is at stake lies within the board's delegated limit
    standings: tuple[SeatStanding, ...]
    steps: tuple[Step, ...]
