"""What is found at which address: the routers of all contexts, in the order in which the interface is described."""

from fastapi import APIRouter

from service.audit.routes import router as audit_router
from service.boards.election_routes import router as elections_router
from service.boards.pack_routes import router as packs_router
from service.boards.routes import router as boards_router
from service.boards.seat_routes import router as seats_router
from service.breaches.review_routes import router as reviews_router
from service.breaches.routes import router as breaches_router
from service.cases.routes import router as cases_router
from service.decisions.acting_routes import router as actions_router
from service.decisions.condition_routes import router as conditions_router
from service.decisions.notice_routes import router as notices_router
from service.decisions.rejudgement_routes import router as rejudgements_router
from service.decisions.routes import router as decisions_router
from service.decisions.sequel_routes import router as sequels_router
from service.decisions.standing_routes import router as standings_router
from service.decisions.suspension_routes import router as suspensions_router
from service.decisions.way_out_routes import router as ways_out_router
from service.due_diligence.routes import router as due_diligence_router
from service.findings.routes import router as findings_router
from service.gifts.routes import router as gifts_router
from service.interests.register_routes import router as register_router
from service.interests.routes import router as interests_router
from service.meetings.ballot_routes import router as ballots_router
from service.meetings.correction_routes import router as corrections_router
from service.meetings.item_routes import router as items_router
from service.meetings.routes import router as meetings_router
from service.meetings.taking_routes import router as taking_router
from service.meetings.voting_routes import router as motions_router
from service.merges.routes import router as merges_router
from service.minutes.routes import router as minutes_router
from service.organisations.patient_routes import router as patients_router
from service.organisations.routes import router as organisations_router
from service.people.routes import router as people_router
from service.procurement.register_routes import router as awards_router
from service.procurement.routes import router as procurement_router
from service.proposals.routes import router as proposals_router
from service.registers.decision_routes import router as decision_register_router
from service.registers.routes import router as registers_router

ROUTERS: tuple[APIRouter, ...] = (
    audit_router,
    organisations_router,
    patients_router,
    cases_router,
    proposals_router,
    due_diligence_router,
    people_router,
    merges_router,
    packs_router,
    boards_router,
    seats_router,
    elections_router,
    meetings_router,
    items_router,
    motions_router,
    ballots_router,
    taking_router,
    corrections_router,
    minutes_router,
    decisions_router,
    rejudgements_router,
    standings_router,
    conditions_router,
    sequels_router,
    suspensions_router,
    notices_router,
    ways_out_router,
    actions_router,
    interests_router,
    register_router,
    registers_router,
    decision_register_router,
    findings_router,
    gifts_router,
    breaches_router,
    reviews_router,
    procurement_router,
    awards_router,
)
