"""What one may ask about evidence packs."""

from domain.evidence.events import Profile
from domain.kernel.ids import CaseId, EvidencePackId
from domain.kernel.messages import Command, FreeText, PersonalText, PublicText
from domain.kernel.values import value


@value
class IssuePack(Command):
    """Record that an evidence pack was made of a case, for whom and for what; it has been made already."""

    pack: EvidencePackId
    case: CaseId
    position: int
    profile: Profile
    issued_to: PersonalText
    purpose: FreeText
    sha256: PublicText
    checkpoint: PublicText
    seal: PublicText
    key: PublicText
    verifier: PublicText
    facts: int
    texts: int
    held_back: int
