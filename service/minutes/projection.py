"""Writes minutes down, and what became of them."""

import json
from enum import Enum
from typing import Any

from domain.kernel.codec import instant, write
from domain.kernel.facts import Fact
from domain.minutes.events import MinutesConfirmed, MinutesCorrected, MinutesDeferred, MinutesDrafted
from service.minutes.tables import minute_steps, minutes
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(minutes, minute_steps)


class MinutesStatus(Enum):
    """How far minutes are."""

    DRAFTED = "DRAFTED"
    DEFERRED = "DEFERRED"
    CONFIRMED = "CONFIRMED"
    CONFIRMED_AS_AMENDED = "CONFIRMED_AS_AMENDED"
    CORRECTED = "CORRECTED"


@project.on(MinutesDrafted)
def minutes_drafted(fact: Fact[MinutesDrafted], read_model: ReadModel) -> None:
    """Enter the draft; a newer one takes its place."""
    it = fact.event
    said = {
        "draft": it.draft,
        "status": MinutesStatus.DRAFTED.name,
        "text_digest": str(it.text),
        "document_hash": it.document_hash,
    }
    if it.draft == 1:
        read_model.add(minutes, fact, meeting=str(it.meeting), board=str(it.board), **said)
    else:
        read_model.change(minutes, fact, {"meeting": str(it.meeting)}, **said)
    _step(fact, read_model, draft=it.draft, text_digest=str(it.text), document_hash=it.document_hash)


@project.on(MinutesConfirmed)
def minutes_confirmed(fact: Fact[MinutesConfirmed], read_model: ReadModel) -> None:
    """Show by which meeting, and subject to what."""
    status = MinutesStatus.CONFIRMED_AS_AMENDED if fact.event.amendments else MinutesStatus.CONFIRMED
    _became(fact, read_model, status)
    _step(fact, read_model, draft=fact.event.draft, amendments=_plain(fact.event.amendments), **_where(fact.event))


@project.on(MinutesDeferred)
def minutes_deferred(fact: Fact[MinutesDeferred], read_model: ReadModel) -> None:
    """Show that a meeting put them off, and why."""
    _became(fact, read_model, MinutesStatus.DEFERRED)
    _step(fact, read_model, why_digest=str(fact.event.why), **_where(fact.event))


@project.on(MinutesCorrected)
def minutes_corrected(fact: Fact[MinutesCorrected], read_model: ReadModel) -> None:
    """Show what a later meeting found wrong, and what it is to say."""
    _became(fact, read_model, MinutesStatus.CORRECTED)
    told = {"amendments": _plain(fact.event.amendments), "why_digest": str(fact.event.why)}
    _step(fact, read_model, **told, **_where(fact.event))


def _became(fact: Fact[Any], read_model: ReadModel, status: MinutesStatus) -> None:
    read_model.change(minutes, fact, {"meeting": str(fact.event.meeting)}, status=status.name)


def _step(fact: Fact[Any], read_model: ReadModel, **said: object) -> None:
    read_model.add(
        minute_steps,
        fact,
        step_at=fact.position,
        meeting=str(fact.event.meeting),
        kind=type(fact.event).__name__.removeprefix("Minutes").upper(),
        happened_at=instant(fact.envelope.occurred_at),
        **said,
    )


def _where(event: MinutesConfirmed | MinutesDeferred | MinutesCorrected) -> dict[str, str]:
    return {"at_meeting": str(event.at_meeting), "at_item": str(event.at_item)}


def _plain(amendments: tuple[Any, ...]) -> str:
    return json.dumps([write(one, str) for one in amendments])
