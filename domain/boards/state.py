"""What is remembered of boards: which exist, their charters, seats and members, and who and what is registered."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.boards import charters, seating
from domain.boards.charters import NO_CHARTERS, Charters
from domain.boards.elections import ELECTIONS, Elections, elections_after
from domain.boards.events import (
    BoardEstablished,
    BoardKind,
    CharterAdopted,
)
from domain.boards.seats import NO_SEATS, Seats
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, OrganisationCode, PersonId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.organisations.events import OrganisationRegistered
from domain.people.events import PersonRegistered


@value
class Board:
    """A board as it was set up; `position` is that of the fact that shows it."""

    kind: BoardKind
    established: PartialDate | None
    position: int


@value
class Boards:
    """The boards, as far as a command needs them."""

    boards: Mapping[BoardId, Board]
    charters: Charters
    seats: Seats
    people: frozenset[PersonId]
    organisations: frozenset[OrganisationCode]
    elections: Elections


BLANK = Boards(
    boards={}, charters=NO_CHARTERS, seats=NO_SEATS, people=frozenset(), organisations=frozenset(), elections={}
)


def evolve(known: Boards, fact: Fact[Event]) -> Boards:
    """Remember what happened to boards; anything else changes nothing."""
    remember = _REMEMBER.get(type(fact.event))
    return remember(known, fact) if remember else known


def _established(known: Boards, fact: Fact[BoardEstablished]) -> Boards:
    board = Board(kind=fact.event.kind, established=fact.event.established, position=fact.position)
    return replace(known, boards={**known.boards, fact.event.board: board})


# Made anew in full, for every vote folds such facts: `dataclasses.replace` costs several times as much.
def _boards(known: Boards, *, charters: Charters, seats: Seats) -> Boards:
    return Boards(
        boards=known.boards,
        charters=charters,
        seats=seats,
        people=known.people,
        organisations=known.organisations,
        elections=known.elections,
    )


def _chartered(known: Boards, fact: Fact[Event]) -> Boards:
    return _boards(known, charters=charters.evolve(known.charters, fact), seats=known.seats)


def _seated(known: Boards, fact: Fact[Event]) -> Boards:
    return _boards(known, charters=known.charters, seats=seating.evolve(known.seats, fact))


def _elected(known: Boards, fact: Fact[Event]) -> Boards:
    """Remember an election, and what its voiding does to a term, as far as either was looked up."""
    known = replace(known, elections=elections_after(known.elections, fact.event, fact.position))
    return _seated(known, fact) if type(fact.event) in seating.SEATING else known


def _person(known: Boards, fact: Fact[PersonRegistered]) -> Boards:
    return replace(known, people=known.people | {fact.event.person})


def _organisation(known: Boards, fact: Fact[OrganisationRegistered]) -> Boards:
    return replace(known, organisations=known.organisations | {fact.event.organisation})


_REMEMBER: Mapping[type[Event], Callable[[Boards, Fact[Any]], Boards]] = {
    BoardEstablished: _established,
    CharterAdopted: _chartered,
    **dict.fromkeys(seating.SEATING, _seated),
    **dict.fromkeys(ELECTIONS, _elected),
    PersonRegistered: _person,
    OrganisationRegistered: _organisation,
}
