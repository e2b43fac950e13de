"""Whose presence counts towards a quorum: people, each once, whatever the number of their seats."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from domain.boards.quorum import CountBasis, QuorumBase, QuorumRule
from domain.decisions.attending import Open, missing_of_those, seated
from domain.decisions.eligibility import Place, Room
from domain.decisions.requirements import Head, Needs, missing
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
    if rule.count_basis is CountBasis.PRESENT:
        return _heads_present(rule, places, room)
    found: dict[PersonId, Counted] = {}
    for place in sorted(places, key=_own_seat_first):
        head = Head(frozenset(place.seat.roles), voting=place.seat.voting)
        for person in _acting(place, rule, room):
            known = found.get(person)
            if known is None:
                found[person] = Counted(head, place.seat.seat)
            else:
                both = Head(known.head.roles | head.roles, voting=known.head.voting or head.voting)
                found[person] = Counted(both, known.seat)
    return found


def lacking(
    rule: QuorumRule, places: Sequence[Place], room: Room, heads: Mapping[PersonId, Counted], needed: int
) -> Needs:
    """How many are missing for each of the roles that the rule requires, when as many count as are `needed`, or can."""
    if rule.count_basis is CountBasis.PRESENT:
        voting = sum(counted.head.voting for counted in heads.values())
        return missing_of_those(rule.requires, _open_seats(rule, places, room), min(needed, voting))
    return missing(rule.requires, [heads[person].head for person in sorted(heads)])


def _heads_present(rule: QuorumRule, places: Sequence[Place], room: Room) -> Mapping[PersonId, Counted]:
    """Those present at the seats at which they count; who is there at none of these counts towards no number."""
    seats = _open_seats(rule, places, room)
    by_id = {one.seat.seat: one.seat for one in seats}
    found = {
        person: Counted(Head(frozenset(by_id[at].roles), voting=True), at) for person, at in seated(rule, seats).items()
    }
    for one in seats:
        for person in one.people:
            found.setdefault(person, Counted(Head(frozenset(one.seat.roles), voting=False), one.seat.seat))
    return found


def _open_seats(rule: QuorumRule, places: Sequence[Place], room: Room) -> list[Open]:
    """The seats that are held, with whoever is there to count at each."""
    opened = []
    for place in sorted(places, key=_own_seat_first):
        seat = place.seat
        if seat.holder is not None and seat.in_term is not Answer.NO:
            deputy = (seat.deputy,) if seat.deputy is not None and rule.deputies_count else ()
            there = dict.fromkeys(one for one in (*seat.holders, *deputy) if _there(one, rule, room))
            opened.append(Open(seat, tuple(there)))
    return opened


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


def _acting(place: Place, rule: QuorumRule, room: Room) -> tuple[PersonId, ...]:
    """Whoever acts for the seat, where they are there and nothing keeps the seat from the quorum."""
    seat = place.seat
    if seat.holder is None or seat.in_term is Answer.NO:
        return ()
    stands_in = place.actor not in seat.holders
    barred = place.barred or (stands_in and not rule.deputies_count)
    return (place.actor,) if place.actor and not barred and _there(place.actor, rule, room) else ()


def _there(person: PersonId | None, rule: QuorumRule, room: Room) -> bool:
    presence = room.present.get(person) if person else None
    return presence is not None and (rule.remote_counts or presence is not Presence.REMOTE)


def _own_seat_first(place: Place) -> tuple[bool, bool]:
    return "second-seat" in place.because, place.standing is Standing.NOT_ENTITLED
