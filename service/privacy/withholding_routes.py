"""Withholdings over HTTP: one officer hides words at once from every reader, a second one confirms it or lifts it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.kernel.ids import BodyCode, PersonId, WithholdingId
from domain.privacy.withholding_commands import ConfirmWithholding, LiftWithholding, WithholdTexts
from service.auth.permissions import MayErase, MayReadRestricted
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.privacy import withholding_queries as queries
from service.privacy.bodies import WordsBody
from service.privacy.queries import named
from service.privacy.withholding_shown import WithholdingPage, WithholdingShown, WithholdingState
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/withholdings", tags=["privacy"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Withholding = IdOf[WithholdingId]
ORDERING = ("reason-missing", "unknown-person", "unknown-fact", "nothing-to-withhold")
SETTLING = ("unknown-withholding", "withholding-already-lifted", "confirmed-by-whoever-asked", "people-cannot-be-told")


@router.post("", operation_id="withholdTexts", **RECORDED, responses=document_problems(*ORDERING))
async def withhold_texts(ods: Ods, body: WordsBody, caller: MayErase, desk: TheDesk, view: TheViewpoint) -> Response:
    """Hide the words about a person or those of some facts at once from every reader; nothing is destroyed."""
    found = named(view, body.facts)
    command = WithholdTexts(
        asked=desk.asked(caller, body),
        body=ods,
        withholding=WithholdingId(new_id()),
        subject=body.person,
        positions=found.positions,
        types=found.types,
        mentions=found.mentions,
    )
    return await desk.record(command, at=f"withholdings/{command.withholding}")


@router.post(
    "/{withholding}/confirmations",
    operation_id="confirmWithholding",
    **RECORDED,
    responses=document_problems(*SETTLING, "withholding-already-confirmed", "stale"),
)
async def confirm_withholding(
    ods: Ods, withholding: Withholding, body: NoMatter, caller: MayErase, desk: TheDesk
) -> Response:
    """Confirm that what somebody else had hidden stays hidden."""
    command = ConfirmWithholding(asked=desk.asked(caller, body), withholding=withholding)
    return await desk.record(command, at=f"withholdings/{withholding}", matching=withholding)


@router.post(
    "/{withholding}/liftings",
    operation_id="liftWithholding",
    **RECORDED,
    responses=document_problems(*SETTLING, "reason-missing", "stale"),
)
async def lift_withholding(
    ods: Ods, withholding: Withholding, body: NoMatter, caller: MayErase, desk: TheDesk
) -> Response:
    """Have what somebody else had hidden read again, with the reason; what was erased meanwhile stays gone."""
    command = LiftWithholding(asked=desk.asked(caller, body), withholding=withholding)
    return await desk.record(command, at=f"withholdings/{withholding}", matching=withholding)


@router.get("", operation_id="listWithholdings")
async def list_withholdings(
    ods: Ods,
    caller: MayReadRestricted,
    view: TheViewpoint,
    page: ThePage,
    person: Annotated[IdOf[PersonId] | None, Query(description="Of words about this person.")] = None,
    state: Annotated[WithholdingState | None, Query(description="How far it has come.")] = None,
) -> WithholdingPage:
    """What was hidden from readers, by whom and why, and whether a second person has looked at it."""
    return queries.withholdings_page(view, page, person=person, state=state)


@router.get("/{withholding}", operation_id="readWithholding", responses=document_problems("unknown-withholding"))
async def read_withholding(
    ods: Ods, withholding: Withholding, caller: MayReadRestricted, view: TheViewpoint, response: Response
) -> WithholdingShown:
    """One withholding: why, by whom, and the facts whose words nobody reads now."""
    response.headers.update(view.etag(withholding))
    return queries.the_withholding(view, withholding)
