"""Withdrawals from decisions, and who was not in favour of them, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from domain.cases.content import CaseKind
from domain.kernel.ids import BoardId, BodyCode
from service.auth.permissions import MayRead
from service.decisions import standing_queries as queries
from service.decisions.standing_shown import DissentPage, WithdrawalPage
from service.edge.fields import Day, IdOf, Word
from service.edge.strict_route import StrictRoute
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.years import TheYear

router = APIRouter(prefix="/bodies/{ods}", tags=["decisions"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
BoardAsked = Annotated[IdOf[BoardId] | None, Query()]
DecidedFrom = Annotated[Day | None, Query(description="Taken on this day or later.")]
DecidedTo = Annotated[Day | None, Query(description="Taken on this day or earlier.")]


@router.get("/withdrawals", operation_id="listWithdrawals")
async def list_withdrawals(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    board: BoardAsked = None,
    decided_from: DecidedFrom = None,
    decided_to: DecidedTo = None,
    more_than_half: Annotated[
        bool | None, Query(description="Of the voting members at the meeting, more withdrew than remained.")
    ] = None,
) -> WithdrawalPage:
    """The questions from which members had to withdraw because of a conflict, and how many questions and meetings."""
    told = {"board": board, "decided_from": decided_from, "decided_to": decided_to}
    filters = {name: str(held) for name, held in told.items() if held is not None}
    share = {} if more_than_half is None else {"more_than_half": int(more_than_half)}
    shown, found, items, meetings = queries.withdrawn(view, page, filters | share)
    linked = filters if more_than_half is None else filters | {"more_than_half": str(more_than_half).lower()}
    return WithdrawalPage(results=shown, items=items, meetings=meetings, metadata=page.metadata(view, found, **linked))


@router.get("/dissents", operation_id="listDissents")
async def list_dissents(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    year: TheYear,
    board: BoardAsked = None,
    kind: Annotated[Word[CaseKind] | None, Query(description="What the case asks for.")] = None,
) -> DissentPage:
    """The decisions with votes against or abstentions, of a financial year if one is given, with the votes by name."""
    told = {"board": board, "kind": kind.name if kind else None}
    filters = {name: str(held) for name, held in told.items() if held is not None}
    days = {"decided_from": year.first_day.isoformat(), "decided_to": year.last_day.isoformat()} if year else {}
    shown, found = queries.dissenting(view, page, filters | days)
    linked = filters | ({"financial_year": year.name} if year else {})
    return DissentPage(results=shown, metadata=page.metadata(view, found, **linked))
