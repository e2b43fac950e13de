"""The register of organisations over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.kernel.ids import BodyCode, LinkId, OrganisationCode
from domain.organisations.commands import (
    BeginMembership,
    CloseOrganisation,
    EndLink,
    EndMembership,
    EstablishBody,
    ImportOrganisations,
    InheritRecord,
    LinkOrganisations,
    RegisterOrganisation,
    RenameOrganisation,
)
from domain.organisations.events import OrganisationKind
from service.auth.permissions import MayRead, MayRegister
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.organisations import lineage as lineages
from service.organisations import queries
from service.organisations.bodies import (
    BodyShown,
    ClosureBody,
    EndBody,
    EstablishmentBody,
    ImportBody,
    InheritanceBody,
    LeavingBody,
    LineageShown,
    LinkBody,
    MembershipBody,
    OrganisationBody,
    OrganisationPage,
    OrganisationWithTies,
    RenamingBody,
)
from service.organisations.handing_over import handed_over
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["organisations"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Code = IdOf[OrganisationCode]


@router.post(
    "/establishment", operation_id="establishBody", **RECORDED, responses=document_problems("body-already-established")
)
async def establish_body(ods: Ods, body: EstablishmentBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Open the record of a statutory body."""
    command = EstablishBody(
        asked=desk.asked(caller, body),
        body=ods,
        name=body.name,
        kind=body.kind,
        established=body.established,
        abolished=body.abolished,
    )
    return await desk.record(command, at="")


@router.post("/organisations", operation_id="registerOrganisation", **RECORDED)
async def register_organisation(ods: Ods, body: OrganisationBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Enter an organisation in the register under its code."""
    command = RegisterOrganisation(
        asked=desk.asked(caller, body),
        body=ods,
        organisation=body.organisation,
        name=body.name,
        kind=body.kind,
        opened=body.opened,
        closed=body.closed,
    )
    return await desk.record(command, at=f"organisations/{body.organisation}")


@router.post("/organisations:import", operation_id="importOrganisations", **RECORDED)
async def import_organisations(ods: Ods, body: ImportBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Take over what an outside register says of many organisations; what is already so is not recorded again."""
    command = ImportOrganisations(
        asked=desk.asked(caller, body), body=ods, entries=tuple(entry.entry() for entry in body.entries)
    )
    return await desk.record(command, at="organisations")


@router.post("/organisations/{organisation}/names", operation_id="renameOrganisation", **RECORDED)
async def rename_organisation(
    ods: Ods, organisation: Code, body: RenamingBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record that an organisation is known by another name."""
    command = RenameOrganisation(
        asked=desk.asked(caller, body), body=ods, organisation=organisation, name=body.name, since=body.since
    )
    return await desk.record(command, at=f"organisations/{organisation}", matching=organisation)


@router.post("/organisations/{organisation}/closure", operation_id="closeOrganisation", **RECORDED)
async def close_organisation(
    ods: Ods, organisation: Code, body: ClosureBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record that an organisation ceased to operate."""
    command = CloseOrganisation(asked=desk.asked(caller, body), body=ods, organisation=organisation, closed=body.closed)
    return await desk.record(command, at=f"organisations/{organisation}", matching=organisation)


@router.post("/organisation-links", operation_id="linkOrganisations", **RECORDED)
async def link_organisations(ods: Ods, body: LinkBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Record that one organisation owns, controls or is a member of another."""
    command = LinkOrganisations(
        asked=desk.asked(caller, body),
        body=ods,
        link=LinkId(new_id()),
        holder=body.holder,
        held=body.held,
        kind=body.kind,
        held_from=body.held_from,
        held_to=body.held_to,
    )
    return await desk.record(command, at=f"organisations/{body.holder}")


@router.post("/organisation-links/{link}/end", operation_id="endLink", **RECORDED)
async def end_link(ods: Ods, link: IdOf[LinkId], body: EndBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Record that a link between two organisations ended."""
    command = EndLink(asked=desk.asked(caller, body), body=ods, link=link, ended=body.ended)
    return await desk.record(command, at="organisations", matching=link)


@router.post("/memberships", operation_id="beginMembership", **RECORDED)
async def begin_membership(ods: Ods, body: MembershipBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Record that an organisation, such as a practice, became a member of the body."""
    command = BeginMembership(
        asked=desk.asked(caller, body), body=ods, organisation=body.organisation, joined=body.joined
    )
    return await desk.record(command, at=f"organisations/{body.organisation}")


@router.post("/memberships/{organisation}/end", operation_id="endMembership", **RECORDED)
async def end_membership(
    ods: Ods, organisation: Code, body: LeavingBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record that an organisation ceased to be a member of the body."""
    command = EndMembership(asked=desk.asked(caller, body), body=ods, organisation=organisation, left=body.left)
    return await desk.record(command, at=f"organisations/{organisation}", matching=organisation)


@router.get("", operation_id="readBody")
async def read_body(ods: Ods, caller: MayRead, view: TheViewpoint, response: Response) -> BodyShown:
    """The body and how long its record is."""
    response.headers["ETag"] = f'"{view.position}"'  # with every fact the record is longer
    return queries.the_body(view)


@router.get("/organisations", operation_id="listOrganisations")
async def list_organisations(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    paging: ThePage,
    kind: Annotated[Word[OrganisationKind] | None, Query()] = None,
) -> OrganisationPage:
    """The register of organisations, in the order of recording."""
    shown, found = queries.register_page(view, paging.limit, paging.after, kind.name if kind else None)
    return OrganisationPage(results=tuple(shown), metadata=paging.metadata(view, found, kind=kind))


@router.get("/organisations/{organisation}", operation_id="readOrganisation")
async def read_organisation(
    ods: Ods, organisation: Code, caller: MayRead, view: TheViewpoint, day: TheDay, response: Response
) -> OrganisationWithTies:
    """One organisation with its names, links and memberships."""
    response.headers.update(view.etag(organisation))
    return queries.organisation(view, organisation, day)


@router.post(
    "/inheritances",
    operation_id="inheritRecord",
    **RECORDED,
    responses=document_problems(
        "own-predecessor", "record-already-inherited", "invalid-hand-over", "hand-over-unknown"
    ),
)
async def inherit_record(
    ods: Ods, body: InheritanceBody, caller: MayRegister, desk: TheDesk, view: TheViewpoint
) -> Response:
    """Take over the record of a body that this one succeeds: its own ledger goes on holding it."""
    size, root = handed_over(view.connection, body)
    command = InheritRecord(
        asked=desk.asked(caller, body), body=ods, predecessor=body.predecessor, since=body.since, size=size, root=root
    )
    return await desk.record(command, at="lineage")


@router.get("/lineage", operation_id="readLineage")
async def read_lineage(ods: Ods, caller: MayRead, view: TheViewpoint, response: Response) -> LineageShown:
    """Whom the body succeeds, generation by generation, and who succeeds it."""
    response.headers["ETag"] = f'"{view.position}"'
    return lineages.lineage(view, caller)
