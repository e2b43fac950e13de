"""Comparisons over HTTP: asked for, and what was last found."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from domain.kernel.codec import instant
from domain.kernel.ids import BodyCode
from service.audit.comparisons.comparing import Comparing
from service.auth.permissions import MayAudit
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.receipts import LogPosition, Shown
from service.store.verification_runs import RunKind, latest_run
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["log"], route_class=StrictRoute)


class ComparisonRun(Shown):
    """What a comparison of the read models with a replay of the log has found."""

    ran_at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    outcome: Annotated[str, Field(examples=["GOOD", "WRONG", "CANNOT_TELL"])]
    sentence: str
    first_wrong: LogPosition | None = None


class ComparisonShown(Shown):
    """Whether a comparison was asked for and is to come, and what the last one found; nothing before the first."""

    waiting: bool
    last: ComparisonRun | None = None


async def _comparing(request: Request) -> Comparing:
    comparing: Comparing = request.app.state.comparing
    return comparing


TheComparing = Annotated[Comparing, Depends(_comparing)]


@router.post(
    "/comparisons", operation_id="askForComparison", status_code=202, responses=document_problems("not-permitted")
)
def ask_for_comparison(
    request: Request, ods: IdOf[BodyCode], body: NoMatter, caller: MayAudit, view: TheViewpoint, comparing: TheComparing
) -> ComparisonShown:
    """Have every list and register held against a replay of the log beside the service; asked twice, done once."""
    comparing.ask(ods)
    return _shown(request, view, comparing)


@router.get("/comparisons", operation_id="readComparison", responses=document_problems("not-permitted"))
def read_comparison(
    request: Request, ods: IdOf[BodyCode], caller: MayAudit, view: TheViewpoint, comparing: TheComparing
) -> ComparisonShown:
    """What the last comparison of the read models with the log found, whoever asked for it, and whether one waits."""
    return _shown(request, view, comparing)


def _shown(request: Request, view: TheViewpoint, comparing: Comparing) -> ComparisonShown:
    waiting = comparing.is_waiting(view.ledger)
    run = latest_run(view.connection, view.ledger, RunKind.COMPARISON, request.app.state.clock.now())
    if run is None:
        return ComparisonShown(waiting=waiting)
    last = ComparisonRun(
        ran_at=instant(run.ran_at), outcome=run.outcome.value, sentence=run.sentence, first_wrong=run.first_wrong
    )
    return ComparisonShown(waiting=waiting, last=last)
