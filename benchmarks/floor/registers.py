"""The floor's boards, people and register of interests."""

from uuid import uuid4

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from benchmarks.floor import rules, statements
from benchmarks.floor.database import Database
from benchmarks.floor.record import audit, now
from benchmarks.interface import NewBoard, NewInterest, NewMember, NewPerson, Refused

SECRETARY = "secretary"
"""Who keeps boards, people and the register."""


def add_boards(app: FastAPI, database: Database) -> None:
    """Routes that make boards and seat their members."""

    @app.post("/boards")
    async def create_board(body: NewBoard) -> JSONResponse:
        """Create a board."""
        board = str(uuid4())
        async with database.transaction() as step:
            await step.run(statements.ADD_BOARD, board, body.name, body.kind, body.quorum)
            await audit(step, SECRETARY, "BOARD_CREATED", board, {"name": body.name})
        return JSONResponse({"id": board}, 201)

    @app.post("/boards/{board}/members")
    async def seat_member(board: str, body: NewMember) -> JSONResponse:
        """Seat a person on a board."""
        async with database.transaction() as step:
            kind = await step.one(statements.KIND_OF_BOARD, board)
            person = await step.one(statements.PERSON, body.person)
            if kind is None or person is None:
                raise Refused("not-found")
            rules.may_take_a_seat(board, kind[0], await step.rows(statements.SEATS_OF_PERSON, body.person))
            await step.run(statements.ADD_SEAT, board, body.person, kind[0])
            await audit(step, SECRETARY, "MEMBER_SEATED", board, {"person": body.person})
        return JSONResponse({"id": board}, 201)


def add_people(app: FastAPI, database: Database) -> None:
    """Routes that enter people, and the interests that they declare."""

    @app.post("/people")
    async def enter_person(body: NewPerson) -> JSONResponse:
        """Enter a person."""
        person = str(uuid4())
        async with database.transaction() as step:
            await step.run(statements.ADD_PERSON, person, body.name)
            await audit(step, SECRETARY, "PERSON_ENTERED", person, {})
        return JSONResponse({"id": person}, 201)

    @app.post("/people/{person}/interests")
    async def declare_interest(person: str, body: NewInterest) -> JSONResponse:
        """Declare an interest in a provider."""
        async with database.transaction() as step:
            if await step.one(statements.PERSON, person) is None:
                raise Refused("not-found")
            await step.run(statements.ADD_INTEREST, person, body.provider, body.category, now())
            await audit(step, person, "INTEREST_DECLARED", person, {"provider": body.provider})
        return JSONResponse({"id": person}, 201)


def add_register(app: FastAPI, database: Database) -> None:
    """The route that shows the register."""

    @app.get("/registers/interests")
    async def read_register(after: int = 0, limit: int = 50) -> JSONResponse:
        """Read a page of the register of interests."""
        async with database.reading() as step:
            rows = await step.rows(statements.REGISTER, after, limit)
        names = ("id", "person", "name", "provider", "category", "declaredAt")
        page = [dict(zip(names, row, strict=True)) for row in rows]
        return JSONResponse({"results": page, "next": page[-1]["id"] if len(page) == limit else None})
