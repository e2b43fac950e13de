"""Who may take part in a question: who acts for every seat, and what stands in the way."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from domain.boards.events import Office
from domain.boards.tenure import SharedInterests, Tenure
from domain.boards.voting import VoteUnit
from domain.decisions.exclusion import Barred, barred_by
from domain.decisions.inputs import JudgementInputs, RosterSeat
from domain.decisions.verdict import Standing
from domain.kernel.answers import Answer
from domain.kernel.ids import PersonId, SeatId
from domain.meetings.motions import Presence

_RANK = {office: rank for rank, office in enumerate(Office)}


class Room(NamedTuple):
    """Who was in the room when the question was put, who had left it, and whom a conflict touches.

    `either` says that a conflict of either of two who share a seat touches its vote.
    """

    present: Mapping[PersonId, Presence]
    withdrawn: frozenset[PersonId]
    conflicts: Barred
    either: bool = True


class Place(NamedTuple):
    """A seat, the person who acts for it (a holder or a deputy), where it stands and why.

    `touched` is whose conflict keeps the seat from the vote, if anybody's does; `barred`, that it keeps the seat from
    the quorum as well.
    """

    seat: RosterSeat
    actor: PersonId | None
    standing: Standing
    because: tuple[str, ...]
    touched: PersonId | None
    barred: bool


def room_of(inputs: JudgementInputs) -> Room:
    """The room as the inputs describe it."""
    present = {one.person: one.presence for one in inputs.attending}
    either = inputs.charter.tenure.shared_interests is SharedInterests.EITHER
    return Room(present, frozenset(inputs.withdrawn) - present.keys(), barred_by(inputs.exclusions), either)


def places_of(inputs: JudgementInputs, room: Room, unit: VoteUnit) -> tuple[Place, ...]:
    """Every seat before the votes are counted, in the order of office, title and id."""
    ordered = sorted(inputs.roster, key=lambda seat: (_RANK[seat.office], seat.title, seat.seat))
    actors = {seat.seat: _acting(seat, room) for seat in ordered}
    own = _own_seats(inputs, actors, unit)
    return tuple(_place(seat, actors[seat.seat], room, own) for seat in ordered)


def _acting(seat: RosterSeat, room: Room) -> PersonId | None:
    """A holder, unless a deputy is there for holders who are away; for one kept from the question nobody steps in."""
    holders, deputy = seat.holders, seat.deputy
    there = [one for one in holders if one in room.present]
    if there or not holders:
        free = [one for one in there if one not in room.conflicts.barring]
        return next(iter(free or there), None)
    if deputy is not None and deputy in room.present:
        return deputy
    return next((one for one in holders if one in room.withdrawn), holders[0])


def _touched(seat: RosterSeat, actor: PersonId | None, room: Room) -> PersonId | None:
    """Whose conflict keeps the seat from the question: that of who acts for it or, if shared, of either holder."""
    joint = seat.holders if room.either and actor in seat.holders else ()
    return next((one for one in (actor, *joint) if one in room.conflicts.barring), None)


def _own_seats(inputs: JudgementInputs, actors: Mapping[SeatId, PersonId | None], unit: VoteUnit) -> frozenset[SeatId]:
    """The one seat from which each person counts: where they voted, else their own, else the first."""
    voted = {(ballot.seat, ballot.voter) for ballot in inputs.ballots}
    best: dict[object, tuple[bool, bool, SeatId]] = {}
    for seat in inputs.roster:
        actor = actors[seat.seat]
        if actor is not None and seat.voting and seat.in_term is not Answer.NO:
            whole = actor if unit is VoteUnit.PERSON else (actor, seat.constituency)
            rank = ((seat.seat, actor) not in voted, actor not in seat.holders, seat.seat)
            best[whole] = min(best.get(whole, rank), rank)
    return frozenset(seat for _, _, seat in best.values())


class _Looked(NamedTuple):
    """A seat as it is looked at: who acts for it, whose conflict touches it, in which room, and which seats count."""

    seat: RosterSeat
    actor: PersonId | None
    touched: PersonId | None
    room: Room
    own: frozenset[SeatId]


def _place(seat: RosterSeat, actor: PersonId | None, room: Room, own: frozenset[SeatId]) -> Place:
    at = _Looked(seat, actor, _touched(seat, actor, room), room, own)
    standing, why = next(found for rule in _IN_THE_WAY if (found := rule(at)))
    because = (why, *_remarks(at)) if seat.holder else (why,)
    return Place(
        seat, actor, standing, tuple(dict.fromkeys(because)), at.touched, not room.conflicts.counts(at.touched)
    )


def _remarks(at: _Looked) -> list[str]:
    """What else is to be said of a seat that has a holder."""
    seat, actor, conflicts = at.seat, at.actor, at.room.conflicts
    remarks = []
    if seat.in_term is Answer.INDETERMINATE:
        remarks.append("term-indeterminate")
    if seat.tenure is not None:
        remarks.append(_BY_TENURE[seat.tenure])
    if actor not in seat.holders:
        remarks.append("deputy-acts")
    if at.touched != actor and at.touched is not None:
        remarks.append("touched-through-other-holder")
    if actor is not None:
        remarks += conflicts.remarks(actor, in_room=actor in at.room.present)
    return remarks


_BY_TENURE = {Tenure.HOLDING_OVER: "holding-over", Tenure.DE_FACTO: "de-facto-holder"}


Stands = tuple[Standing, str] | None
_RuleOfStanding = Callable[[_Looked], Stands]


def _vacant(at: _Looked) -> Stands:
    return (Standing.VACANT, "seat-vacant") if at.seat.holder is None else None


def _without_right(at: _Looked) -> Stands:
    if at.seat.in_term is Answer.NO:
        return Standing.NOT_ENTITLED, "term-not-running"
    if not at.seat.voting:
        return Standing.NOT_ENTITLED, "seat-without-vote"
    return None if at.seat.seat in at.own else (Standing.NOT_ENTITLED, "second-seat")


def _away(at: _Looked) -> Stands:
    withdrew = at.actor in at.room.withdrawn
    if at.actor in at.room.present or (withdrew and at.actor in at.room.conflicts.barring):
        return None
    return Standing.ABSENT, "left-the-room" if withdrew else "absent"


def _excluded(at: _Looked) -> Stands:
    found = at.room.conflicts.barring[at.touched] if at.touched else None
    return (Standing.EXCLUDED, found.code) if found else None


def _free(at: _Looked) -> Stands:
    return Standing.PRESENT_NOT_VOTING, "present-not-voting"


_IN_THE_WAY: tuple[_RuleOfStanding, ...] = (_vacant, _without_right, _away, _excluded, _free)
