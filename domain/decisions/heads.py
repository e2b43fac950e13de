"""Whose presence counts towards a quorum: people, each once, whatever the number of their seats."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from domain.boards.quorum import CountBasis, QuorumBase, QuorumRule
from domain.decisions.eligibility import Place, Room
from domain.decisions.requirements import Head
from domain.decisions.sentences import step
from domain.decisions.verdict import Standing, Step
from domain.kernel.answers import Answer
from domain.kernel.ids import PersonId, SeatId
from domain.meetings.motions import Presence


class Counted(NamedTuple):
    """A person who counts, and the seat at which they are shown to count."""

    head: Head
    seat: SeatId


def heads_of(rule: QuorumRule, places: Sequence[Place], room: Room) -> Mapping[PersonId, Counted]:
    """Who counts under the rule: one person is one head, with the roles of all their seats."""
    found: dict[PersonId, Counted] = {}
    for place in sorted(places, key=_own_seat_first):
        head = Head(frozenset(place.seat.roles), voting=place.seat.voting)
        for person in _present(place, rule, room, found):
            known = found.get(person)
            if known is None:
                found[person] = Counted(head, place.seat.seat)
            else:
                both = Head(known.head.roles | head.roles, voting=known.head.voting or head.voting)
                found[person] = Counted(both, known.seat)
    return found


def holds_office(rule: QuorumRule, places: Sequence[Place], heads: Collection[PersonId]) -> bool:
    """Whether the holder of one of the offices counts; a deputy does not preside (SSI 2025/405)."""
    return any(
        place.seat.office.value in rule.requires_presiding and any(one in heads for one in place.seat.holders)
        for place in places
    )


def base_of(rule: QuorumRule, places: Sequence[Place]) -> frozenset[SeatId]:
    """The members of whom the quorum is a part, each person once; vacant seats where the whole membership is meant."""
    seats: dict[object, SeatId] = {}
    for place in sorted(places, key=_own_seat_first):
        seat = place.seat
        if not seat.voting or (place.barred and rule.count_basis is CountBasis.ELIGIBLE_FOR_ITEM):
            continue
        if seat.holder is not None and seat.in_term is not Answer.NO:
            seats.setdefault(seat.holder, seat.seat)
        elif rule.base is not QuorumBase.FILLED_SEATS:
            seats[seat.seat] = seat.seat
    return frozenset(seats.values())


def not_counted(rule: QuorumRule, places: Sequence[Place], room: Room) -> list[Step]:
    """Who was there in a way that the rule does not count."""
    remote = [p.seat for p in places if p.actor and room.present.get(p.actor) is Presence.REMOTE]
    deputies = [p.seat for p in places if "deputy-acts" in p.because]
    named = (
        ("remote-not-counted", [] if rule.remote_counts else remote),
        ("deputy-not-counted", [] if rule.deputies_count else deputies),
    )
    return [step(code, seats) for code, seats in named if seats]


def _present(place: Place, rule: QuorumRule, room: Room, counted: Collection[PersonId]) -> tuple[PersonId, ...]:
    """The people whose presence at this seat counts, with those who count already for another seat."""
    seat = place.seat
    if seat.holder is None or seat.in_term is Answer.NO:
        return ()
    if rule.count_basis is CountBasis.PRESENT:
        return _at(place, rule, room, counted)
    stands_in = place.actor not in seat.holders
    barred = place.barred or (stands_in and not rule.deputies_count)
    return (place.actor,) if place.actor and not barred and _there(place.actor, rule, room) else ()


def _at(place: Place, rule: QuorumRule, room: Room, counted: Collection[PersonId]) -> tuple[PersonId, ...]:
    """A holder, else the deputy; the deputy, with the roles of this seat, where the holder counts for another one.

    Else a member of two seats who comes would take the place of two who stand in, and be one head instead of two.
    The roles of one seat are never served twice over, by its holder and its deputy.
    """
    holders = [one for one in place.seat.holders if _there(one, rule, room)]
    deputy = place.seat.deputy if rule.deputies_count and _there(place.seat.deputy, rule, room) else None
    at_it = next((one for one in holders if one not in counted), None)
    if at_it is not None:
        return (at_it,)
    if deputy is None:
        return tuple(holders[:1])
    anew = place.seat.voting and deputy not in counted
    return (deputy,) if anew else (*holders[:1], deputy)


def _there(person: PersonId | None, rule: QuorumRule, room: Room) -> bool:
    presence = room.present.get(person) if person else None
    return presence is not None and (rule.remote_counts or presence is not Presence.REMOTE)


def _own_seat_first(place: Place) -> tuple[bool, bool]:
    return "second-seat" in place.because, place.standing is Standing.NOT_ENTITLED
