"""What happens to a business case."""

from decimal import Decimal

from domain.cases.content import CaseContent
from domain.kernel.ids import AwardId, CaseId, CaseReference, OrganisationCode, PersonId, SchemeName
from domain.kernel.messages import Event, FreeText, PublicText, event


@event("cases.CaseDrafted", version=1)
class CaseDrafted(Event):
    """A business case was begun."""

    case: CaseId
    reference: CaseReference
    content: CaseContent


@event("cases.CaseRevised", version=1)
class CaseRevised(Event):
    """The draft of a case was rewritten."""

    case: CaseId
    content: CaseContent


@event("cases.CaseSubmitted", version=1)
class CaseSubmitted(Event):
    """A version of a case was frozen and submitted; the hash commits to all it says."""

    case: CaseId
    version: int
    content_hash: PublicText
    authors: tuple[PersonId, ...] = ()  # as the version has them, so that it is found by who wrote it
    sponsor: PersonId | None = None


@event("cases.SavingsClaimed", version=1)
class SavingsClaimed(Event):
    """A version of a case that was submitted claims savings on these schemes, contracts and organisations."""

    case: CaseId
    version: int
    schemes: tuple[SchemeName, ...]
    contracts: tuple[AwardId, ...]
    organisations: tuple[OrganisationCode, ...]


@event("cases.CaseReturned", version=1)
class CaseReturned(Event):
    """A submitted case was returned for more work."""

    case: CaseId
    version: int
    why: FreeText


@event("cases.CaseScored", version=1)
class CaseScored(Event):
    """A person scored a case against a criterion."""

    case: CaseId
    version: int
    scorer: PersonId
    criterion: PublicText
    score: Decimal


@event("cases.CaseWithdrawn", version=1)
class CaseWithdrawn(Event):
    """A case was withdrawn by those who brought it."""

    case: CaseId
    why: FreeText


@event("cases.DuplicateFlagged", version=1)
class DuplicateFlagged(Event):
    """A case was found to be a duplicate of another, which stands in its place."""

    case: CaseId
    of: CaseId
    why: FreeText


@event("cases.DuplicateLifted", version=1)
class DuplicateLifted(Event):
    """A case that was flagged as a duplicate is none; it stands where it stood."""

    case: CaseId
    why: FreeText
