"""Contracts over HTTP: awarding, changing and ending them, and what providers say against it."""

from fastapi import APIRouter, Response

from domain.kernel.ids import AwardId, BodyCode
from domain.procurement.commands import (
    AbandonProcurement,
    AnswerRepresentation,
    AwardContract,
    EndContract,
    ModifyContract,
    ReceiveRepresentation,
)
from service.auth.permissions import MayRecordAwards
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.procurement.bodies import (
    AbandonmentBody,
    AwardBody,
    ContractEndBody,
    ModificationBody,
    RepresentationAnswerBody,
    RepresentationBody,
)
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED

router = APIRouter(prefix="/bodies/{ods}", tags=["procurement"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Award = IdOf[AwardId]


@router.post(
    "/awards",
    operation_id="awardContract",
    **RECORDED,
    responses=document_problems(
        "unknown-organisation",
        "unknown-decision",
        "awarded-without-approval",
        "awarded-before-decided",
        "standstill-not-begun",
        "standstill-runs",
        "beyond-the-approved-limit",
        "not-on-the-basis-of-the-limit",
        "process-not-in-force",
        "invalid-service-period",
    ),
)
async def award_contract(ods: Ods, body: AwardBody, caller: MayRecordAwards, desk: TheDesk) -> Response:
    """Record that a contract was awarded, by which process, to whom and on which decision."""
    award = AwardId(new_id())
    command = AwardContract(
        asked=desk.asked(caller, body),
        award=award,
        decision=body.decision,
        case=body.case,
        title=body.title,
        description=body.description,
        terms=body.terms(),
        providers=tuple(one.provider() for one in body.providers),
        amounts_payable=body.amounts_payable,
        criteria=body.criteria,
        reasons=body.reasons,
        comments=body.comments,
    )
    return await desk.record(command, at=f"awards/{award}")


@router.post(
    "/awards/{award}/modifications",
    operation_id="modifyContract",
    **RECORDED,
    responses=document_problems(
        "unknown-award",
        "unknown-decision",
        "awarded-without-approval",
        "beyond-the-approved-limit",
        "not-on-the-basis-of-the-limit",
    ),
)
async def modify_contract(
    ods: Ods, award: Award, body: ModificationBody, caller: MayRecordAwards, desk: TheDesk
) -> Response:
    """Record that a contract was changed; what was awarded stays on record."""
    command = ModifyContract(
        asked=desk.asked(caller, body),
        award=award,
        decision=body.decision,
        urgent=body.urgent,
        value=body.value.money() if body.value else None,
        reasons=body.reasons,
    )
    return await desk.record(command, at=f"awards/{award}", matching=award)


@router.post(
    "/awards/{award}/endings",
    operation_id="endContract",
    **RECORDED,
    responses=document_problems("unknown-award", "contract-already-ended", "ended-before-awarded"),
)
async def end_contract(
    ods: Ods, award: Award, body: ContractEndBody, caller: MayRecordAwards, desk: TheDesk
) -> Response:
    """Record the last day of a contract's services."""
    command = EndContract(asked=desk.asked(caller, body), award=award, ended=body.ended)
    return await desk.record(command, at=f"awards/{award}", matching=award)


@router.post(
    "/abandonments",
    operation_id="abandonProcurement",
    **RECORDED,
    responses=document_problems("unknown-decision"),
)
async def abandon_procurement(ods: Ods, body: AbandonmentBody, caller: MayRecordAwards, desk: TheDesk) -> Response:
    """Record that a procurement was given up before anything was awarded."""
    command = AbandonProcurement(
        asked=desk.asked(caller, body),
        award=AwardId(new_id()),
        decision=body.decision,
        case=body.case,
        title=body.title,
        process=body.process,
        reasons=body.reasons,
    )
    return await desk.record(command, at="procurement-summaries")


@router.post(
    "/awards/{award}/representations",
    operation_id="receiveRepresentation",
    **RECORDED,
    responses=document_problems("unknown-award", "unknown-organisation", "representation-already-received"),
)
async def receive_representation(
    ods: Ods, award: Award, body: RepresentationBody, caller: MayRecordAwards, desk: TheDesk
) -> Response:
    """Record what a provider says against an award."""
    command = ReceiveRepresentation(
        asked=desk.asked(caller, body), award=award, organisation=body.organisation, account=body.account
    )
    return await desk.record(command, at=f"awards/{award}", matching=award)


@router.post(
    "/awards/{award}/answers",
    operation_id="answerRepresentation",
    **RECORDED,
    responses=document_problems("unknown-award", "no-representation"),
)
async def answer_representation(
    ods: Ods, award: Award, body: RepresentationAnswerBody, caller: MayRecordAwards, desk: TheDesk
) -> Response:
    """Record what became of a representation, and why."""
    command = AnswerRepresentation(
        asked=desk.asked(caller, body),
        award=award,
        organisation=body.organisation,
        outcome=body.outcome,
        reasons=body.reasons,
    )
    return await desk.record(command, at=f"awards/{award}", matching=award)
