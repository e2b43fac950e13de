"""Founding: boards with their charters, seats and those who sit in them."""

from collections.abc import Sequence
from datetime import datetime

from domain.boards.events import BoardKind, Office, SeatBasis
from domain.kernel.values import value
from service.demo.calling import Json
from service.demo.personas import Part
from service.demo.stage import Stage, side_by_side


@value
class Poll:
    """An election: who voted, when, and how many for the winner out of how many."""

    electorate: str
    polled: str
    votes_for: int
    votes_cast: int


@value
class SeatPlan:
    """A seat on a board, and who takes it first; `poll` where they were elected to it."""

    holder: str
    title: str
    roles: tuple[str, ...]
    basis: SeatBasis
    office: Office = Office.MEMBER
    voting: bool = True
    constituency: str | None = None
    poll: Poll | None = None


async def establish(stage: Stage, board: str, name: str, kind: BoardKind, since: str) -> None:
    """Set up a board."""
    content = {"name": name, "kind": kind.name, "established": since}
    receipt = await stage.record(f"board/{board}", "boards", content, by=Part.REGISTRAR)
    stage.describe(f"board/{board}", f'"{name}"')
    stage.say(f"Board set up: {name}.", receipt)


async def adopt(stage: Stage, board: str, charter: Json, since: str, citation: str, on: datetime) -> None:
    """Adopt the first charter of a board."""
    path = f"boards/{stage.id(f'board/{board}')}"
    content = {"version": 1, "inForceFrom": since, "citation": citation, "charter": charter}
    receipt = await stage.record(f"charter/{board}", f"{path}/charters", content, by=Part.REGISTRAR, on=on, upon=path)
    stage.say(f"Charter adopted as data: {citation}.", receipt)


async def fill(stage: Stage, board: str, seats: Sequence[SeatPlan], term: tuple[str, str]) -> None:
    """Create the seats of a board and have them taken for a term."""
    await create(stage, board, seats)
    await side_by_side(take_seat(stage, board, seat.holder, seat.holder, term, seat.poll) for seat in seats)
    elected, silent = sum(seat.poll is not None for seat in seats), sum(not seat.voting for seat in seats)
    without = f", {silent} without a vote" if silent else ""
    stage.say(f"{len(seats)} seats are filled, {elected} of them by election{without}.")


async def create(stage: Stage, board: str, seats: Sequence[SeatPlan]) -> None:
    """Create seats on a board, which stay vacant until they are taken."""
    path = f"boards/{stage.id(f'board/{board}')}/seats"
    await side_by_side(
        stage.record(f"seat/{board}/{seat.holder}", path, _seat(seat), by=Part.REGISTRAR) for seat in seats
    )
    for seat in seats:
        stage.describe(f"seat/{board}/{seat.holder}", f'"{seat.title}"')


async def take_seat(
    stage: Stage, board: str, seat: str, person: str, term: tuple[str, str], poll: Poll | None = None
) -> None:
    """Have a person take a seat for a term, by election or appointment; from then on they vote in this seat."""
    made = stage.id(f"seat/{board}/{seat}")
    path = f"boards/{stage.id(f'board/{board}')}/seats/{made}"
    content = term_of(stage, person, term) | (_result(poll) if poll else {})
    way = "elections" if poll else "appointments"
    await stage.record(f"term/{board}/{person}", f"{path}/{way}", content, by=Part.REGISTRAR)
    stage.remember(f"seat-of/{board}/{person}", made)


def term_of(stage: Stage, person: str, term: tuple[str, str]) -> Json:
    """A term as it is sent."""
    start, end = term
    return {"person": stage.id(f"person/{person}"), "termFrom": start, "termTo": end}


def _seat(seat: SeatPlan) -> Json:
    told = {
        "title": seat.title,
        "roles": list(seat.roles),
        "office": seat.office.name,
        "basis": seat.basis.name,
        "voting": seat.voting,
    }
    return told | ({"constituency": seat.constituency} if seat.constituency else {})


def _result(poll: Poll) -> Json:
    return {
        "electorate": poll.electorate,
        "polled": poll.polled,
        "votesFor": poll.votes_for,
        "votesCast": poll.votes_cast,
    }
