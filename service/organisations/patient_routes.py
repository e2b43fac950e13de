"""Patient counts over HTTP: by them a charter may weigh the votes of practices."""

from fastapi import APIRouter, Response

from domain.kernel.ids import BodyCode, OrganisationCode
from domain.organisations.counting_patients import CountPatients
from service.auth.permissions import MayRead, MayRegister
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.organisations import queries
from service.organisations.patient_bodies import PatientCountBody, PatientCountPage
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

PREFIX = "/bodies/{ods}/organisations/{organisation}/patient-counts"
router = APIRouter(prefix=PREFIX, tags=["organisations"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Code = IdOf[OrganisationCode]


@router.post(
    "",
    operation_id="countPatients",
    **RECORDED,
    responses=document_problems("unknown-organisation", "invalid-patient-count"),
)
async def count_patients(
    ods: Ods, organisation: Code, body: PatientCountBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record how many patients were registered with an organisation on a day, and who says so."""
    command = CountPatients(
        asked=desk.asked(caller, body),
        body=ods,
        organisation=organisation,
        counted=body.counted,
        patients=body.patients,
        source=body.told_by,
    )
    return await desk.record(command, at=f"organisations/{organisation}")


@router.get("", operation_id="listPatientCounts", responses=document_problems("unknown-organisation-asked"))
async def list_patient_counts(
    ods: Ods, organisation: Code, caller: MayRead, view: TheViewpoint, page: ThePage
) -> PatientCountPage:
    """The counts of an organisation's patients, in the order of recording."""
    shown, found = queries.patient_counts_page(view, page, organisation)
    return PatientCountPage(results=shown, metadata=page.metadata(view, found))
