"""Arrangements over HTTP: mitigations agreed and dispensations granted ahead about an interest."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from domain.interests.arrangement_commands import AgreeMitigation, EndArrangement, GrantDispensation
from domain.kernel.ids import ArrangementId, BodyCode, InterestId
from service.auth.permissions import MAY_DISCLOSE, MayRuleOnConflicts
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.interests.arrangement_bodies import ArrangementEndBody, DispensationBody, MitigationBody
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.judged_anew import Impact

router = APIRouter(prefix="/bodies/{ods}/interests/{interest}", tags=["interests"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Interest = IdOf[InterestId]
OF_AN_INTEREST = ("unknown-interest", "not-the-declarant", "invalid-arrangement-period")
AGREEING = (*OF_AN_INTEREST, "unknown-person", "own-mitigation-agreed", "arrangement-for-the-past")
GRANTING = (*OF_AN_INTEREST, "unknown-board", "arrangement-for-the-past")
ENDING = (*OF_AN_INTEREST, "unknown-arrangement", "arrangement-already-ended")


async def _mitigation(
    ods: Ods, interest: Interest, body: MitigationBody, caller: MayRuleOnConflicts, desk: TheDesk
) -> AgreeMitigation:
    return AgreeMitigation(
        asked=desk.asked(caller, body),
        arrangement=ArrangementId(new_id()),
        interest=interest,
        person=body.person,
        management=body.management,
        action=body.action,
        agreed_by=body.agreed_by,
        agreed=body.agreed,
        holds_from=body.holds_from,
        holds_to=body.holds_to,
    )


async def _dispensation(
    ods: Ods, interest: Interest, body: DispensationBody, caller: MayRuleOnConflicts, desk: TheDesk
) -> GrantDispensation:
    return GrantDispensation(
        asked=desk.asked(caller, body),
        arrangement=ArrangementId(new_id()),
        interest=interest,
        person=body.person,
        management=body.management,
        ground=body.ground,
        granted_by=body.granted_by,
        board=body.board,
        words=body.words,
        granted=body.granted,
        holds_from=body.holds_from,
        holds_to=body.holds_to,
    )


TheMitigation = Annotated[AgreeMitigation, Depends(_mitigation)]
TheDispensation = Annotated[GrantDispensation, Depends(_dispensation)]


@router.post(
    "/mitigations", operation_id="agreeMitigation", **RECORDED, responses=document_problems(*AGREEING, "stale")
)
async def agree_mitigation(ods: Ods, interest: Interest, command: TheMitigation, desk: TheDesk) -> Response:
    """Enter the action taken to mitigate the risk of an interest, as agreed with somebody else."""
    return await desk.record(command, at=f"interests/{interest}", matching=interest)


@router.post(
    "/mitigations:preview",
    operation_id="previewMitigation",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*AGREEING),
)
async def preview_mitigation(
    ods: Ods, interest: Interest, command: TheMitigation, caller: MayRuleOnConflicts, desk: TheDesk
) -> Impact:
    """Which decisions already taken would be judged otherwise by this mitigation; nothing is recorded."""
    return await desk.impact(caller, command)


@router.post(
    "/dispensations", operation_id="grantDispensation", **RECORDED, responses=document_problems(*GRANTING, "stale")
)
async def grant_dispensation(ods: Ods, interest: Interest, command: TheDispensation, desk: TheDesk) -> Response:
    """Record a dispensation: while it holds, the interest keeps its declarant from no more than it says."""
    return await desk.record(command, at=f"interests/{interest}", matching=interest)


@router.post(
    "/dispensations:preview",
    operation_id="previewDispensation",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*GRANTING),
)
async def preview_dispensation(
    ods: Ods,
    interest: Interest,
    command: TheDispensation,
    caller: MayRuleOnConflicts,
    desk: TheDesk,
) -> Impact:
    """Which decisions already taken would be judged otherwise by this dispensation; nothing is recorded."""
    return await desk.impact(caller, command)


@router.post(
    "/arrangements/{arrangement}/end",
    operation_id="endArrangement",
    **RECORDED,
    responses=document_problems(*ENDING, "stale"),
)
async def end_arrangement(
    ods: Ods,
    interest: Interest,
    arrangement: IdOf[ArrangementId],
    body: ArrangementEndBody,
    caller: MayRuleOnConflicts,
    desk: TheDesk,
) -> Response:
    """Record the last day of a mitigation or a dispensation, and why it ended."""
    command = EndArrangement(
        asked=desk.asked(caller, body),
        arrangement=arrangement,
        interest=interest,
        person=body.person,
        ended=body.ended,
        why=body.why,
    )
    return await desk.record(command, at=f"interests/{interest}", matching=interest)
