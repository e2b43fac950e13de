"""The floor as an application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from psycopg.errors import UniqueViolation

from benchmarks.floor.cases import add_approval, add_creation, add_proposal, add_trail
from benchmarks.floor.database import database_at
from benchmarks.floor.registers import add_boards, add_people, add_register
from benchmarks.interface import answer_overtaken, new_app


def make_app(database_url: str) -> FastAPI:
    """The floor on this database."""
    database = database_at(database_url)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await database.open()
        yield
        await database.close()

    app = new_app("floor", lifespan)
    app.add_exception_handler(UniqueViolation, answer_overtaken)
    for add in (add_boards, add_people, add_register, add_creation, add_proposal, add_approval, add_trail):
        add(app, database)
    return app
