"""The library's routes: each calls one method of the application."""

from typing import Any

from eventsourcing.domain import Aggregate
from fastapi import FastAPI

from benchmarks.interface import Act, Ballot, NewBoard, NewCase, NewInterest, NewMember, NewPerson
from benchmarks.library.aggregates import Case
from benchmarks.library.application import Decisions

REGISTER_NAMES = {"at": "declaredAt"}
ENVELOPE = {"originator_id", "originator_version", "timestamp", "actor"}
NAMES = {"votes_for": "for", "votes_against": "against"}
NOT_IN_THE_TRAIL = {"provider", "amount_pence", "proposing_board", "approving_board", "originator_topic"}


def receipt(recorded: tuple[Case, int]) -> dict[str, Any]:
    """Say what was recorded, and where."""
    case, position = recorded
    return {"case": str(case.id), "state": case.state, "position": position}


def trail_line(happened: Aggregate.Event) -> dict[str, Any]:
    """A line of a trail, from the event that it tells."""
    told = vars(happened)
    detail = {NAMES.get(name, name): value for name, value in told.items() if name not in ENVELOPE | NOT_IN_THE_TRAIL}
    return {
        "position": happened.originator_version,
        "recordedAt": happened.timestamp.isoformat(),
        "actor": str(told["actor"]),
        "action": type(happened).__name__.upper(),
        "detail": detail,
    }


def add_register_routes(app: FastAPI, decisions: Decisions) -> None:
    """Boards, people and the register of interests."""

    @app.post("/boards", status_code=201)
    def create_board(body: NewBoard) -> dict[str, str]:
        """Create a board."""
        return {"id": str(decisions.create_board(body.name, body.kind, body.quorum))}

    @app.post("/boards/{board}/members", status_code=201)
    def seat_member(board: str, body: NewMember) -> dict[str, str]:
        """Seat a person on a board."""
        decisions.seat_member(board, body.person)
        return {"id": board}

    @app.post("/people", status_code=201)
    def enter_person(body: NewPerson) -> dict[str, str]:
        """Enter a person."""
        return {"id": str(decisions.enter_person(body.name))}

    @app.post("/people/{person}/interests", status_code=201)
    def declare_interest(person: str, body: NewInterest) -> dict[str, str]:
        """Declare an interest in a provider."""
        decisions.declare_interest(person, body.provider, body.category)
        return {"id": person}

    @app.get("/registers/interests")
    def read_register(after: int = 0, limit: int = 50) -> dict[str, Any]:
        """Read a page of the register of interests."""
        rows = decisions.register_page(after, limit)
        page = [{REGISTER_NAMES.get(name, name): value for name, value in row.items()} for row in rows]
        return {"results": page, "next": page[-1]["id"] if len(page) == limit else None}


def add_case_routes(app: FastAPI, decisions: Decisions) -> None:
    """Cases and their trail."""

    @app.post("/cases", status_code=201)
    def create_case(body: NewCase) -> dict[str, Any]:
        """Create a case."""
        return receipt(decisions.create_case(body))

    @app.post("/cases/{case}/submission", status_code=201)
    def submit_case(case: str, body: Act) -> dict[str, Any]:
        """Submit a case to the proposing board."""
        return receipt(decisions.submit_case(case, body.actor))

    @app.post("/cases/{case}/proposal", status_code=201)
    def propose_case(case: str, body: Act) -> dict[str, Any]:
        """Propose a case to the approving board."""
        return receipt(decisions.propose_case(case, body.actor))

    @app.post("/cases/{case}/votes", status_code=201)
    def cast_vote(case: str, body: Ballot) -> dict[str, Any]:
        """Vote on a case."""
        return receipt(decisions.cast_vote(case, body.actor, body.choice))

    @app.post("/cases/{case}/approval", status_code=201)
    def approve_case(case: str, body: Act) -> dict[str, Any]:
        """Approve a case that a quorate majority is for."""
        return receipt(decisions.approve_case(case, body.actor))


def add_trail_route(app: FastAPI, decisions: Decisions) -> None:
    """The trail of a case."""

    @app.get("/cases/{case}/trail")
    def read_trail(case: str) -> dict[str, Any]:
        """Read the trail of a case."""
        return {"results": [trail_line(happened) for happened in decisions.trail(case)]}
