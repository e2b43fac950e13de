"""The contexts of the service: who answers which command, what is written down, what is found at which address."""

from typing import Any

from fastapi import APIRouter

from domain.kernel.deciders import Decider
from domain.organisations.decider import decider as organisations
from service.organisations.projection import project as project_organisations
from service.organisations.routes import router as organisations_router
from service.projections.projector import Projections

DECIDERS: tuple[Decider[Any, Any], ...] = (organisations,)
PROJECTIONS = Projections((project_organisations,))
ROUTERS: tuple[APIRouter, ...] = (organisations_router,)
