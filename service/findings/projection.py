"""Writes down the broken rules that any fact bears, and which facts came late."""

from typing import Any

from domain.kernel.facts import Fact
from domain.meetings.events import MeetingCalled
from service.findings.lateness import days_late
from service.findings.tables import findings, late_facts, meeting_boards
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(findings, late_facts, meeting_boards)


@project.on_any
def rules_broken(fact: Fact[Any], read_model: ReadModel) -> None:
    """A line for each rule that the fact did not keep; most facts have none."""
    for broken in fact.envelope.findings or ():
        read_model.add(findings, fact, found_at=fact.position, rule=broken.rule, code=broken.code, **_about(fact.event))


@project.on_any
def recorded_late(fact: Fact[Any], read_model: ReadModel) -> None:
    """A line for what was recorded a day or more after it happened."""
    if days := days_late(fact.envelope):
        read_model.add(late_facts, fact, found_at=fact.position, days=days)


@project.on(MeetingCalled)
def meeting_called(fact: Fact[MeetingCalled], read_model: ReadModel) -> None:
    """Whose meeting it is."""
    read_model.add(meeting_boards, fact, meeting=str(fact.event.meeting), board=str(fact.event.board))


def _about(event: Any) -> dict[str, str]:  # noqa: ANN401 - any event
    """The board, the meeting and the case that the event mentions, as far as it does."""
    named = ((name, getattr(event, name, None)) for name in ("board", "meeting", "case"))
    return {name: str(held) for name, held in named if held is not None}
