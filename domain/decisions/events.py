"""What happens when a board decides, and what becomes of its decision; who recorded it and why is in the envelope."""

from datetime import date
from enum import Enum

from domain.cases.sums import Sum
from domain.decisions.inputs import Exclusion, JudgementInputs
from domain.decisions.statuses import Status
from domain.decisions.verdict import Verdict
from domain.kernel.answers import Answer
from domain.kernel.basis import Basis
from domain.kernel.ids import BoardId, CaseId, DecisionId, ItemId, MeetingId, MotionId, OrganisationCode, PersonId
from domain.kernel.messages import BrokenRule, Event, FreeText, PublicText, event
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
    earlier_outcome: Outcome | None  # what that one decides, or would decide if it were ratified
    inputs: JudgementInputs
    verdict: Verdict
    affected: DecisionId | None = None  # what the decision that is ratified, or not, varies, rescinds or replaces
    affected_outcome: Outcome | None = None  # what that one decides


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
    basis: Basis | None = None  # on which all of the amount is stated; nothing where that is unsaid, or of several


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


@event("decisions.ChairsActionTaken", version=1)
class ChairsActionTaken(Event):
    """Two members acted jointly for a board that could not wait; it is provisional until the board has ratified it."""

    decision: DecisionId
    board: BoardId
    number: int  # in the one series of the board's decisions
    case: CaseId
    version: int | None
    outcome: Outcome
    decided: date
    actors: tuple[PersonId, ...]
    text: FreeText
    urgency: FreeText
    terms: Terms
    ratify_by: date
    earlier: DecisionId | None  # the question that found no quorum
    charter_version: int
    exclusions: tuple[Exclusion, ...]  # what was on record about those who acted
    within_limit: Answer


@event("decisions.ChairsActionRejudged", version=1)
class ChairsActionRejudged(Event):
    """Knowledge that came late tells something else of those who acted for a board; the action itself stands."""

    decision: DecisionId
    board: BoardId
    case: CaseId
    taken_at: int  # the fact by which they acted
    cause: int  # the fact that came late
    findings_then: tuple[BrokenRule, ...]  # the rules of who may act that were not kept, as last judged
    findings_now: tuple[BrokenRule, ...]
    exclusions: tuple[Exclusion, ...]


class SuspensionGround(Enum):
    """What holds a decision up."""

    CALL_IN = "CALL_IN"  # by a scrutiny committee
    REFERRAL_TO_SECRETARY_OF_STATE = "REFERRAL_TO_SECRETARY_OF_STATE"
    JUDICIAL_REVIEW = "JUDICIAL_REVIEW"
    PSR_REPRESENTATION = "PSR_REPRESENTATION"  # by a provider, within the standstill


@event("decisions.ConditionDischarged", version=1)
class ConditionDischarged(Event):
    """A condition of an approval was met; `left` conditions are still open."""

    decision: DecisionId
    case: CaseId | None
    condition: int
    on: date
    evidence_digest: PublicText
    note: FreeText | None
    left: int


@event("decisions.ConditionWaived", version=1)
class ConditionWaived(Event):
    """Somebody with the authority for it let a condition go; `left` conditions are still open."""

    decision: DecisionId
    case: CaseId | None
    condition: int
    on: date
    waived_by: PersonId
    evidence_digest: PublicText | None
    why: FreeText
    left: int


@event("decisions.ConditionFailed", version=1)
class ConditionFailed(Event):
    """A condition of an approval was not met, so the approval fell."""

    decision: DecisionId
    case: CaseId | None
    condition: int
    on: date
    evidence_digest: PublicText | None
    why: FreeText


@event("decisions.StandstillBegun", version=1)
class StandstillBegun(Event):
    """The notice of an intended award was published, so nothing is signed before the last day is over."""

    decision: DecisionId
    case: CaseId | None
    notice_published: date
    last_day: date


@event("decisions.DecisionSuspended", version=1)
class DecisionSuspended(Event):
    """A decision was held up from outside."""

    decision: DecisionId
    case: CaseId | None
    ground: SuspensionGround
    on: date
    by_whom: FreeText
    why: FreeText


@event("decisions.SuspensionLifted", version=1)
class SuspensionLifted(Event):
    """A decision that was held up stands again, with the outcome that it had."""

    decision: DecisionId
    case: CaseId | None
    on: date
    why: FreeText
    outcome: Outcome
    status: Status  # in force, or provisional as before


@event("decisions.DecisionSetAside", version=1)
class DecisionSetAside(Event):
    """A court, the Secretary of State or another authority set a decision aside."""

    decision: DecisionId
    case: CaseId | None
    on: date
    by_whom: FreeText
    why: FreeText


@event("decisions.DecisionLapsed", version=1)
class DecisionLapsed(Event):
    """A decision lost its force because what it allowed was not done, or its time was over."""

    decision: DecisionId
    case: CaseId | None
    on: date
    why: FreeText


@event("decisions.TerminationNoticeGiven", version=1)
class TerminationNoticeGiven(Event):
    """Notice was given that a service or a contract ends; where it is shorter than required, why stands with it."""

    decision: DecisionId
    case: CaseId | None
    given: date
    notice_months: int
    last_service_day: date
    exception: FreeText | None


@event("decisions.ServiceEnded", version=1)
class ServiceEnded(Event):
    """A service was provided for the last time."""

    decision: DecisionId
    case: CaseId | None
    on: date


@event("decisions.ItemCarriedOver", version=1)
class ItemCarriedOver(Event):
    """A question that found no quorum was put over to a meeting with more members who are free to decide it."""

    decision: DecisionId
    case: CaseId | None
    meeting: MeetingId
    on: date
    why: FreeText


@event("decisions.DecisionReferredUp", version=1)
class DecisionReferredUp(Event):
    """A question that found no quorum, or no majority, was referred to another board."""

    decision: DecisionId
    case: CaseId | None
    to_board: BoardId
    on: date
    why: FreeText


SEQUELS: tuple[type[Event], ...] = (
    ConditionDischarged,
    ConditionWaived,
    ConditionFailed,
    StandstillBegun,
    DecisionSuspended,
    SuspensionLifted,
    DecisionSetAside,
    DecisionLapsed,
    TerminationNoticeGiven,
    ServiceEnded,
    ItemCarriedOver,
    DecisionReferredUp,
)
