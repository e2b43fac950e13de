"""The peer as an application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from benchmarks.interface import answer_overtaken, new_app
from benchmarks.peer import cases, registers
from benchmarks.peer.session import engine_at
from benchmarks.peer.tables import Base


def make_app(database_url: str) -> FastAPI:
    """The peer on this database."""
    engine = engine_at(database_url)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        Base.metadata.create_all(engine)
        yield
        engine.dispose()

    app = new_app("peer", lifespan)
    app.state.engine = engine
    app.add_exception_handler(IntegrityError, answer_overtaken)
    app.add_exception_handler(StaleDataError, answer_overtaken)
    app.include_router(cases.router)
    app.include_router(registers.router)
    return app
