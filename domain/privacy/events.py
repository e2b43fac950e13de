"""What happens when words about somebody are to be destroyed."""

from enum import Enum

from domain.kernel.ids import BodyCode, ErasureId, PersonId
from domain.kernel.messages import Event, PublicText, event
from domain.kernel.tags import Mentioned
from domain.meetings.declined_facts import Declined


class ErasureGround(Enum):
    """On which ground of UK GDPR article 17(1) words are erased."""

    NO_LONGER_NECESSARY = "NO_LONGER_NECESSARY"  # (a)
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN"  # (b)
    OBJECTION_UPHELD = "OBJECTION_UPHELD"  # (c)
    UNLAWFULLY_PROCESSED = "UNLAWFULLY_PROCESSED"  # (d)
    LEGAL_OBLIGATION = "LEGAL_OBLIGATION"  # (e)


# The person is called `subject` here, and not `person`: what is said of an erasure lies under a key of its own.
@event("privacy.ErasureAsked", version=1)
class ErasureAsked(Event):
    """Somebody asked for words to be erased: all about a person, those of some facts, or both; another approves it."""

    body: BodyCode
    erasure: ErasureId
    ground: ErasureGround
    subject: PersonId | None
    positions: tuple[int, ...]  # of facts that are named by themselves
    types: tuple[PublicText, ...]  # of these facts
    mentions: tuple[Mentioned, ...]  # what these facts mention
    asked_by: PersonId | None  # who asked, as the register of people knows them


@event("privacy.ErasureDeclined", version=1)
class ErasureDeclined(Event):
    """A request to erase was withdrawn by whoever recorded it, or rejected; nothing was destroyed."""

    body: BodyCode
    erasure: ErasureId
    subject: PersonId | None
    mentions: tuple[Mentioned, ...]
    how: Declined


@event("privacy.ErasureApproved", version=1)
class ErasureApproved(Event):
    """A second person approved an erasure; it was carried out with the same stroke."""

    body: BodyCode
    erasure: ErasureId
    subject: PersonId | None
    approved_by: PersonId | None
    asked_at: int  # the fact by which it was asked for


@event("privacy.ErasureRecorded", version=1)
class ErasureRecorded(Event):
    """The words of some facts were destroyed with their salts and keys; the facts stay, and so do their proofs."""

    body: BodyCode
    erasure: ErasureId
    ground: ErasureGround
    subject: PersonId | None
    positions: tuple[int, ...]  # of the facts whose words are gone
    mentions: tuple[Mentioned, ...]
