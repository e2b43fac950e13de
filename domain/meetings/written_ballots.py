"""Ballots in writing: they run until the moment that was settled, whoever has voted by then."""

from typing import Protocol

from domain.kernel.refusals import Refused
from domain.meetings.addressed import OnMotion
from domain.meetings.order import Timed
from domain.meetings.state import Proceedings


class BallotStillRunning(Refused):
    """Members may still send in their votes."""

    code = "ballot-still-running"
    bends = True


class TimedOnMotion(OnMotion, Timed, Protocol):
    """Whatever is asked about a motion, with the time at which it happened."""


def a_ballot_in_writing_runs_until_it_closes(command: TimedOnMotion, known: Proceedings) -> Refused | None:
    """Oxfordshire CCG: votes by e-mail were asked for until a day, and practices relied on it."""
    closes_at = known.sitting.motions.manner_of(command.motion).closes_at
    if closes_at is None or command.asked.occurred_at >= closes_at:
        return None
    return BallotStillRunning(pointer="/motion", closes_at=closes_at.isoformat())
