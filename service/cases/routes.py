"""Business cases over HTTP."""

from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from domain.cases.commands import (
    DraftCase,
    FlagDuplicate,
    LiftDuplicate,
    ReturnCase,
    ReviseCase,
    ScoreCase,
    SubmitCase,
    WithdrawCase,
)
from domain.cases.content import CaseKind, Origin
from domain.kernel.ids import BodyCode, CaseId, CaseReference
from service.auth.permissions import MAY_DISCLOSE, MayRead, MayRecordCases
from service.cases import queries
from service.cases.bodies import DraftBody, DuplicateBody, ReasonBody, RevisionBody, ScoreBody
from service.cases.shown import CasePage, CaseShown, DiffShown, HistoryShown
from service.cases.statuses import CaseStatus, FinalDecision
from service.edge.fields import IdOf, Position, Word
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.earlier import TheEarlier
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.withholding import as_seen_by

router = APIRouter(prefix="/bodies/{ods}", tags=["cases"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Case = IdOf[CaseId]
VersionNumber = Annotated[Position, Path(le=10_000)]


def _filters(
    status: Annotated[Word[CaseStatus] | None, Query()] = None,
    decided: Annotated[Word[FinalDecision] | None, Query()] = None,
    kind: Annotated[Word[CaseKind] | None, Query()] = None,
    origin: Annotated[Word[Origin] | None, Query()] = None,
    reference: Annotated[IdOf[CaseReference] | None, Query()] = None,
) -> dict[str, str | None]:
    words = {"status": status, "decided": decided, "kind": kind, "origin": origin}
    return {"reference": reference} | {name: word.name if word else None for name, word in words.items()}


TheFilters = Annotated[dict[str, str | None], Depends(_filters)]


@router.post(
    "/cases",
    operation_id="draftCase",
    **RECORDED,
    responses=document_problems(
        "reference-already-used", "money-too-large", "unknown-organisation", "unknown-board", "unknown-person", "stale"
    ),
)
async def draft_case(ods: Ods, body: DraftBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Begin a business case."""
    case = CaseId(new_id())
    command = DraftCase(
        asked=desk.asked(caller, body), case=case, reference=body.reference, content=body.content.content()
    )
    return await desk.record(command, at=f"cases/{case}")


@router.post(
    "/cases/{case}/revisions",
    operation_id="reviseCase",
    **RECORDED,
    responses=document_problems("unknown-case", "money-too-large", "stale", "precondition-required"),
)
async def revise_case(ods: Ods, case: Case, body: RevisionBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Rewrite the draft of a case."""
    command = ReviseCase(asked=desk.asked(caller, body), case=case, content=body.content.content())
    return await desk.record(command, at=f"cases/{case}", matching=case, required=True)


@router.post(
    "/cases/{case}/submissions",
    operation_id="submitCase",
    **RECORDED,
    responses=document_problems("unknown-case", "case-incomplete", "stale", "precondition-required"),
)
async def submit_case(ods: Ods, case: Case, body: NoMatter, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Submit the draft of a case as its next version."""
    command = SubmitCase(asked=desk.asked(caller, body), case=case)
    return await desk.record(command, at=f"cases/{case}", matching=case, required=True)


@router.post(
    "/cases/{case}/returns", operation_id="returnCase", **RECORDED, responses=document_problems("case-not-submitted")
)
async def return_case(ods: Ods, case: Case, body: ReasonBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Return a submitted case for more work."""
    command = ReturnCase(asked=desk.asked(caller, body), case=case, why=body.why)
    return await desk.record(command, at=f"cases/{case}", matching=case)


@router.post(
    "/cases/{case}/scores",
    operation_id="scoreCase",
    **RECORDED,
    responses=document_problems("own-case-scored", "already-scored"),
)
async def score_case(ods: Ods, case: Case, body: ScoreBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Score the submitted version of a case against a criterion."""
    command = ScoreCase(
        asked=desk.asked(caller, body),
        case=case,
        version=body.version,
        scorer=body.scorer,
        criterion=body.criterion,
        score=Decimal(body.score),
    )
    return await desk.record(command, at=f"cases/{case}", matching=case)


@router.post(
    "/cases/{case}/withdrawals",
    operation_id="withdrawCase",
    **RECORDED,
    responses=document_problems("case-already-withdrawn"),
)
async def withdraw_case(ods: Ods, case: Case, body: ReasonBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Withdraw a case."""
    command = WithdrawCase(asked=desk.asked(caller, body), case=case, why=body.why)
    return await desk.record(command, at=f"cases/{case}", matching=case)


@router.post(
    "/cases/{case}/duplicates",
    operation_id="flagDuplicate",
    **RECORDED,
    responses=document_problems("case-is-duplicate", "duplicate-of-itself", "original-is-duplicate"),
)
async def flag_duplicate(ods: Ods, case: Case, body: DuplicateBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Flag a case as a duplicate of another, which stands in its place."""
    command = FlagDuplicate(asked=desk.asked(caller, body), case=case, of=body.of, why=body.why)
    return await desk.record(command, at=f"cases/{case}", matching=case)


@router.post(
    "/cases/{case}/duplicates/liftings",
    operation_id="liftDuplicate",
    **RECORDED,
    responses=document_problems("case-not-duplicate"),
)
async def lift_duplicate(ods: Ods, case: Case, body: ReasonBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Take back that a case is a duplicate; it stands where it stood."""
    command = LiftDuplicate(asked=desk.asked(caller, body), case=case, why=body.why)
    return await desk.record(command, at=f"cases/{case}", matching=case)


@router.get("/cases", operation_id="listCases")
async def list_cases(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    paging: ThePage,
    filters: TheFilters,
) -> CasePage:
    """The register of cases, in the order of recording."""
    lines, found = queries.register(view, paging.limit, paging.after, **filters)
    return CasePage(results=lines, metadata=paging.metadata(view, found, **filters))


@router.get(
    "/cases/{case}",
    operation_id="readCase",
    responses=document_problems("unknown-case-asked"),
)
async def read_case(ods: Ods, case: Case, caller: MayRead, view: TheViewpoint, response: Response) -> CaseShown:
    """One case with everything it says, its versions and scores."""
    response.headers.update(view.etag(case))
    return queries.the_case(view, case)


@router.get(
    "/cases/{case}/versions/{version}",
    operation_id="readCaseVersion",
    responses=document_problems("unknown-case-asked"),
)
async def read_case_version(
    ods: Ods, case: Case, version: VersionNumber, caller: MayRead, view: TheViewpoint, response: Response
) -> CaseShown:
    """A case as that version was submitted."""
    found = queries.the_version(view, case, version)
    response.headers["ETag"] = f'"{found.versions[-1].submitted_at}"'
    return found


@router.get(
    "/cases/{case}/history",
    operation_id="readCaseHistory",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-case-asked"),
)
async def read_case_history(ods: Ods, case: Case, caller: MayRead, view: TheViewpoint, paging: ThePage) -> HistoryShown:
    """Every fact about a case, in the order of the log."""
    return as_seen_by(caller, view.connection, ods, queries.the_history(view, case, paging))


@router.get(
    "/cases/{case}/diff",
    operation_id="compareCase",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-case-asked", "invalid-moment"),
)
async def compare_case(
    ods: Ods, case: Case, caller: MayRead, then: TheEarlier, view: TheViewpoint, page: ThePage
) -> DiffShown:
    """What changed about a case since a position or an instant, and by which facts.

    `position` or `known_at` say until when. All that changed stands on every page; the facts are paged.
    """
    return as_seen_by(caller, view.connection, ods, queries.what_changed(then, view, case, page))
