"""Serving: one process, one worker, stopped cleanly by SIGTERM."""

import os

import uvicorn

from service.app import create_app
from service.edge.server import uvicorn_options
from service.settings import Settings, load_settings


def settings_with(database: str | None, port: int | None) -> Settings:
    """The settings of the environment, with what was said on the command line."""
    if database:
        os.environ["DATABASE_URL"] = database
    if port is not None:
        os.environ["PORT"] = str(port)
    return load_settings()


def serve(database: str | None, port: int | None) -> None:
    """Serve until told to stop."""
    settings = settings_with(database, port)
    uvicorn.run(create_app(settings), **uvicorn_options(settings), log_level="warning")
