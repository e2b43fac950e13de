"""The course of due diligence: opened, its checks answered or waived, completed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.due_diligence.diligence import Check, Diligence, Diligences
from domain.due_diligence.events import CheckRecorded, CheckWaived, DueDiligenceCompleted, DueDiligenceOpened
from domain.kernel.facts import Fact
from domain.kernel.messages import Event

DILIGENCE_FACTS: tuple[type[Event], ...] = (DueDiligenceOpened, CheckRecorded, CheckWaived, DueDiligenceCompleted)


def diligences_after(known: Diligences, fact: Fact[Any]) -> Diligences:
    """The due diligence after a fact about it; other facts leave it as it is."""
    event = fact.event
    if isinstance(event, DueDiligenceOpened):
        return _with(known, _opened(event, fact.position))
    step = _STEPS.get(type(event))
    found = step and known.of(event.case, event.version)
    return _with(known, step(found, event, fact.position)) if step and found else known


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
