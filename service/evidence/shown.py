"""What is shown about evidence packs that were issued."""

from typing import Annotated

from pydantic import Field

from domain.evidence.events import Profile
from domain.kernel.ids import CaseId, EvidencePackId
from service.edge.fields import IdOf, Instant, Word
from service.recording.receipts import LogPosition, Sha256, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

HowMany = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class PackShown(Shown):
    """An evidence pack that was issued: of what, to whom, for what, and how its bytes are known."""

    pack: IdOf[EvidencePackId]
    case: IdOf[CaseId]
    position: LogPosition
    profile: Word[Profile]
    issued: Instant
    issued_to: ShownText
    purpose: ShownText
    sha256: Sha256
    verifier: Annotated[Sha256, Field(description="SHA-256 of the verifier in it, as of the program that made it.")]
    facts: HowMany
    texts: HowMany
    held_back: HowMany
    since: LogPosition


class PackPage(Shown):
    """A page of the evidence packs that were issued."""

    results: tuple[PackShown, ...]
    metadata: PageMetadata
