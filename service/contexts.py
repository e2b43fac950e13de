"""The contexts of the service: who answers which command, what is written down, what is found at which address."""

from typing import Any

from fastapi import APIRouter

from domain.boards.decider import decider as boards
from domain.cases.decider import decider as cases
from domain.decisions.decider import decider as decisions
from domain.due_diligence.decider import decider as due_diligence
from domain.interests.decider import decider as interests
from domain.kernel.deciders import Decider
from domain.meetings.decider import decider as meetings
from domain.organisations.decider import decider as organisations
from domain.people.decider import decider as people
from domain.proposals.decider import decider as proposals
from service.audit.routes import router as audit_router
from service.boards.projection import project as project_boards
from service.boards.routes import router as boards_router
from service.cases.projection import project as project_cases
from service.cases.routes import router as cases_router
from service.decisions.projection import project as project_decisions
from service.decisions.routes import router as decisions_router
from service.due_diligence.projection import project as project_due_diligence
from service.due_diligence.routes import router as due_diligence_router
from service.interests.projection import project as project_interests
from service.interests.routes import router as interests_router
from service.meetings.conflict_projection import project as project_conflicts
from service.meetings.projection import project as project_meetings
from service.meetings.routes import router as meetings_router
from service.meetings.voting_projection import project as project_voting
from service.organisations.projection import project as project_organisations
from service.organisations.routes import router as organisations_router
from service.people.projection import project as project_people
from service.people.routes import router as people_router
from service.projections.projector import Projections, Projector
from service.proposals.projection import project as project_proposals
from service.proposals.routes import router as proposals_router

DECIDERS: tuple[Decider[Any, Any], ...] = (
    organisations,
    people,
    cases,
    proposals,
    due_diligence,
    boards,
    meetings,
    decisions,
    interests,
)
PROJECTORS: tuple[Projector, ...] = (
    project_organisations,
    project_cases,
    project_proposals,
    project_due_diligence,
    project_people,
    project_boards,
    project_meetings,
    project_voting,
    project_conflicts,
    project_decisions,
    project_interests,
)
PROJECTIONS = Projections(PROJECTORS)
ROUTERS: tuple[APIRouter, ...] = (
    audit_router,
    organisations_router,
    cases_router,
    proposals_router,
    due_diligence_router,
    people_router,
    boards_router,
    meetings_router,
    decisions_router,
    interests_router,
)
