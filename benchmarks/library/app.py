"""The library as an application: routes over its `Application`, as in its FastAPI example."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from fastapi import FastAPI

from benchmarks.interface import new_app
from benchmarks.library.application import Decisions
from benchmarks.library.routes import add_case_routes, add_register_routes, add_trail_route


def environment(database_url: str) -> Mapping[str, str]:
    """The library's own settings for this database."""
    recorder = "benchmarks.library.register:"
    if database_url.startswith("sqlite:"):
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": database_url.removeprefix("sqlite:///"),
            "APPLICATION_RECORDER_TOPIC": recorder + "SqliteRegister",
        }
    url = urlsplit(database_url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": url.path.strip("/"),
        "POSTGRES_HOST": url.hostname or "127.0.0.1",
        "POSTGRES_PORT": str(url.port or 5432),
        "POSTGRES_USER": url.username or "postgres",
        "POSTGRES_PASSWORD": url.password or "",
        "APPLICATION_RECORDER_TOPIC": recorder + "PostgresRegister",
    }


def make_app(database_url: str) -> FastAPI:
    """The library on this database."""
    decisions = Decisions(environment(database_url))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        decisions.close()

    app = new_app("library", lifespan)
    add_register_routes(app, decisions)
    add_case_routes(app, decisions)
    add_trail_route(app, decisions)
    return app
