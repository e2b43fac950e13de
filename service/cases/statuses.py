"""Where a case stands, as its register shows it."""

from enum import Enum


class CaseStatus(Enum):
    """One word for where a case stands."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RECOMMENDED = "RECOMMENDED"
    NOT_RECOMMENDED = "NOT_RECOMMENDED"
    PROPOSED = "PROPOSED"
    IN_DUE_DILIGENCE = "IN_DUE_DILIGENCE"
    READY_FOR_DECISION = "READY_FOR_DECISION"
    APPROVED = "APPROVED"
    APPROVED_WITH_CONDITIONS = "APPROVED_WITH_CONDITIONS"
    REJECTED = "REJECTED"
    DEFERRED = "DEFERRED"
    WITHDRAWN = "WITHDRAWN"


class FinalDecision(Enum):
    """How a case was finally decided."""

    APPROVED = "APPROVED"
    APPROVED_WITH_CONDITIONS = "APPROVED_WITH_CONDITIONS"
    REJECTED = "REJECTED"
