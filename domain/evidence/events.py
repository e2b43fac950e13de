"""What happens to evidence packs; who issued one stands in the envelope."""

from enum import Enum

from domain.kernel.ids import CaseId, EvidencePackId
from domain.kernel.messages import Event, FreeText, PersonalText, PublicText, event


class Profile(Enum):
    """How much a pack shows of personal and free texts."""

    PUBLIC = "PUBLIC"  # none of them, and no fact that tells of an interest or a breach withheld from publication
    FULL = "FULL"  # all that were not erased


@event("evidence.PackIssued", version=1)
class PackIssued(Event):
    """An evidence pack of a case, as known at a position, was handed to somebody; its bytes can be made again."""

    pack: EvidencePackId
    case: CaseId
    position: int  # of the record that it shows; the fact itself stands later
    profile: Profile
    issued_to: PersonalText
    purpose: FreeText
    sha256: PublicText  # of the whole file
    checkpoint: PublicText  # the signed note that its receipts lead to
    seal: PublicText  # the signed note over its list of files
    key: PublicText  # the public key that checks both
    verifier: PublicText  # SHA-256 of the verifier in it, by which the program is known that made it
    facts: int
    texts: int  # shown in it, so that it is seen when one was erased since
    held_back: int  # facts of which it has the hash only
