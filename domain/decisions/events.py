"""What happens when a board decides."""

from datetime import date
from enum import Enum

from domain.cases.sums import Sum
from domain.decisions.inputs import JudgementInputs
from domain.decisions.verdict import Verdict
from domain.kernel.ids import BoardId, CaseId, DecisionId, ItemId, MeetingId, MotionId, OrganisationCode
from domain.kernel.messages import Event, PublicText, event
from domain.meetings.terms import Terms


class Outcome(Enum):
    """What a decision means for the case; a motion to refuse that is not carried approves nothing."""

    RECOMMENDED = "RECOMMENDED"
    NOT_RECOMMENDED = "NOT_RECOMMENDED"
    APPROVED = "APPROVED"
    APPROVED_AS_AMENDED = "APPROVED_AS_AMENDED"
    APPROVED_WITH_CONDITIONS = "APPROVED_WITH_CONDITIONS"
    OPTION_APPROVED = "OPTION_APPROVED"
    PARTLY_APPROVED = "PARTLY_APPROVED"
    REJECTED = "REJECTED"
    DEFERRED = "DEFERRED"
    REFERRED_BACK = "REFERRED_BACK"
    SUPPORTED_INDICATIVELY = "SUPPORTED_INDICATIVELY"
    DELEGATED = "DELEGATED"
    CONTRACT_ALLOWED_TO_EXPIRE = "CONTRACT_ALLOWED_TO_EXPIRE"
    EXTENDED = "EXTENDED"
    POLICY_RESTRICTED = "POLICY_RESTRICTED"
    RATIFIED = "RATIFIED"
    NOT_RATIFIED = "NOT_RATIFIED"
    VARIED = "VARIED"
    RESCINDED = "RESCINDED"
    NOTED = "NOTED"
    NOT_CARRIED = "NOT_CARRIED"
    NO_DECISION_TIED = "NO_DECISION_TIED"
    NO_DECISION_INQUORATE = "NO_DECISION_INQUORATE"


@event("decisions.DecisionTaken", version=1)
class DecisionTaken(Event):
    """A board answered a motion; the inputs and the verdict are kept so that anybody can judge it again."""

    decision: DecisionId
    board: BoardId
    number: int  # 1, 2, 3, … on each board, without gaps, never reused
    meeting: MeetingId
    item: ItemId
    motion: MotionId
    case: CaseId | None
    version: int | None
    outcome: Outcome
    decided: date
    terms: Terms
    earlier: DecisionId | None  # the decision that it ratifies, varies, rescinds or replaces
    inputs: JudgementInputs
    verdict: Verdict


@event("decisions.LimitDrawn", version=1)
class LimitDrawn(Event):
    """An approval counts towards what a board may approve for the same providers or from the same funds."""

    board: BoardId
    decision: DecisionId
    case: CaseId
    providers: tuple[OrganisationCode, ...]
    funds: tuple[PublicText, ...]
    amount: Sum
    decided: date  # the day of the meeting, whenever it was written down


@event("decisions.DecisionRejudged", version=1)
class DecisionRejudged(Event):
    """Knowledge that came late gives a decision another verdict, or a new finding; the decision itself stands."""

    decision: DecisionId
    board: BoardId
    meeting: MeetingId
    item: ItemId
    motion: MotionId
    case: CaseId | None
    taken_at: int  # the fact by which the decision was taken; its verdict stands there
    cause: int  # the fact that came late
    outcome_then: Outcome  # as last judged
    outcome_now: Outcome
    appeared: tuple[PublicText, ...]  # codes of the steps that the last judgement did not have
    vanished: tuple[PublicText, ...]
    inputs: JudgementInputs
    verdict: Verdict
