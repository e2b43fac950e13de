"""What is sent about evidence packs."""

from typing import Annotated

from pydantic import Field

from domain.evidence.events import Profile
from domain.kernel.ids import CaseId
from service.edge.fields import IdOf, LongText, Position, ShortText, Word
from service.recording.circumstances import RecordBody


class PackBody(RecordBody):
    """Of which case, as known when, showing how much, and for whom and what."""

    case: IdOf[CaseId]
    position: Annotated[Position | None, Field(description="As known at this position of the log; default: now.")] = (
        None
    )
    profile: Annotated[
        Word[Profile],
        Field(description="PUBLIC shows no personal or free text, and holds back what is withheld; FULL shows all."),
    ] = Profile.PUBLIC
    issued_to: Annotated[ShortText, Field(description="Who gets it; a personal text, which can be erased.")]
    purpose: Annotated[LongText, Field(description="What it is for; a free text, which can be erased.")]
