"""Serving: one process, one worker, stopped cleanly by SIGTERM."""

import gc
from typing import Final

import typer
import uvicorn
from fastapi import FastAPI

from service.app import create_app
from service.cli.configuring import settings_with
from service.cli.exits import FAILED
from service.edge.server import uvicorn_options
from service.settings import Settings

MOST_NEW: Final = 10_000
"""How many new things there are before they are looked through: a write makes, and drops, hundreds at a time.

Measured: with Python's 700 that took 7.6 % of the CPU of a write, so it takes 2.2 %.
"""


def serve(database: str | None, port: int | None) -> None:
    """Serve until told to stop."""
    settings = settings_with(database, port)
    app = lasting_app(settings)
    if settings.port:
        typer.echo(f"Serving on http://{settings.host}:{settings.port} until told to stop.", err=True)
    try:
        uvicorn.run(app, **uvicorn_options(settings), log_level="warning")
    except SystemExit as ended:  # such as that the port is taken, which it has said
        raise typer.Exit(FAILED if ended.code else 0) from None


def lasting_app(settings: Settings) -> FastAPI:
    """The application to serve until the process ends, and so never looked through for garbage; raises as `create_app`.

    Measured: each look stopped everything for a tenth of a second, and took 2 to 5 % of the CPU of a write.
    """
    app = create_app(settings)
    app.state.recording.when_loaded = gc.freeze
    look_for_garbage_seldom()
    return app


def look_for_garbage_seldom() -> None:
    """Look through what is made from now on, and when that is much; what is there stays until the process ends."""
    gc.freeze()
    gc.set_threshold(MOST_NEW)
    gc.enable()
