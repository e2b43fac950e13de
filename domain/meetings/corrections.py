"""Corrections of a meeting's record, and what they make of who was there and how they voted."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.meetings.attendance import Attendance, Movement
from domain.meetings.ballots import Motions
from domain.meetings.declined_facts import CorrectionDeclined
from domain.meetings.events import CorrectionAsked, CorrectionConfirmed
from domain.meetings.motions import Corrected
from domain.meetings.sitting import Correction, Sitting


def _asked(known: Sitting, event: CorrectionAsked, fact: Fact[Any]) -> Sitting:
    correction = Correction(says=event, asked_by=fact.envelope.actor, position=fact.position)
    return known._replace(corrections={**known.corrections, event.correction: correction})


def _confirmed(known: Sitting, event: CorrectionConfirmed, fact: Fact[Any]) -> Sitting:
    corrected = known._replace(
        confirmed={**known.confirmed, event.correction: fact.position},
        superseded={**known.superseded, fact.envelope.id: event},
    )
    if event.subject is Corrected.ATTENDANCE:
        return corrected._replace(attendance=_attended(known.attendance, event, fact.position))
    return corrected._replace(motions=_voted(known.motions, event))


def _declined(known: Sitting, event: CorrectionDeclined, fact: Fact[Any]) -> Sitting:
    return known._replace(declined={**known.declined, event.correction: fact.position})


def _attended(known: Attendance, event: CorrectionConfirmed, position: int) -> Attendance:
    """The attendance with the one stay that the correction tells of, in place of all movements recorded."""
    assert event.person is not None  # noqa: S101 - a rule refuses otherwise
    moves: list[Movement] = []
    if event.attended is not None:
        came, left = event.attended.came_at, event.attended.left_at
        stay = [(event.attended.presence, came), *([(None, left)] if left is not None else [])]
        moves += [
            Movement(person=event.person, presence=presence, item=None, at=at, position=position, corrected=True)
            for presence, at in stay
        ]
    return Attendance(by_person={**known.by_person, event.person: tuple(moves)})


def _voted(known: Motions, event: CorrectionConfirmed) -> Motions:
    """The ballots with the one that the correction tells of; a correction that names no voter is of a seat of one."""
    recorded = known.recorded_from(event.motion, event.seat)
    wrong = [ballot.fact for ballot in recorded if event.person in (ballot.voter, None)]
    return known._replace(corrected={**known.corrected, **dict.fromkeys(wrong[:1], event.choice)})


COURSE_OF_CORRECTIONS: Mapping[type[Event], Callable[[Sitting, Any, Fact[Any]], Sitting]] = {
    CorrectionAsked: _asked,
    CorrectionConfirmed: _confirmed,
    CorrectionDeclined: _declined,
}
