"""The register of procurement decisions over HTTP, and what is counted of contracts each year."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.kernel.financial_year import year_of
from domain.kernel.ids import AwardId, BodyCode, CaseId
from domain.procurement.events import Process
from service.auth.permissions import MayAudit, MayRead, MayReadPublished
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.procurement import counting, queries
from service.procurement.counted_shown import AwardTotalPage, SummaryShown
from service.procurement.shown import AwardShown, PublishedAwardPage
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.years import TheYear

router = APIRouter(prefix="/bodies/{ods}", tags=["procurement"], route_class=StrictRoute)

Ods = IdOf[BodyCode]


@router.get("/awards/{award}", operation_id="readAward", responses=document_problems("unknown-award"))
async def read_award(
    ods: Ods, award: IdOf[AwardId], caller: MayRead, view: TheViewpoint, response: Response
) -> AwardShown:
    """The record of one award: who decided and how, the criteria, the reasons, conflicts and how they were managed."""
    found = queries.the_award(view, award)
    response.headers.update(view.etag(award))
    return found


@router.get("/published-awards", operation_id="listPublishedAwards")
async def list_published_awards(
    ods: Ods,
    caller: MayReadPublished,
    view: TheViewpoint,
    page: ThePage,
    process: Annotated[Word[Process] | None, Query(description="Awarded by which process.")] = None,
    case: Annotated[IdOf[CaseId] | None, Query(description="That followed from which case.")] = None,
) -> PublishedAwardPage:
    """The register of procurement decisions: what was awarded to whom, who decided, and with which conflicts."""
    filters = {"process": process.name if process else None, "case": case}
    shown, found = queries.register_page(view, page, **filters)
    return PublishedAwardPage(results=shown, metadata=page.metadata(view, found, **filters))


@router.get(
    "/procurement-summaries", operation_id="readProcurementSummary", responses=document_problems("invalid-moment")
)
def read_procurement_summary(
    ods: Ods, caller: MayReadPublished, view: TheViewpoint, day: TheDay, year: TheYear
) -> SummaryShown:
    """The contracts of a financial year in numbers, up to the day where the year is not over.

    Without a financial year it is that of the day.
    """
    return counting.summary(view, year or year_of(day), day)


@router.get("/award-totals", operation_id="listAwardTotals")
def list_award_totals(ods: Ods, caller: MayAudit, view: TheViewpoint, day: TheDay, page: ThePage) -> AwardTotalPage:
    """By financial year, what contracts came to, and what of it went where somebody who decides had an interest.

    As known at the viewpoint, so that what became known later can be told from what was known on the day.
    """
    shown, metadata = page.out_of(view, counting.totals(view, day), as_at=day)
    return AwardTotalPage(results=shown, metadata=metadata)
