"""Serving: one process, one worker, stopped cleanly by SIGTERM."""

import typer
import uvicorn

from service.app import create_app
from service.cli.configuring import settings_with
from service.edge.server import uvicorn_options


def serve(database: str | None, port: int | None) -> None:
    """Serve until told to stop."""
    settings = settings_with(database, port)
    app = create_app(settings)
    if settings.port:
        typer.echo(f"Serving on http://{settings.host}:{settings.port} until told to stop.", err=True)
    uvicorn.run(app, **uvicorn_options(settings), log_level="warning")
