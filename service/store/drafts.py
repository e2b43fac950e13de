"""Drafts: what will be recorded for a command, made before anything is written, so that it can still be refused."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from domain.kernel.facts import Envelope
from domain.kernel.ids import ActorId, FactId
from domain.kernel.messages import Event
from domain.kernel.tags import subject_of
from domain.ledger.leaf import LeafTooLong
from service.ids import new_id
from service.store.leaves import envelope_of, leaf_of
from service.store.requests import FactTooLong, Request
from service.store.vault import Sealing


class NobodyAsked(TypeError):
    """A fact without an actor is never recorded."""


class Draft(NamedTuple):
    """One fact to be: its envelope, its bytes, the texts that stay off the log and whom they are about."""

    envelope: Envelope
    leaf: bytes
    texts: dict[str, str]
    subject: str


def drafts_of(request: Request, events: Sequence[Event], recorded_at: datetime) -> list[Draft]:
    """The drafts of a command's events; raises `FactTooLong`, and `NobodyAsked` where there is no actor."""
    if not isinstance(request.command.asked.by, ActorId):
        raise NobodyAsked(f"{type(request.command).__name__} names no actor")
    return [_draft(request, event, recorded_at) for event in events]


def _draft(request: Request, event: Event, recorded_at: datetime) -> Draft:
    envelope = envelope_of(
        event, request.command.asked, fact=FactId(new_id()), recorded_at=recorded_at, rules=request.decider.rulebook
    )
    sealing = Sealing()
    try:
        leaf = leaf_of(event, envelope, sealing)
    except LeafTooLong as error:
        raise FactTooLong from error
    return Draft(envelope, leaf, sealing.texts, subject_of(event))
