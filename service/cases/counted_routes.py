"""What is counted and compared of cases, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from domain.kernel.ids import BodyCode
from service.auth.permissions import MayAuditPeople, MayRead
from service.cases.evaluator_shown import RepeatedEvaluationPage
from service.cases.evaluators import repeated_evaluations
from service.cases.savings import savings
from service.cases.savings_shown import SavingsShown
from service.cases.speed_queries import approval_rates
from service.cases.speed_shown import ApprovalRates
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.years import TheYear

router = APIRouter(prefix="/bodies/{ods}", tags=["cases"], route_class=StrictRoute)


@router.get("/approval-rates", operation_id="readApprovalRates")
def read_approval_rates(ods: IdOf[BodyCode], caller: MayRead, view: TheViewpoint, year: TheYear) -> ApprovalRates:
    """How often and how fast cases of each origin are approved, among those finally decided in a financial year."""
    return approval_rates(view, year)


@router.get("/repeated-evaluations", operation_id="listRepeatedEvaluations")
def list_repeated_evaluations(
    ods: IdOf[BodyCode], caller: MayAuditPeople, view: TheViewpoint, page: ThePage
) -> RepeatedEvaluationPage:
    """Who scored both a case that was given up and the case that takes it up again."""
    shown, found = repeated_evaluations(view, page)
    return RepeatedEvaluationPage(results=shown, metadata=page.metadata(view, found))


@router.get("/claimed-savings", operation_id="readClaimedSavings")
def read_claimed_savings(
    ods: IdOf[BodyCode],
    caller: MayRead,
    view: TheViewpoint,
    year: TheYear,
    twice: Annotated[bool, Query(description="Only what more than one case claims.")] = False,  # noqa: FBT002 - a query parameter
) -> SavingsShown:
    """The savings that cases claim on a scheme, a contract or an organisation, and which of them two cases claim.

    The totals count each saving once.
    """
    return savings(view, year.name if year else None, twice=twice)
