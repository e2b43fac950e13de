"""The order in which members preside where those before them are in conflict, and the way out where everybody is."""

from collections.abc import Container, Iterable
from enum import Enum

from domain.boards.conflicts import ConflictPolicy, Determiner
from domain.boards.events import Office
from domain.boards.rosters import RosterRow
from domain.boards.seats import Seat
from domain.kernel.ids import PersonId
from domain.kernel.values import value

WAYS_OUT = (Determiner.CONFLICTS_PANEL, Determiner.GUARDIAN)


class Turn(Enum):
    """Whose turn it is to preside, in the order of the book (SI 2000/89 Sch 2 para 4; CCG statutory guidance 2017)."""

    CHAIR = "CHAIR"
    VICE_CHAIR = "VICE_CHAIR"
    LAY_MEMBER = "LAY_MEMBER"
    MEMBER_CHOSEN = "MEMBER_CHOSEN"


@value
class NextToPreside:
    """Who may preside: of several on one turn those present choose. Where it is nobody, who can show the way out."""

    turn: Turn | None
    people: tuple[PersonId, ...]
    ways_out: tuple[Determiner, ...] = ()


def next_to_preside(roster: Iterable[RosterRow], kept: Container[PersonId], policy: ConflictPolicy) -> NextToPreside:
    """The first turn in which somebody who may preside is not kept from the item."""
    free = [row for row in roster if not never_presides(row.seat, policy)]
    for turn in Turn:
        held = (row for row in free if turn_of(row.seat, policy) is turn)
        people = dict.fromkeys(one for row in held for one in row.holders if one not in kept)
        if people:
            return NextToPreside(turn=turn, people=tuple(people))
    return NextToPreside(turn=None, people=(), ways_out=ways_out(policy))


def turn_of(seat: Seat, policy: ConflictPolicy) -> Turn | None:
    """When it is the turn of whoever holds a seat; only a chair or vice chair presides without a vote."""
    match seat.office:
        case Office.CHAIR | Office.CO_CHAIR:
            return Turn.CHAIR
        case Office.VICE_CHAIR:
            return Turn.VICE_CHAIR
        case Office.MEMBER if not seat.voting:
            return None
        case Office.MEMBER:
            return Turn.LAY_MEMBER if {*seat.roles} & {*policy.presides_after_the_chairs} else Turn.MEMBER_CHOSEN


def never_presides(seat: Seat, policy: ConflictPolicy) -> bool:
    """Whether the charter keeps the holders of such a seat from presiding."""
    return not {*policy.never_presides}.isdisjoint(seat.roles)


def ways_out(policy: ConflictPolicy) -> tuple[Determiner, ...]:
    """Who can determine what follows where everybody is in conflict: those whom the charter names, else either."""
    return tuple(one for one in WAYS_OUT if one in policy.determined_by) or WAYS_OUT
