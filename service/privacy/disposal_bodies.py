"""What is sent about words that have been kept for long enough."""

from typing import Annotated

from pydantic import Field

from domain.privacy.retention_classes import RetentionClass
from service.edge.fields import Day, Word
from service.recording.circumstances import RecordBody


class DisposalBody(RecordBody):
    """The words of which class are to go, and by which day their time was over; with the reason."""

    retention_class: Word[RetentionClass]
    as_at: Annotated[Day, Field(description="Today or earlier.")]
