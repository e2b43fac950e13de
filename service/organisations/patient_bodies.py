"""What is sent and shown about patient counts."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import OrganisationCode
from service.edge.fields import Day, IdOf, ShortText
from service.recording.circumstances import RecordBody
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata

Patients = Annotated[int, Field(strict=True, ge=0, le=100_000_000, json_schema_extra={"format": "int32"})]


class PatientCountBody(RecordBody):
    """How many patients were registered on a day."""

    counted: Day
    patients: Patients
    told_by: Annotated[ShortText, Field(description="The publication that says so.", examples=["NHS Digital, July"])]


class PatientCountShown(Shown):
    """A count of the patients registered with an organisation."""

    organisation: IdOf[OrganisationCode]
    counted: Day
    patients: Patients
    told_by: str
    since: LogPosition


class PatientCountPage(Shown):
    """A page of the counts of an organisation's patients."""

    results: tuple[PatientCountShown, ...]
    metadata: PageMetadata
