"""The register of decisions over HTTP: publishing, what is published, and what is not yet."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from domain.kernel.ids import BodyCode, DecisionId, OrganisationCode
from domain.registers.commands import PublishDecision, TellDecisionDay
from service.auth.permissions import MayPublish, MayRead, MayReadPublished, MayRecordMeetings
from service.edge.fields import Day, IdOf
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import ReceiptBody
from service.registers import decision_queries
from service.registers.bodies import DecisionDayBody, PublicationBody
from service.registers.decision_queries import Wanted
from service.registers.decision_shown import DecisionEntryPage, PublishedDecisionPage
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.predecessors import TheRecord
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["registers"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Unpublished = Annotated[int, Query(ge=0, le=3660, json_schema_extra={"format": "int32"})]


@router.post(
    "/decisions/{decision}/publications",
    operation_id="publishDecision",
    status_code=201,
    response_model=ReceiptBody,
    responses=document_problems(
        "unknown-decision",
        "decision-already-published",
        "published-before-decided",
        "published-in-the-future",
        "exemption-missing",
    ),
)
async def publish_decision(
    ods: Ods, decision: IdOf[DecisionId], body: PublicationBody, caller: MayPublish, desk: TheDesk
) -> Response:
    """Record that a decision was published, in public words where parts of its resolution are exempt."""
    command = PublishDecision(
        asked=desk.asked(caller, body),
        decision=decision,
        published=body.published,
        public_text=body.public_text,
        exemptions=body.exemptions,
    )
    return await desk.record(command, at="published-decisions", matching=decision)


@router.post(
    "/decisions/{decision}/days",
    operation_id="tellDecisionDay",
    status_code=201,
    response_model=ReceiptBody,
    responses=document_problems("unknown-decision", "source-missing", "day-missing"),
)
async def tell_decision_day(
    ods: Ods, decision: IdOf[DecisionId], body: DecisionDayBody, caller: MayRecordMeetings, desk: TheDesk
) -> Response:
    """Record what a source says of the day on which a decision was taken, published, effective or confirmed.

    A day that cannot be, and a day against which another source stands, are kept as they are and found.
    """
    command = TellDecisionDay(
        asked=desk.asked(caller, body), decision=decision, which=body.which, words=body.words, day=body.day
    )
    return await desk.record(command, at="decision-entries", matching=decision)


@router.get("/published-decisions", operation_id="listPublishedDecisions")
async def list_published_decisions(
    ods: Ods, caller: MayReadPublished, view: TheViewpoint, day: TheDay, page: ThePage
) -> PublishedDecisionPage:
    """The published register of decisions of the day, by the body's own references; the rest is counted."""
    shown, unpublished, found = decision_queries.published(view, day, page)
    metadata = page.metadata(view, found, as_at=day)
    return PublishedDecisionPage(results=shown, unpublished=unpublished, metadata=metadata)


async def _wanted(
    organisation: Annotated[IdOf[OrganisationCode] | None, Query(description="Named by the case.")] = None,
    decided_from: Annotated[Day | None, Query(description="Taken on this day or later.")] = None,
    unpublished_days: Annotated[
        Unpublished | None, Query(description="Still unpublished so many days after being taken.")
    ] = None,
) -> Wanted:
    return Wanted(organisation=organisation, decided_from=decided_from, unpublished_days=unpublished_days)


@router.get("/decision-entries", operation_id="listDecisionEntries", responses=document_problems("unknown-predecessor"))
async def list_decision_entries(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    record: TheRecord,
    day: TheDay,
    page: ThePage,
    wanted: Annotated[Wanted, Depends(_wanted)],
) -> DecisionEntryPage:
    """The full register of decisions: the words of each, and apart from them what of it is public and why not all.

    Also that of a predecessor, whose decisions the body inherits.
    """
    shown, found = decision_queries.full(record.view, wanted, day, page)
    filters = {"predecessor": record.named, **wanted.filters()}
    return DecisionEntryPage(results=shown, metadata=page.metadata(view, found, as_at=day, **filters))
