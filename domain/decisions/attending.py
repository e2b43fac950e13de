"""Those present, each at a seat: as many of them count as can, and what a quorum requires is served as well as can be.

Whoever is there more can only add a way to seat the others. So more attendance never loses a quorum of those present.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from operator import le
from typing import NamedTuple

from domain.boards.quorum import QuorumRule, Requirement
from domain.decisions.inputs import RosterSeat
from domain.decisions.matched import matched
from domain.decisions.requirements import Head, Needs, missing, needs_after
from domain.kernel.ids import PersonId, SeatId

Subset = tuple[RosterSeat, ...]
State = tuple[Needs, frozenset[SeatId]]


class Open(NamedTuple):
    """A seat that is held, and whoever is there to count at it: its holders before the deputy."""

    seat: RosterSeat
    people: tuple[PersonId, ...]


def seated(rule: QuorumRule, seats: Sequence[Open]) -> Mapping[PersonId, SeatId]:
    """At which voting seat each person counts; whoever presides before other holders, and these before deputies."""
    offices = {one for at in seats if at.seat.office.value in rule.requires_presiding for one in at.seat.holders}
    holders = {one for at in seats for one in at.seat.holders}
    wishes: dict[PersonId, list[SeatId]] = {}
    for at in seats:
        for person in at.people if at.seat.voting else ():
            wishes.setdefault(person, []).append(at.seat.seat)
    first = sorted(wishes, key=lambda one: (one not in offices, one not in holders, one))
    return matched({person: wishes[person] for person in first})


def missing_of_those(requirements: Sequence[Requirement], seats: Sequence[Open], voting: int = 0) -> Needs:
    """How many are missing for each requirement when everybody sits where they serve best, one at each seat.

    Of the ways to seat them only those count in which so many have a `voting` seat; there is such a way.
    """
    given, left = _settled(seats)
    if not left:
        return missing(requirements, [_head(given[person]) for person in sorted(given)])
    wanted = {person: [one.seat for one in left if person in one.people] for one in left for person in one.people}
    votes = voting if any(not one.seat.voting for one in seats) else 0  # voting seats alone never stand in the way
    states: set[State] = {((votes, *(one.at_least for one in requirements)), frozenset())}
    order = [*(one for one in sorted(given) if one not in wanted), *_side_by_side(wanted)]
    for at, person in enumerate(order):
        later = {seat.seat for one in order[at + 1 :] for seat in wanted[one]} if person in wanted else ()
        turns = (
            (after, taken.union(seat.seat for seat in subset).intersection(later))
            for needs, taken in states
            for subset in _subsets(
                [one for one in wanted.get(person, ()) if one.seat not in taken], len(requirements) + 1
            )
            for after in _turns(needs, (*given.get(person, ()), *subset), requirements)
        )
        states = _no_worse(turns)
    _, *least = min((needs for needs, _ in states), key=lambda left: (left[0], sum(left), left))
    return tuple(least)


def _turns(before: Needs, seats: Collection[RosterSeat], requirements: Sequence[Requirement]) -> Iterable[Needs]:
    """What may still be needed, votes first, once somebody has these seats; nobody serves anything without one."""
    if not seats:
        return (before,)
    votes, *needs = before
    head = _head(seats)
    fewer = max(0, votes - head.voting)
    return ((fewer, *after) for after in needs_after(tuple(needs), head, requirements))


def _side_by_side(wanted: Mapping[PersonId, Sequence[RosterSeat]]) -> list[PersonId]:
    """The same people so that those who could take each other's seats follow one another: fewer ways stay open."""
    order: list[PersonId] = []
    reached: set[SeatId] = set()
    while len(order) < len(wanted):
        rest = (one for one in wanted if one not in order)
        order.append(min(rest, key=lambda one: (-sum(seat.seat in reached for seat in wanted[one]), one)))
        reached.update(seat.seat for seat in wanted[order[-1]])
    return order


def _no_worse(turns: Iterable[State]) -> set[State]:
    """The ways so far, without those that need as much as another one that has taken the same seats."""
    kept: dict[frozenset[SeatId], set[Needs]] = {}
    for needs, taken in turns:
        beside = kept.setdefault(taken, set())
        if not any(all(map(le, other, needs)) for other in beside):
            beside.difference_update([other for other in beside if all(map(le, needs, other))])
            beside.add(needs)
    return {(needs, taken) for taken, those in kept.items() for needs in those}


def _subsets(seats: Collection[RosterSeat], most: int) -> Iterable[Subset]:
    """Which of these seats somebody might take; more than serve all requirements and give a vote help nobody."""
    return (subset for size in range(min(len(seats), most) + 1) for subset in combinations(seats, size))


def _head(seats: Collection[RosterSeat]) -> Head:
    return Head(frozenset(role for seat in seats for role in seat.roles), voting=any(seat.voting for seat in seats))


def _settled(seats: Sequence[Open]) -> tuple[dict[PersonId, list[RosterSeat]], list[Open]]:
    """Who sits where beyond doubt, and the seats that are left.

    A seat that only one person could take is theirs. Somebody who could take one seat alone takes it: the others have
    another or are as good at it. That goes for voting seats, where a seat more never makes up for a head less.
    """
    given: dict[PersonId, list[RosterSeat]] = {}
    advising = {person for one in seats if not one.seat.voting for person in one.people}
    left = [one for one in seats if one.people]
    while True:
        wanted = [person for one in left for person in one.people]
        for one in left:
            alone = [person for person in one.people if wanted.count(person) == 1 and person not in given]
            settled = one.seat.voting and advising.isdisjoint(one.people) and bool(alone)
            if settled or len(one.people) == 1:
                given.setdefault((alone or one.people)[0], []).append(one.seat)
                left = [other for other in left if other is not one]
                break
        else:
            return given, left
