"""The replay of a meeting: after each of its facts, who sat on the board, who was there, and what was open."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.boards.charters import AdoptedCharter
from domain.boards.rosters import RosterRow, roster_on
from domain.decisions.assembling import seats_of
from domain.decisions.commands import ForecastMeeting
from domain.decisions.exclusions import exclusions_of
from domain.decisions.forecast import forecasting
from domain.decisions.forecast_selects import FORECAST_SELECTS, named_in, the_agenda
from domain.decisions.inputs import Attending, Exclusion, JudgementInputs, Question
from domain.decisions.reckoning import quorum_of
from domain.decisions.selects import members_of
from domain.decisions.state import Deliberation
from domain.decisions.verdict import Quorum
from domain.kernel.deciders import Read, know
from domain.kernel.facts import Fact
from domain.kernel.ids import MotionId, PersonId, SeatId
from domain.kernel.messages import Event
from domain.kernel.selections import Selection, about
from domain.kernel.values import value
from domain.meetings.events import CorrectionAsked, CorrectionConfirmed
from domain.meetings.items import Item
from domain.meetings.motions import Direction, Presence
from domain.meetings.policies import charter_of
from domain.meetings.selects import MOTION
from domain.meetings.sitting import Called, Sitting


@value
class VoteOpen:
    """A motion on which one may vote, and how many votes were cast by then."""

    motion: MotionId
    cast: int


@value
class ItemOpen:
    """An item that the meeting is dealing with: who is kept from it or noted, and the quorum with those in the room."""

    item: Item
    exclusions: tuple[Exclusion, ...]
    quorum: Quorum
    votes: tuple[VoteOpen, ...]


@value
class Sat:
    """Who sat in a seat on the day of the meeting; nobody in a vacant one."""

    seat: SeatId
    holder: PersonId | None


@value
class After:
    """How a meeting stood after one of its facts; what is open is judged where a charter was in force."""

    fact: Fact[Event]
    sitting: Sitting
    sat: tuple[Sat, ...]
    in_room: tuple[Attending, ...]
    open: tuple[ItemOpen, ...]


def replayed(command: ForecastMeeting, facts: Iterable[Fact[Any]], read: Read) -> Iterator[After]:
    """How the meeting stood after each of these facts, by what was on record then and nothing that came later."""
    for fact in facts:
        yield _after(fact, know(replaying, command, _upto(read, fact.position)))


def _the_meeting(command: ForecastMeeting, known: Deliberation) -> Selection:
    """The meeting and its agenda, as for a forecast, with what was put, how they voted, and corrections."""
    put = about(command.meeting, *MOTION, CorrectionAsked, CorrectionConfirmed)
    return the_agenda(command, known) | put


_, *_further = FORECAST_SELECTS
replaying = replace(forecasting, name="replays", selects=(_the_meeting, *_further))


def _upto(read: Read, position: int) -> Read:
    def then(selection: Selection) -> list[Fact[Event]]:
        return [fact for fact in read(selection) if fact.position <= position]

    return then


def _after(fact: Fact[Event], known: Deliberation) -> After:
    sitting = known.proceedings.sitting
    here = _in_room(sitting, fact.envelope.occurred_at)
    adopted = charter_of(known.proceedings) if sitting.called else None
    if sitting.called is None or adopted is None:
        return After(fact=fact, sitting=sitting, sat=(), in_room=here, open=())
    roster = _roster(sitting.called, adopted, known)
    items = tuple(_open(item, roster, here, adopted, known) for item in sitting.items_open())
    sat = tuple(Sat(seat=row.seat.seat, holder=row.holder) for row in roster)
    return After(fact=fact, sitting=sitting, sat=sat, in_room=here, open=items)


def _in_room(sitting: Sitting, moment: datetime) -> tuple[Attending, ...]:
    room = sitting.attendance.in_room(moment)
    there: dict[PersonId, Presence | None] = {person: came.presence for person, came in room.items()}
    return tuple(Attending(person=person, presence=presence) for person, presence in there.items() if presence)


def _roster(called: Called, adopted: AdoptedCharter, known: Deliberation) -> tuple[RosterRow, ...]:
    return roster_on(known.proceedings.boards.seats, called.board, called.day, adopted.charter.tenure)


def _open(
    item: Item,
    roster: tuple[RosterRow, ...],
    here: tuple[Attending, ...],
    adopted: AdoptedCharter,
    known: Deliberation,
) -> ItemOpen:
    members = members_of(roster)
    others = tuple(one for one in named_in(item, known.proceedings) if one not in members)
    found = tuple(exclusions_of(item.concerning(None), roster, others, adopted, known.proceedings))
    quorum = quorum_of(replace(_nothing_put(item, roster, here, adopted, known), exclusions=found)).quorum
    motions = known.proceedings.sitting.motions
    votes = tuple(
        VoteOpen(motion=one, cast=len(motions.votes_on(one))) for one in known.proceedings.sitting.votes_open(item.item)
    )
    return ItemOpen(item=item, exclusions=found, quorum=quorum, votes=votes)


def _nothing_put(
    item: Item,
    roster: tuple[RosterRow, ...],
    here: tuple[Attending, ...],
    adopted: AdoptedCharter,
    known: Deliberation,
) -> JudgementInputs:
    """A question of the item's kind on which nobody has voted, before those who are in the room."""
    presiding, there = item.presiding, {one.person for one in here}
    return JudgementInputs(
        question=Question(decision_type=item.purpose, direction=Direction.NOTE, presiding=presiding, at_stake=None),
        charter=adopted.charter,
        charter_version=adopted.version,
        roster=seats_of(roster, there, known),
        attending=here,
        withdrawn=(),
        exclusions=(),
        ballots=(),
        casting=None,
    )
