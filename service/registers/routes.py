"""The registers over HTTP: their policy, decision-making staff, and legal holds."""

from fastapi import APIRouter, Response

from domain.kernel.ids import BodyCode, HoldId, PersonId
from domain.registers.commands import (
    AdoptRegisterPolicy,
    LiftLegalHold,
    NameDecisionMaker,
    PlaceLegalHold,
    ReleaseDecisionMaker,
)
from service.auth.permissions import MayHold, MayRead, MayReadRestricted, MayRegister
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.registers import queries
from service.registers.bodies import DecisionMakerBody, HoldBody, LiftingBody, RegisterPolicyBody, ReleaseBody
from service.registers.shown import DecisionMakerPage, HoldPage, PolicyPage
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["registers"], route_class=StrictRoute)

Ods = IdOf[BodyCode]


@router.post(
    "/register-policies",
    operation_id="adoptRegisterPolicy",
    **RECORDED,
    responses=document_problems("body-not-established", "invalid-register-policy"),
)
async def adopt_register_policy(ods: Ods, body: RegisterPolicyBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Settle from a day on how soon interests are declared, and how long they are published and kept."""
    command = AdoptRegisterPolicy(
        asked=desk.asked(caller, body),
        body=ods,
        policy=body.policy.policy(),
        in_force_from=body.in_force_from,
        citation=body.citation,
    )
    return await desk.record(command, at="register-policies")


@router.get("/register-policies", operation_id="listRegisterPolicies")
async def list_register_policies(ods: Ods, caller: MayRead, view: TheViewpoint, page: ThePage) -> PolicyPage:
    """The policies of the registers in the order of adoption; before the first, the national periods hold."""
    shown, found = queries.policies_page(view, page)
    return PolicyPage(results=shown, metadata=page.metadata(view, found))


@router.post(
    "/decision-makers",
    operation_id="nameDecisionMaker",
    **RECORDED,
    responses=document_problems("unknown-person", "already-a-decision-maker"),
)
async def name_decision_maker(ods: Ods, body: DecisionMakerBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Name a person as decision-making staff; members of boards are without being named."""
    command = NameDecisionMaker(asked=desk.asked(caller, body), person=body.person, since=body.since)
    return await desk.record(command, at="decision-makers")


@router.post(
    "/decision-makers/{person}/releases",
    operation_id="releaseDecisionMaker",
    **RECORDED,
    responses=document_problems("not-a-decision-maker", "released-before-named"),
)
async def release_decision_maker(
    ods: Ods, person: IdOf[PersonId], body: ReleaseBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record the last day on which a person was decision-making staff."""
    command = ReleaseDecisionMaker(asked=desk.asked(caller, body), person=person, until=body.until)
    return await desk.record(command, at="decision-makers", matching=person)


@router.get("/decision-makers", operation_id="listDecisionMakers")
async def list_decision_makers(ods: Ods, caller: MayRead, view: TheViewpoint, page: ThePage) -> DecisionMakerPage:
    """Who was named as decision-making staff, and until when."""
    shown, found = queries.decision_makers_page(view, page)
    return DecisionMakerPage(results=shown, metadata=page.metadata(view, found))


@router.post(
    "/legal-holds",
    operation_id="placeLegalHold",
    **RECORDED,
    responses=document_problems("unknown-person", "reason-missing"),
)
async def place_legal_hold(ods: Ods, body: HoldBody, caller: MayHold, desk: TheDesk) -> Response:
    """Order that what is on record about a person is not destroyed, whatever its age."""
    hold = HoldId(new_id())
    command = PlaceLegalHold(asked=desk.asked(caller, body), hold=hold, person=body.person, why=body.why)
    return await desk.record(command, at=f"legal-holds/{hold}")


@router.post(
    "/legal-holds/{hold}/liftings",
    operation_id="liftLegalHold",
    **RECORDED,
    responses=document_problems("unknown-legal-hold", "legal-hold-already-lifted", "reason-missing"),
)
async def lift_legal_hold(ods: Ods, hold: IdOf[HoldId], body: LiftingBody, caller: MayHold, desk: TheDesk) -> Response:
    """End a legal hold."""
    command = LiftLegalHold(asked=desk.asked(caller, body), hold=hold, why=body.why)
    return await desk.record(command, at="legal-holds", matching=hold)


@router.get("/legal-holds", operation_id="listLegalHolds")
async def list_legal_holds(ods: Ods, caller: MayReadRestricted, view: TheViewpoint, page: ThePage) -> HoldPage:
    """Legal holds with their reasons, lifted ones included."""
    shown, found = queries.holds_page(view, page)
    return HoldPage(results=shown, metadata=page.metadata(view, found))
