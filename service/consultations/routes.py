"""Consultations over HTTP: opened, extended, reported, and found with what was decided."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.consultations.commands import ExtendConsultation, OpenConsultation, ReportConsultation
from domain.kernel.ids import BodyCode, CaseId, ConsultationId
from service.auth.permissions import MayRead, MayRecordCases
from service.consultations import queries
from service.consultations.bodies import ExtensionBody, OpeningBody, ReportBody
from service.consultations.shown import ConsultationPage, ConsultationShown
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/consultations", tags=["consultations"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Which = IdOf[ConsultationId]


@router.post(
    "",
    operation_id="openConsultation",
    **RECORDED,
    responses=document_problems("unknown-case", "closes-before-it-opens"),
)
async def open_consultation(ods: Ods, body: OpeningBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Record that the public is consulted on a case, from a day to a last day for responses."""
    consultation = ConsultationId(new_id())
    command = OpenConsultation(
        asked=desk.asked(caller, body),
        consultation=consultation,
        case=body.case,
        subject=body.subject,
        opens=body.opens,
        closes=body.closes,
    )
    return await desk.record(command, at=f"consultations/{consultation}")


@router.post(
    "/{consultation}/extensions",
    operation_id="extendConsultation",
    **RECORDED,
    responses=document_problems("unknown-consultation", "consultation-already-reported", "not-an-extension"),
)
async def extend_consultation(
    ods: Ods, consultation: Which, body: ExtensionBody, caller: MayRecordCases, desk: TheDesk
) -> Response:
    """Record that the public has more time to respond."""
    command = ExtendConsultation(
        asked=desk.asked(caller, body), consultation=consultation, closes=body.closes, why=body.why
    )
    return await desk.record(command, at=f"consultations/{consultation}", matching=consultation)


@router.post(
    "/{consultation}/reports",
    operation_id="reportConsultation",
    **RECORDED,
    responses=document_problems("unknown-consultation", "consultation-already-reported", "reported-before-its-end"),
)
async def report_consultation(
    ods: Ods, consultation: Which, body: ReportBody, caller: MayRecordCases, desk: TheDesk
) -> Response:
    """Record how many responded, and how the alternatives that they put forward were answered."""
    command = ReportConsultation(
        asked=desk.asked(caller, body),
        consultation=consultation,
        responses=body.responses,
        alternatives=body.alternatives,
        answered=body.answered,
    )
    return await desk.record(command, at=f"consultations/{consultation}", matching=consultation)


@router.get("", operation_id="listConsultations")
def list_consultations(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    case: Annotated[IdOf[CaseId] | None, Query()] = None,
) -> ConsultationPage:
    """Consultations with their length, what came of them, and whether decisions were taken after their end."""
    shown, found = queries.the_consultations(view, page, case=case)
    return ConsultationPage(results=shown, metadata=page.metadata(view, found, case=case))


@router.get("/{consultation}", operation_id="readConsultation", responses=document_problems("unknown-consultation"))
def read_consultation(
    ods: Ods, consultation: Which, caller: MayRead, view: TheViewpoint, response: Response
) -> ConsultationShown:
    """One consultation."""
    response.headers.update(view.etag(consultation))
    return queries.the_consultation(view, consultation)
