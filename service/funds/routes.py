"""Funds over HTTP: allocated, and what is committed and left of them."""

from fastapi import APIRouter, Response

from domain.funds.commands import AllocateFund
from domain.kernel.financial_year import year_of
from domain.kernel.ids import BodyCode
from service.auth.permissions import MayRead, MayRecordCases
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.funds.queries import the_funds
from service.funds.shown import AllocationBody, FundsShown
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.viewpoint import TheViewpoint
from service.viewing.years import TheYear

router = APIRouter(prefix="/bodies/{ods}", tags=["funds"], route_class=StrictRoute)

Ods = IdOf[BodyCode]


@router.post(
    "/fund-allocations",
    operation_id="allocateFund",
    **RECORDED,
    responses=document_problems("invalid-financial-year", "invalid-allocation"),
)
async def allocate_fund(ods: Ods, body: AllocationBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Record how much a fund, such as Invest to Save, has for a financial year from a day on."""
    command = AllocateFund(
        asked=desk.asked(caller, body),
        body=ods,
        fund=body.fund,
        financial_year=body.financial_year,
        amount_pence=body.amount_pence,
        from_day=body.from_day,
        citation=body.citation,
    )
    return await desk.record(command, at="funds")


@router.get("/funds", operation_id="readFunds")
def read_funds(ods: Ods, caller: MayRead, view: TheViewpoint, day: TheDay, year: TheYear) -> FundsShown:
    """What each fund had in a financial year, what approvals committed of it by the day, and what was left.

    Without a financial year it is that of the day.
    """
    return the_funds(view, year or year_of(day), day)
