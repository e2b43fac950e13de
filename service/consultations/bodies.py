"""What is sent about consultations."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import CaseId
from service.edge.fields import Day, IdOf, LongText
from service.recording.circumstances import RecordBody

Number = Annotated[int, Field(ge=0, le=100_000_000, json_schema_extra={"format": "int32"})]


class OpeningBody(RecordBody):
    """On what the public is consulted, from when, and until when it may respond."""

    case: IdOf[CaseId]
    subject: LongText
    opens: Day
    closes: Day


class ExtensionBody(RecordBody):
    """The new last day for responses, and why."""

    closes: Day
    why: LongText


class ReportBody(RecordBody):
    """How many responded, how many alternatives they put forward, and how these were answered."""

    responses: Number
    alternatives: Number
    answered: LongText
