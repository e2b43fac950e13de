"""What is remembered of due diligence, and of the case, the board and the people it is about."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.boards import state as boards
from domain.boards.state import BLANK as NO_BOARDS
from domain.boards.state import Boards
from domain.due_diligence.diligence import NO_DILIGENCE, Check, Diligence, Diligences
from domain.due_diligence.events import CheckRecorded, CheckWaived, DueDiligenceCompleted, DueDiligenceOpened
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.meetings.background import BACKGROUND_FACTS, NO_BACKGROUND, Background, background_after

DILIGENCE_FACTS: tuple[type[Event], ...] = (DueDiligenceOpened, CheckRecorded, CheckWaived, DueDiligenceCompleted)
Continued = CheckRecorded | CheckWaived | DueDiligenceCompleted


@value
class Examined:
    """What must be known to carry on due diligence."""

    diligences: Diligences = NO_DILIGENCE
    background: Background = NO_BACKGROUND
    boards: Boards = NO_BOARDS


def diligences_after(known: Diligences, fact: Fact[Any]) -> Diligences:
    """The due diligence after a fact about it; other facts leave it as it is."""
    event = fact.event
    if isinstance(event, DueDiligenceOpened):
        return _with(known, _opened(event, fact.position))
    step = _STEPS.get(type(event))
    found = step and known.of(event.case, event.version)
    return _with(known, step(found, event, fact.position)) if step and found else known


def evolve(known: Examined, fact: Fact[Any]) -> Examined:
    """Remember what happened."""
    kind = type(fact.event)
    if kind in DILIGENCE_FACTS:
        return replace(known, diligences=diligences_after(known.diligences, fact))
    if kind in BACKGROUND_FACTS:
        return replace(known, background=background_after(known.background, fact))
    return replace(known, boards=boards.evolve(known.boards, fact))


def _with(known: Diligences, diligence: Diligence) -> Diligences:
    return Diligences(by_version={**known.by_version, (diligence.case, diligence.version): diligence})


def _opened(event: DueDiligenceOpened, position: int) -> Diligence:
    return Diligence(
        case=event.case,
        version=event.version,
        board=event.board,
        checklist=event.checks,
        opened_at=position,
        checks={},
    )


def _recorded(known: Diligence, event: CheckRecorded, position: int) -> Diligence:
    check = Check(status=event.status, by=event.checked_by, position=position)
    return replace(known, checks={**known.checks, event.check: check})


def _waived(known: Diligence, event: CheckWaived, position: int) -> Diligence:
    check = Check(status=None, by=event.waived_by, position=position)
    return replace(known, checks={**known.checks, event.check: check})


def _completed(known: Diligence, event: DueDiligenceCompleted, position: int) -> Diligence:
    return replace(known, completed_at=position)


_STEPS: Mapping[type[Event], Callable[[Diligence, Any, int], Diligence]] = {
    CheckRecorded: _recorded,
    CheckWaived: _waived,
    DueDiligenceCompleted: _completed,
}
