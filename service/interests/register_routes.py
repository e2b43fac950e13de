"""The register of interests as a document over HTTP: full and published, what is late, overdue or expired."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from domain.interests.commands import ConfirmInterests
from domain.kernel.ids import BodyCode, DecisionId, PersonId
from service.auth.permissions import (
    MAY_DISCLOSE,
    MayAuditPeople,
    MayDeclareInterests,
    MayRead,
    MayReadPublished,
    Permission,
    must_declare_for,
    who,
)
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.interests import full_queries, overdue, register_queries
from service.interests.bodies import ConfirmationBody
from service.interests.readers import reader
from service.interests.register_shown import (
    ExpiredInterestPage,
    LateDeclarationPage,
    OverdueReturnPage,
    PublishedInterestPage,
    RegisterEntryPage,
)
from service.interests.taking_part import participants
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import ReceiptBody
from service.viewing.days import TheDay, TheDayAsked
from service.viewing.page_asked import ThePage
from service.viewing.predecessors import TheRecord
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["interests"], route_class=StrictRoute)
Ods = IdOf[BodyCode]


@router.post(
    "/annual-returns",
    operation_id="confirmInterests",
    status_code=201,
    response_model=ReceiptBody,
    responses=document_problems("unknown-person", "nothing-to-confirm"),
)
async def confirm_interests(
    request: Request, ods: Ods, body: ConfirmationBody, caller: MayDeclareInterests, desk: TheDesk
) -> Response:
    """Make the annual return: what is declared is complete and still true."""
    must_declare_for(request, caller, body.person)
    command = ConfirmInterests(asked=desk.asked(caller, body), person=body.person, confirmed=body.confirmed)
    return await desk.record(command, at="annual-returns")


@router.get(
    "/register-entries",
    operation_id="listRegisterEntries",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-predecessor"),
)
async def list_register_entries(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    record: TheRecord,
    day: TheDay,
    page: ThePage,
    person: Annotated[IdOf[PersonId] | None, Query(description="Whose interests.")] = None,
) -> RegisterEntryPage:
    """The full register of interests in its columns: everybody's, ended ones included, as long as they are kept.

    Who declared to have none stands on it with their last nil return. What is withheld from publication is a
    placeholder for whoever may not see it.
    """
    shown, found = full_queries.full(record.view, reader(caller, record.view), person, day, page)
    metadata = page.metadata(view, found, as_at=day, person=person, predecessor=record.named)
    return RegisterEntryPage(results=shown, metadata=metadata)


@router.get("/published-interests", operation_id="listPublishedInterests")
async def list_published_interests(
    ods: Ods, caller: MayReadPublished, view: TheViewpoint, day: TheDay, page: ThePage
) -> PublishedInterestPage:
    """The published register of interests of the day: of people who decide, until some months after the interest ends.

    What is kept from publication is left out and counted.
    """
    shown, withheld, found = register_queries.published(view, day, page)
    metadata = page.metadata(view, found, as_at=day)
    return PublishedInterestPage(results=shown, withheld=withheld, metadata=metadata)


@router.get("/late-declarations", operation_id="listLateDeclarations")
async def list_late_declarations(
    ods: Ods, caller: MayAuditPeople, view: TheViewpoint, page: ThePage
) -> LateDeclarationPage:
    """Interests declared after their last day, by how many days; of vague dates at least and at most how many."""
    shown, found = register_queries.late(view, page)
    return LateDeclarationPage(results=shown, metadata=page.metadata(view, found))


@router.get("/overdue-returns", operation_id="listOverdueReturns", responses=document_problems("unknown-decision"))
async def list_overdue_returns(
    ods: Ods,
    caller: MayAuditPeople,
    view: TheViewpoint,
    day: TheDay,
    asked: TheDayAsked,
    page: ThePage,
    decision: Annotated[
        IdOf[DecisionId] | None, Query(description="Only who took part in it; on its day, if no other is said.")
    ] = None,
) -> OverdueReturnPage:
    """People who decide and have neither declared anything, nor confirmed, nor made a nil return in time."""
    among, taken = participants(view, decision) if decision else (None, day)
    shown, found = overdue.overdue(view, asked or taken, page, among)
    metadata = page.metadata(view, found, as_at=asked or taken, decision=decision)
    return OverdueReturnPage(results=shown, metadata=metadata)


@router.get(
    "/expired-interests", operation_id="listExpiredInterests", responses=document_problems("unknown-predecessor")
)
async def list_expired_interests(
    ods: Ods,
    caller: MayAuditPeople,
    view: TheViewpoint,
    record: TheRecord,
    day: TheDay,
    page: ThePage,
    retention_over: Annotated[bool, Query(description="Only those that need not be kept any longer.")] = False,  # noqa: FBT002 - a query parameter
) -> ExpiredInterestPage:
    """Interests that have left the public register by the day, and whether they may be destroyed or are on hold.

    Those of a predecessor are kept as long as the longest policy says of those in whose hands they have been.
    """
    caller.must_be(who(Permission.AUDIT), record.view.ledger)
    shown, found = register_queries.expired(record, day, page, retention_over=retention_over)
    over = str(retention_over).lower()
    metadata = page.metadata(view, found, as_at=day, retention_over=over, predecessor=record.named)
    return ExpiredInterestPage(results=shown, metadata=metadata)
