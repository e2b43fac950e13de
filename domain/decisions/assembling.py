"""Assembling: from what is on record to the inputs of a judgement, as things stood when the vote was closed."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.boards.charters import AdoptedCharter
from domain.boards.rosters import RosterRow, row_on
from domain.decisions.commands import Asking, JudgeAgain
from domain.decisions.drawing import Spending, at_stake, earlier, on_the_basis
from domain.decisions.exclusions import exclusions_of, within_size
from domain.decisions.inputs import Ballot, JudgementInputs, Question, RosterSeat
from domain.decisions.matched import matched
from domain.decisions.selects import bystanders_at, members_of
from domain.decisions.spending import spending_at
from domain.decisions.state import Deliberation
from domain.decisions.voted import attending_at, ballots_on, casting_on, consensus_on, hands_on
from domain.kernel.answers import Answer
from domain.kernel.ids import PersonId, SeatId
from domain.meetings.attendance import Order
from domain.meetings.ballots import Motion
from domain.meetings.items import Declared, Item, Ruling
from domain.meetings.policies import called, the_item, the_motion
from domain.meetings.state import Proceedings
from domain.organisations.patients import latest_on


def moment_of(command: Asking, known: Deliberation) -> datetime:
    """When the vote was closed; for an open vote, the moment of the command."""
    return known.closings.get(command.motion, command.asked.occurred_at)


def inputs_of(command: Asking, adopted: AdoptedCharter, known: Deliberation) -> JudgementInputs:
    """Everything that the judgement of this motion needs; only after the rules that it is known."""
    proceedings, moment = known.proceedings, moment_of(command, known)
    item, motion = _in_time(command, known, moment), the_motion(command, proceedings)
    roster = _roster(adopted, motion, moment, proceedings)
    attending, ballots = attending_at(moment, motion, proceedings), ballots_on(motion, proceedings)
    bystanders = bystanders_at(command, proceedings, members_of(roster))
    found = exclusions_of(item, roster, bystanders, adopted, proceedings)
    in_room = {one.person for one in attending}
    return JudgementInputs(
        question=_question(item, motion, adopted, known),
        charter=adopted.charter,
        charter_version=adopted.version,
        roster=seats_of(roster, in_room, known, ballots),
        attending=attending,
        withdrawn=_withdrawn(item, moment, proceedings),
        exclusions=within_size(found, seats=len(roster), people=len(attending), ballots=len(ballots)),
        ballots=ballots,
        casting=casting_on(motion, proceedings),
        form=proceedings.sitting.motions.manner_of(motion.motion).form,
        hands=hands_on(motion, proceedings),
        consensus=consensus_on(motion, proceedings),
    )


def _in_time(command: Asking, known: Deliberation, moment: datetime) -> Item:
    """The item with what was ruled and declared before the vote was closed: what came later changes no closed vote.

    A declaration that came later is late knowledge: it is on record, and may lead to a review of the decision.
    """
    item = the_item(command, known.proceedings).concerning(command.motion)
    closed = known.proceedings.sitting.motions.closed_at.get(command.motion)

    def in_time(one: Ruling | Declared) -> bool:
        return one.at <= moment and (closed is None or one.position < closed)

    rulings = filter(in_time, item.rulings)
    declared = item.declared if isinstance(command, JudgeAgain) else filter(in_time, item.declared)
    return replace(item, rulings=tuple(rulings), declared=tuple(declared))


def _question(item: Item, motion: Motion, adopted: AdoptedCharter, known: Deliberation) -> Question:
    closed = known.proceedings.sitting.motions.closed_at.get(motion.motion)
    spending = spending_at(item, known)
    return Question(
        decision_type=item.purpose,
        direction=motion.direction,
        presiding=item.presided_at(closed),
        at_stake=at_stake(spending.version, adopted) if spending else None,
        on_basis=_off_basis(spending, adopted) if spending else None,
        earlier=earlier(known.drawn, known.courses, adopted.charter.remit, spending) if spending else None,
    )


def _off_basis(spending: Spending, adopted: AdoptedCharter) -> Answer | None:
    """What is kept of the basis: that it is another one, or unsaid; that it is the right one goes without saying."""
    found = on_the_basis(spending.version, adopted)
    return None if found is Answer.YES or adopted.charter.remit.limit_pence is None else found


def _roster(adopted: AdoptedCharter, motion: Motion, moment: datetime, known: Proceedings) -> tuple[RosterRow, ...]:
    """Every seat as it stood when its vote was cast, else when the vote was closed: one may resign in between."""
    seats, day = known.boards.seats, called(known).day
    cast = {one.seat: one.at for one in known.sitting.motions.votes_on(motion.motion)}
    return tuple(
        row_on(seats, seat, day, adopted.charter.tenure, cast.get(seat.seat, moment))
        for seat in seats.on_board(called(known).board)
        if seat.existence.holds_on(day).possible
    )


def seats_of(
    roster: Sequence[RosterRow], in_room: Container[PersonId], known: Deliberation, ballots: Iterable[Ballot] = ()
) -> tuple[RosterSeat, ...]:
    """The seats as the judgement sees them, each with the deputy who acts for it, or would."""
    deputies = _deputies(roster, in_room, {one.seat: one.voter for one in ballots})
    return tuple(_seat_of(row, deputies.get(row.seat.seat), known) for row in roster)


def _deputies(
    roster: Sequence[RosterRow], in_room: Container[PersonId], voted: Mapping[SeatId, PersonId]
) -> Mapping[SeatId, PersonId]:
    """Who stands in at each seat: who voted there, else who came and is not wanted at another, else the last named."""
    named = {row.seat.seat: [one.deputy for one in reversed(row.deputies)] for row in roster if row.deputies}
    there = {seat: [one for one in those if one in in_room] for seat, those in named.items()}
    there |= {seat: [voted[seat]] for seat, those in there.items() if voted.get(seat) in those}
    left_empty = {row.seat.seat for row in roster if not any(one in in_room for one in row.holders)}
    first = sorted(there, key=lambda seat: (seat not in voted, seat not in left_empty))
    chosen = matched({seat: there[seat] for seat in first})
    return {seat: chosen.get(seat, (there[seat] or those)[0]) for seat, those in named.items()}


def _seat_of(row: RosterRow, deputy: PersonId | None, known: Deliberation) -> RosterSeat:
    seat = row.seat
    counts = known.patients.get(seat.constituency, ()) if seat.constituency else ()
    counted = latest_on(counts, called(known.proceedings).day)
    return RosterSeat(
        seat=seat.seat,
        holder=row.holder,
        in_term=row.in_term,
        title=seat.title,
        roles=seat.roles,
        office=seat.office,
        voting=seat.voting,
        constituency=seat.constituency,
        patients=counted.patients if counted else None,
        patients_shown_at=counted.position if counted else None,
        deputy=deputy,
        shares=row.shares.person if row.shares else None,
        tenure=row.tenure,
    )


def _withdrawn(item: Item, moment: datetime, known: Proceedings) -> tuple[PersonId, ...]:
    """Who left the room for the item, or while it was dealt with, and had not come back."""
    attendance = known.sitting.attendance
    opened = Order(item.opened, 0, item.opened_at) if item.opened and item.opened_at else None
    out = []
    for person in attendance.by_person:
        last = attendance.last_of(person, moment)
        if last is not None and last.presence is None:
            during = last.item is None and opened is not None and last.order > opened
            out += [person] if last.item == item.item or during else []
    return tuple(out)
