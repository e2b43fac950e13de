"""What one may ask about a business case."""

from decimal import Decimal

from domain.cases.content import CaseContent
from domain.kernel.ids import CaseId, CaseReference, PersonId
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.values import value


@value
class DraftCase(Command):
    """Begin a business case."""

    case: CaseId
    reference: CaseReference
    content: CaseContent


@value
class ReviseCase(Command):
    """Rewrite the draft of a case."""

    case: CaseId
    content: CaseContent


@value
class SubmitCase(Command):
    """Submit the draft of a case as its next version."""

    case: CaseId


@value
class ReturnCase(Command):
    """Return a submitted case for more work."""

    case: CaseId
    why: FreeText


@value
class ScoreCase(Command):
    """Score the submitted version of a case against a criterion."""

    case: CaseId
    version: int
    scorer: PersonId
    criterion: PublicText
    score: Decimal


@value
class WithdrawCase(Command):
    """Withdraw a case."""

    case: CaseId
    why: FreeText


@value
class FlagDuplicate(Command):
    """Flag a case as a duplicate of another, which stands in its place."""

    case: CaseId
    of: CaseId
    why: FreeText


@value
class LiftDuplicate(Command):
    """Take back that a case is a duplicate."""

    case: CaseId
    why: FreeText
