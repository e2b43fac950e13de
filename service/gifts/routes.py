"""Gifts and hospitality over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from domain.gifts.commands import AcceptGift, AdoptGiftPolicy, DeclareGift, DeclineGift
from domain.kernel.ids import BodyCode, GiftId, OrganisationCode, PersonId
from service.auth.permissions import (
    MayDeclareInterests,
    MayRead,
    MayReadPublished,
    MayRegister,
    must_declare_for,
)
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.gifts import published_queries, queries
from service.gifts.bodies import AcceptanceBody, DeclinationBody, GiftBody, GiftPolicyBody
from service.gifts.shown import Answered, GiftPage, GiftShown, PublishedGiftPage
from service.gifts.source_shown import GiftPolicyPage, GiftSourcePage
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["gifts"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Gift = IdOf[GiftId]
ANSWERING = ("unknown-gift", "not-the-recipient", "gift-already-answered", "answered-before-offered", "unknown-person")


@router.post(
    "/gift-policies",
    operation_id="adoptGiftPolicy",
    **RECORDED,
    responses=document_problems("body-not-established", "invalid-gift-policy"),
)
async def adopt_gift_policy(ods: Ods, body: GiftPolicyBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Settle from a day on up to which amounts gifts and hospitality are accepted and declared."""
    command = AdoptGiftPolicy(
        asked=desk.asked(caller, body),
        body=ods,
        policy=body.policy.policy(),
        in_force_from=body.in_force_from,
        citation=body.citation,
    )
    return await desk.record(command, at="gift-policies")


@router.get("/gift-policies", operation_id="listGiftPolicies")
async def list_gift_policies(ods: Ods, caller: MayRead, view: TheViewpoint, page: ThePage) -> GiftPolicyPage:
    """The limits in the order of adoption; before the first, those of the national guidance hold."""
    shown, found = queries.policies_page(view, page)
    return GiftPolicyPage(results=shown, metadata=page.metadata(view, found))


@router.post(
    "/gifts",
    operation_id="declareGift",
    **RECORDED,
    responses=document_problems("not-permitted", "unknown-person", "unknown-organisation", "gift-from-nobody"),
)
async def declare_gift(
    request: Request, ods: Ods, body: GiftBody, caller: MayDeclareInterests, desk: TheDesk
) -> Response:
    """Declare what somebody was offered: a secretary for anybody, everybody else for themselves."""
    must_declare_for(request, caller, body.person)
    gift = GiftId(new_id())
    command = DeclareGift(
        asked=desk.asked(caller, body),
        body=ods,
        gift=gift,
        person=body.person,
        kind=body.kind,
        offered=body.offered,
        value=body.value.money(),
        details=body.details,
        organisation=body.organisation,
        offered_by=body.offered_by,
        business=body.business,
        from_supplier=body.from_supplier,
    )
    return await desk.record(command, at=f"gifts/{gift}")


@router.post(
    "/gifts/{gift}/acceptances",
    operation_id="acceptGift",
    **RECORDED,
    responses=document_problems(
        *ANSWERING, "gift-to-be-declined", "senior-approval-missing", "not-for-the-body", "approved-by-the-recipient"
    ),
)
async def accept_gift(
    request: Request, ods: Ods, gift: Gift, body: AcceptanceBody, caller: MayDeclareInterests, desk: TheDesk
) -> Response:
    """Record that what was offered was accepted, for whom and with whose approval."""
    must_declare_for(request, caller, body.person)
    command = AcceptGift(
        asked=desk.asked(caller, body),
        body=ods,
        gift=gift,
        person=body.person,
        received=body.received,
        for_the_body=body.for_the_body,
        approved_by=body.approved_by,
        why=body.why,
    )
    return await desk.record(command, at=f"gifts/{gift}", matching=gift)


@router.post(
    "/gifts/{gift}/declinations",
    operation_id="declineGift",
    **RECORDED,
    responses=document_problems(*ANSWERING, "approved-by-the-recipient"),
)
async def decline_gift(
    request: Request, ods: Ods, gift: Gift, body: DeclinationBody, caller: MayDeclareInterests, desk: TheDesk
) -> Response:
    """Record that what was offered was declined, and why."""
    must_declare_for(request, caller, body.person)
    command = DeclineGift(
        asked=desk.asked(caller, body),
        gift=gift,
        person=body.person,
        declined=body.declined,
        reviewed_by=body.reviewed_by,
        why=body.why,
    )
    return await desk.record(command, at=f"gifts/{gift}", matching=gift)


@router.get("/gifts", operation_id="listGifts")
async def list_gifts(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    person: Annotated[IdOf[PersonId] | None, Query(description="Offered to whom.")] = None,
    organisation: Annotated[IdOf[OrganisationCode] | None, Query(description="Offered by which.")] = None,
    answer: Annotated[Answered | None, Query(description="Accepted, declined, or open.")] = None,
) -> GiftPage:
    """The register of gifts and hospitality in the order of declaration, with the cases that name whoever offered."""
    filters = {"person": person, "organisation": organisation, "answer": answer}
    shown, found = queries.register_page(view, page, **filters)
    return GiftPage(results=shown, metadata=page.metadata(view, found, **filters))


@router.get("/gifts/{gift}", operation_id="readGift", responses=document_problems("unknown-gift"))
async def read_gift(ods: Ods, gift: Gift, caller: MayRead, view: TheViewpoint, response: Response) -> GiftShown:
    """One gift with all that was declared about it."""
    found = queries.the_gift(view, gift)
    response.headers.update(view.etag(gift))
    return found


@router.get("/published-gifts", operation_id="listPublishedGifts")
async def list_published_gifts(
    ods: Ods, caller: MayReadPublished, view: TheViewpoint, day: TheDay, page: ThePage
) -> PublishedGiftPage:
    """The published register of gifts of the day: by office, as far as they must be declared, until months after.

    What was received or declined leaves it after as many months as the policy of the body says, of old six.
    """
    shown, left_out, found = published_queries.published_page(view, day, page)
    metadata = page.metadata(view, found, as_at=day)
    return PublishedGiftPage(results=shown, not_declarable=left_out, metadata=metadata)


@router.get("/gift-sources", operation_id="listGiftSources")
def list_gift_sources(ods: Ods, caller: MayRead, view: TheViewpoint, day: TheDay, page: ThePage) -> GiftSourcePage:
    """Who offered gifts in the year up to the day, what was accepted came to, and the cases in which they are named."""
    shown, metadata = page.out_of(view, queries.sources(view, day), as_at=day)
    return GiftSourcePage(results=shown, metadata=metadata)
