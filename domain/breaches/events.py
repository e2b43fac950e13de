"""What happens to a reported breach; who was involved stands in personal texts only, so that nothing names them."""

from datetime import date
from enum import Enum

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BreachId, DecisionId
from domain.kernel.messages import Event, FreeText, PersonalText, event


class BreachType(Enum):
    """What went wrong."""

    LATE_DECLARATION = "LATE_DECLARATION"
    REGISTERED_BUT_NOT_DECLARED = "REGISTERED_BUT_NOT_DECLARED"
    NEITHER_REGISTERED_NOR_DECLARED = "NEITHER_REGISTERED_NOR_DECLARED"
    PARTICIPATED_DESPITE_RECUSAL = "PARTICIPATED_DESPITE_RECUSAL"
    NOT_MINUTED = "NOT_MINUTED"
    PAPERS_LEAKED = "PAPERS_LEAKED"
    GIFT_ABOVE_LIMIT = "GIFT_ABOVE_LIMIT"
    OTHER = "OTHER"


class Route(Enum):
    """How it came to notice."""

    SELF_REPORTED = "SELF_REPORTED"
    THIRD_PARTY = "THIRD_PARTY"
    AUDIT = "AUDIT"
    COUNTER_FRAUD = "COUNTER_FRAUD"
    WHISTLEBLOWING = "WHISTLEBLOWING"


class Triager(Enum):
    """Who looked at the report first."""

    GUARDIAN = "GUARDIAN"
    CHIEF_OFFICER = "CHIEF_OFFICER"


class Determination(Enum):
    """What the investigation found."""

    BREACH = "BREACH"
    PARTLY = "PARTLY"
    NOT_A_BREACH = "NOT_A_BREACH"


class Action(Enum):
    """What was done about it."""

    REMINDED = "REMINDED"
    RETRAINED = "RETRAINED"
    REGISTER_AMENDED = "REGISTER_AMENDED"
    DECISION_RETAKEN = "DECISION_RETAKEN"
    DISCIPLINED = "DISCIPLINED"
    CONTRACT_ENDED = "CONTRACT_ENDED"
    NONE_NEEDED = "NONE_NEEDED"


class Learning(Enum):
    """What the body learned from it, in a list of its own so that publication needs no words about anybody."""

    DECLARE_IN_TIME = "DECLARE_IN_TIME"
    ASK_AT_EVERY_ITEM = "ASK_AT_EVERY_ITEM"
    CHECK_THE_REGISTER_BEFORE_MEETINGS = "CHECK_THE_REGISTER_BEFORE_MEETINGS"
    MINUTE_HOW_CONFLICTS_ARE_MANAGED = "MINUTE_HOW_CONFLICTS_ARE_MANAGED"
    WITHHOLD_PAPERS_IN_TIME = "WITHHOLD_PAPERS_IN_TIME"
    TRAIN_DECISION_MAKERS = "TRAIN_DECISION_MAKERS"
    REVIEW_THE_POLICY = "REVIEW_THE_POLICY"


class Settlement(Enum):
    """What became of a decision that a breach may have tainted."""

    CONFIRMED = "CONFIRMED"
    RETAKEN = "RETAKEN"
    RESCINDED = "RESCINDED"


@event("breaches.BreachReported", version=1)
class BreachReported(Event):
    """A breach was reported; the decisions that it may have tainted are under review from then on."""

    breach: BreachId
    type: BreachType
    route: Route
    happened: PartialDate | None
    reported: date
    account: PersonalText
    involved: PersonalText | None
    decisions: tuple[DecisionId, ...]


@event("breaches.BreachTriaged", version=1)
class BreachTriaged(Event):
    """It was settled whether a report is investigated."""

    breach: BreachId
    triaged_by: Triager
    investigate: bool
    why: FreeText


@event("breaches.InvestigationBegun", version=1)
class InvestigationBegun(Event):
    """The investigation began."""

    breach: BreachId


@event("breaches.BreachDetermined", version=1)
class BreachDetermined(Event):
    """It was determined whether there was a breach."""

    breach: BreachId
    determination: Determination
    why: FreeText


@event("breaches.ActionsTaken", version=1)
class ActionsTaken(Event):
    """It was settled what is done about a breach."""

    breach: BreachId
    actions: tuple[Action, ...]
    note: FreeText | None


@event("breaches.BreachPublished", version=1)
class BreachPublished(Event):
    """A breach was published without names."""

    breach: BreachId
    published: date
    learning: tuple[Learning, ...]


@event("breaches.BreachClosed", version=1)
class BreachClosed(Event):
    """The file of a breach was closed."""

    breach: BreachId


@event("breaches.DecisionPutUnderReview", version=1)
class DecisionPutUnderReview(Event):
    """A decision was put under review because a breach may have tainted it."""

    breach: BreachId
    decision: DecisionId


@event("breaches.DecisionReviewSettled", version=1)
class DecisionReviewSettled(Event):
    """A decision under review was confirmed, taken again, or rescinded."""

    breach: BreachId
    decision: DecisionId
    settlement: Settlement
    settled_by: DecisionId | None
    why: FreeText
