"""The register of interests over HTTP: declaring, amending, ending, and having nothing to declare."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from domain.interests.commands import AmendInterest, DeclareInterest, EndInterest, MakeNilReturn
from domain.kernel.ids import BodyCode, InterestId, PersonId
from domain.kernel.messages import Asked
from service.auth.permissions import MAY_DISCLOSE, MayDeclareInterests, MayRead, must_declare_for
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.interests import queries
from service.interests.bodies import EndBody, NilReturnBody, StatementBody
from service.interests.readers import reader
from service.interests.register import TheWanted
from service.interests.shown import InterestPage, InterestWithStatements, NilReturnPage
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.judged_anew import Impact
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["interests"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Interest = IdOf[InterestId]
STATING = (
    "not-permitted",
    "invalid-indirect-interest",
    "invalid-interest-period",
    "unknown-organisation",
    "unknown-board",
)
CHANGED = ("not-permitted", "unknown-interest", "not-the-declarant")
CHANGING = (*CHANGED, "precondition-required", "stale")
ENDING = ("interest-already-ended", "invalid-interest-period")


@router.post(
    "/interests",
    operation_id="declareInterest",
    **RECORDED,
    responses=document_problems(*STATING, "unknown-person"),
)
async def declare_interest(
    request: Request, ods: Ods, body: StatementBody, caller: MayDeclareInterests, desk: TheDesk
) -> Response:
    """Declare an interest: a secretary for anybody, everybody else for themselves."""
    must_declare_for(request, caller, body.person)
    interest = InterestId(new_id())
    command = DeclareInterest(asked=desk.asked(caller, body), interest=interest, **_stated(body))
    return await desk.record(command, at=f"interests/{interest}")


@router.post(
    "/interests:preview",
    operation_id="previewInterest",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*STATING, "unknown-person"),
)
async def preview_interest(
    request: Request, ods: Ods, body: StatementBody, caller: MayDeclareInterests, desk: TheDesk
) -> Impact:
    """Which decisions already taken would be judged otherwise if this interest was declared; nothing is recorded."""
    must_declare_for(request, caller, body.person)
    command = DeclareInterest(asked=desk.asked(caller, body), interest=InterestId(new_id()), **_stated(body))
    return await desk.impact(caller, command)


@router.post(
    "/interests/{interest}/amendments",
    operation_id="amendInterest",
    **RECORDED,
    responses=document_problems(*CHANGING, *STATING[1:]),
)
async def amend_interest(
    request: Request, ods: Ods, interest: Interest, body: StatementBody, caller: MayDeclareInterests, desk: TheDesk
) -> Response:
    """State a declared interest anew and whole, its end included; the earlier statement stays on record."""
    must_declare_for(request, caller, body.person)
    command = AmendInterest(asked=desk.asked(caller, body), interest=interest, **_stated(body))
    return await desk.record(command, at=f"interests/{interest}", matching=interest, required=True)


@router.post(
    "/interests/{interest}/amendments:preview",
    operation_id="previewAmendment",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*CHANGED, *STATING[1:]),
)
async def preview_amendment(
    request: Request, ods: Ods, interest: Interest, body: StatementBody, caller: MayDeclareInterests, desk: TheDesk
) -> Impact:
    """Which decisions already taken would be judged otherwise if the interest was stated so; nothing is recorded."""
    must_declare_for(request, caller, body.person)
    return await desk.impact(caller, AmendInterest(asked=desk.asked(caller, body), interest=interest, **_stated(body)))


@router.post(
    "/interests/{interest}/end",
    operation_id="endInterest",
    **RECORDED,
    responses=document_problems(*CHANGING, *ENDING),
)
async def end_interest(
    request: Request, ods: Ods, interest: Interest, body: EndBody, caller: MayDeclareInterests, desk: TheDesk
) -> Response:
    """Record the last day on which a declared interest was held."""
    must_declare_for(request, caller, body.person)
    command = _ending(desk.asked(caller, body), interest, body)
    return await desk.record(command, at=f"interests/{interest}", matching=interest, required=True)


@router.post(
    "/interests/{interest}/end:preview",
    operation_id="previewEnd",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*CHANGED, *ENDING),
)
async def preview_end(
    request: Request, ods: Ods, interest: Interest, body: EndBody, caller: MayDeclareInterests, desk: TheDesk
) -> Impact:
    """Which decisions already taken would be judged otherwise if the interest ended so; nothing is recorded."""
    must_declare_for(request, caller, body.person)
    return await desk.impact(caller, _ending(desk.asked(caller, body), interest, body))


@router.get("/interests", operation_id="listInterests", dependencies=MAY_DISCLOSE)
async def list_interests(
    ods: Ods, caller: MayRead, view: TheViewpoint, wanted: TheWanted, day: TheDay, page: ThePage
) -> InterestPage:
    """The register of interests in the order of declaration; with as_at, what may have been held on that day.

    What is withheld from publication is shown to its declarant and to those who may read everything; to others it is a
    placeholder with its position, and no filter finds it.
    """
    shown, found = queries.register_page(view, reader(caller, view), wanted, day, page)
    metadata = page.metadata(view, found, as_at=wanted.day, **wanted.filters())
    return InterestPage(results=shown, metadata=metadata)


@router.get(
    "/interests/{interest}",
    operation_id="readInterest",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-interest"),
)
async def read_interest(
    ods: Ods, interest: Interest, caller: MayRead, view: TheViewpoint, day: TheDay, response: Response
) -> InterestWithStatements:
    """One interest as last stated, and every statement about it."""
    found = queries.interest(view, reader(caller, view), interest, day)
    response.headers.update(view.etag(interest))
    return found


@router.post(
    "/nil-returns",
    operation_id="makeNilReturn",
    **RECORDED,
    responses=document_problems("not-permitted", "unknown-person", "interests-still-held"),
)
async def make_nil_return(
    request: Request, ods: Ods, body: NilReturnBody, caller: MayDeclareInterests, desk: TheDesk
) -> Response:
    """Declare to have no interests: a secretary for anybody, everybody else for themselves."""
    must_declare_for(request, caller, body.person)
    command = MakeNilReturn(asked=desk.asked(caller, body), person=body.person, made=body.made)
    return await desk.record(command, at="nil-returns")


@router.get("/nil-returns", operation_id="listNilReturns")
async def list_nil_returns(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    person: Annotated[IdOf[PersonId] | None, Query(description="Whose nil returns.")] = None,
) -> NilReturnPage:
    """Who declared to have no interests, and when, in the order of recording."""
    shown, found = queries.nil_returns_page(view, page, person)
    return NilReturnPage(results=shown, metadata=page.metadata(view, found, person=person))


def _ending(asked: Asked, interest: InterestId, body: EndBody) -> EndInterest:
    return EndInterest(asked=asked, interest=interest, person=body.person, ended=body.ended, why=body.why)


def _stated(body: StatementBody) -> dict[str, Any]:
    return {
        "person": body.person,
        "category": body.category,
        "indirect": body.indirect.indirect() if body.indirect else None,
        "organisation": body.organisation,
        "board": body.board,
        "holding": body.holding.holding() if body.holding else None,
        "specialty": body.specialty,
        "narrative": body.narrative,
        "held_from": body.held_from,
        "held_to": body.held_to,
        "aware_since": body.aware_since,
        "publication_withheld": body.publication_withheld,
        "category_as_recorded": body.category_as_recorded,
    }
