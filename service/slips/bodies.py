"""What is sent about slips."""

from typing import Annotated

from pydantic import Field

from service.edge.fields import LongText, Position, ShortText
from service.recording.circumstances import RecordBody


class SlipBody(RecordBody):
    """Where the record has a slip, what it says there and what it should say; with the reason and the source."""

    position: Annotated[Position, Field(description="Of the fact in which it stands.")]
    field: Annotated[ShortText, Field(description="As the fact names it in the log.", examples=["reference"])]
    was: Annotated[LongText | None, Field(description="What it says now; nothing of words kept off the log.")] = None
    becomes: LongText
