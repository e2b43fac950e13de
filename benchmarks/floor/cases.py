"""The floor's cases: created, submitted, proposed, voted on, approved; and their trail."""

from json import loads
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from benchmarks.floor import rules, statements
from benchmarks.floor.database import Database, Transaction
from benchmarks.floor.record import audit, receipt
from benchmarks.interface import Act, Ballot, NewCase, Refused


async def standing(step: Transaction, case: str, actor: str) -> tuple[Any, ...]:
    """State of the case; then whether the actor proposes, approves, has an interest, has voted."""
    known = await step.one(statements.STANDING, actor, actor, actor, actor, case)
    if known is None:
        raise Refused("not-found")
    return known


def add_creation(app: FastAPI, database: Database) -> None:
    """The route that creates a case."""

    @app.post("/cases")
    async def create_case(body: NewCase) -> JSONResponse:
        """Create a case."""
        case, actor = str(uuid4()), body.actor
        boards = body.proposingBoard, body.approvingBoard
        async with database.transaction() as step:
            known = await step.one(statements.STANDING_IN_A_NEW_CASE, actor, actor, body.provider, actor, *boards)
            if known is None:
                raise Refused("not-found")
            rules.may_act(*known)
            await step.run(statements.ADD_CASE, case, body.title, body.provider, body.amountPence, *boards)
            position = await audit(step, actor, "CREATED", case, {"title": body.title})
        return receipt(case, "DRAFT", position)


def add_proposal(app: FastAPI, database: Database) -> None:
    """Routes that take a case to the approving board."""

    async def move(case: str, actor: str, before: str, after: str) -> JSONResponse:
        async with database.transaction() as step:
            state, proposes, approves, interest, _ = await standing(step, case, actor)
            rules.may_act(proposes, approves, interest)
            rules.is_in_state(state, before)
            await step.run(statements.MOVE_CASE, after, case)
            position = await audit(step, actor, after, case, {})
        return receipt(case, after, position)

    @app.post("/cases/{case}/submission")
    async def submit_case(case: str, body: Act) -> JSONResponse:
        """Submit a case to the proposing board."""
        return await move(case, body.actor, "DRAFT", "SUBMITTED")

    @app.post("/cases/{case}/proposal")
    async def propose_case(case: str, body: Act) -> JSONResponse:
        """Propose a case to the approving board."""
        return await move(case, body.actor, "SUBMITTED", "PROPOSED")


def add_approval(app: FastAPI, database: Database) -> None:
    """Routes by which the approving board votes and approves."""

    @app.post("/cases/{case}/votes")
    async def cast_vote(case: str, body: Ballot) -> JSONResponse:
        """Vote on a case."""
        async with database.transaction() as step:
            state, proposes, approves, interest, voted = await standing(step, case, body.actor)
            rules.may_act(approves, proposes, interest)
            rules.is_in_state(state, "PROPOSED")
            rules.has_not_voted(voted)
            await step.run(statements.ADD_VOTE, case, body.actor, body.choice)
            position = await audit(step, body.actor, "VOTED", case, {"choice": body.choice})
        return receipt(case, state, position)

    @app.post("/cases/{case}/approval")
    async def approve_case(case: str, body: Act) -> JSONResponse:
        """Approve a case that a quorate majority is for."""
        async with database.transaction() as step:
            state, proposes, approves, interest, _ = await standing(step, case, body.actor)
            rules.may_act(approves, proposes, interest)
            rules.is_in_state(state, "PROPOSED")
            tally = await step.one(statements.TALLY, case)
            assert tally is not None
            rules.is_carried(*tally)
            await step.run(statements.MOVE_CASE, "APPROVED", case)
            position = await audit(step, body.actor, "APPROVED", case, {"for": tally[2], "against": tally[3]})
        return receipt(case, "APPROVED", position)


def add_trail(app: FastAPI, database: Database) -> None:
    """The route that shows what happened to a case."""

    @app.get("/cases/{case}/trail")
    async def read_trail(case: str) -> JSONResponse:
        """Read the trail of a case."""
        async with database.reading() as step:
            lines = await step.rows(statements.TRAIL, case)
        names = ("position", "recordedAt", "actor", "action")
        return JSONResponse(
            {"results": [{**dict(zip(names, line, strict=False)), "detail": loads(line[4])} for line in lines]}
        )
