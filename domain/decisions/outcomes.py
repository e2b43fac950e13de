"""Outcomes: what a result means for the case, by the direction of the motion."""

from collections.abc import Mapping
from typing import Final

from domain.decisions.events import Outcome
from domain.decisions.verdict import Result, Verdict
from domain.meetings.motions import Direction

CARRIED: Final[Mapping[Direction, Outcome]] = {
    Direction.RECOMMEND: Outcome.RECOMMENDED,
    Direction.NOT_RECOMMEND: Outcome.NOT_RECOMMENDED,
    Direction.APPROVE: Outcome.APPROVED,
    Direction.APPROVE_AS_AMENDED: Outcome.APPROVED_AS_AMENDED,
    Direction.APPROVE_WITH_CONDITIONS: Outcome.APPROVED_WITH_CONDITIONS,
    Direction.APPROVE_OPTION: Outcome.OPTION_APPROVED,
    Direction.APPROVE_IN_PART: Outcome.PARTLY_APPROVED,
    Direction.REJECT: Outcome.REJECTED,
    Direction.DEFER: Outcome.DEFERRED,
    Direction.REFER_BACK: Outcome.REFERRED_BACK,
    Direction.SUPPORT_INDICATIVELY: Outcome.SUPPORTED_INDICATIVELY,
    Direction.DELEGATE: Outcome.DELEGATED,
    Direction.LET_CONTRACT_EXPIRE: Outcome.CONTRACT_ALLOWED_TO_EXPIRE,
    Direction.EXTEND: Outcome.EXTENDED,
    Direction.RESTRICT_POLICY: Outcome.POLICY_RESTRICTED,
    Direction.RATIFY: Outcome.RATIFIED,
    Direction.REFUSE_RATIFICATION: Outcome.NOT_RATIFIED,
    Direction.VARY: Outcome.VARIED,
    Direction.RESCIND: Outcome.RESCINDED,
    Direction.NOTE: Outcome.NOTED,
}
OTHERWISE: Final[Mapping[Result, Outcome]] = {
    Result.NOT_CARRIED: Outcome.NOT_CARRIED,
    Result.TIED: Outcome.NO_DECISION_TIED,
    Result.INQUORATE: Outcome.NO_DECISION_INQUORATE,
}
APPROVALS: Final = frozenset(
    {
        Outcome.APPROVED,
        Outcome.APPROVED_AS_AMENDED,
        Outcome.APPROVED_WITH_CONDITIONS,
        Outcome.OPTION_APPROVED,
        Outcome.PARTLY_APPROVED,
        Outcome.CONTRACT_ALLOWED_TO_EXPIRE,
        Outcome.EXTENDED,
        Outcome.POLICY_RESTRICTED,
    }
)
FINAL: Final = APPROVALS | {Outcome.REJECTED}
ADVANCES: Final = APPROVALS | {Outcome.RECOMMENDED}
WITHOUT_ANSWER: Final = frozenset(OTHERWISE.values())


def outcome_of(direction: Direction, verdict: Verdict) -> Outcome:
    """A motion carried does what it says; one that is not carried does nothing, and never the opposite.

    A meeting without a quorum decides nothing; where it was asked no more than to show support, that is on record.
    """
    if verdict.result is Result.CARRIED or (direction is Direction.SUPPORT_INDICATIVELY and agreed_inquorate(verdict)):
        return CARRIED[direction]
    return OTHERWISE[verdict.result]


def agreed_inquorate(verdict: Verdict) -> bool:
    """Whether those who were there agreed, though they were too few to decide (Blackburn with Darwen, April 2013)."""
    return verdict.result is Result.INQUORATE and verdict.tally.votes_for > verdict.tally.votes_against
