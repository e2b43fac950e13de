"""Drafts: what will be recorded for a command, made before anything is written, so that it can still be refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from domain.kernel.deciders import Read, bearer_of, in_order
from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, FactId
from domain.kernel.messages import Asked, Event
from domain.kernel.selections import Pair, Selection
from domain.kernel.tags import subject_of
from domain.ledger.leaf import LeafTooLong
from domain.merges.identity import consider_as_one, identity_in
from service.ids import new_id
from service.store.leaves import envelope_of, fact_of, leaf_of
from service.store.requests import FactTooLong, Follow, Step
from service.store.vault import Sealing


class NobodyAsked(TypeError):
    """A fact without an actor is never recorded."""


class Draft(NamedTuple):
    """One fact to be, as read back from its bytes; these; the texts that stay off the log, and whom they are about."""

    fact: Fact[Event]
    leaf: bytes
    texts: dict[str, str]
    subject: str


def drafts_of(step: Step, read: Read, ledger: str, after: int, recorded_at: datetime) -> list[Draft]:
    """The drafts of a command's events, read with who is who; `after` is the position that comes before the first.

    Raises `Refused`, of it `FactTooLong`, and `NobodyAsked` where there is no actor.
    """
    answer = consider_as_one(step.decider, step.command, read, ledger)
    asked = answer.command.asked
    if not isinstance(asked.by, ActorId):
        raise NobodyAsked(f"{type(answer.command).__name__} names no actor")
    plain, bearer = (replace(asked, findings=()), bearer_of(answer)) if asked.findings else (asked, None)
    return [
        _draft(step, event, asked if event is bearer else plain, position, recorded_at)
        for position, event in enumerate(answer.events, start=after + 1)
    ]


def drafts_in_turn(
    steps: Sequence[Step], read: Read, ledger: str, after: int, recorded_at: datetime, follow: Follow | None = None
) -> list[Draft]:
    """The drafts of commands answered one after another, each knowing what those before it will record.

    `after` is the position that comes before the first. What `follow` asks for, told the facts of a command, is
    answered after all others, and nothing follows from that. Raises `Refused` where any of them is refused.
    """
    drafts: list[Draft] = []

    def with_what_is_to_come(selection: Selection) -> Sequence[Fact[Event]]:
        if not drafts:
            return read(selection)
        wanted = selection.every | selection.newest
        return in_order((*read(selection), *(one.fact for one in drafts if wanted & _pairs(one.fact))))

    def answer(step: Step) -> None:
        drafts.extend(drafts_of(step, with_what_is_to_come, ledger, after + len(drafts), recorded_at))

    for step in steps:
        answer(step)
    if follow is not None and drafts:
        who = identity_in(with_what_is_to_come, ledger)
        told = tuple(who.fact(one.fact) for one in drafts)
        for step in follow(steps[0].command.asked, told, who.reading(with_what_is_to_come)):
            answer(step)
    return drafts


def _pairs(fact: Fact[Event]) -> frozenset[Pair]:
    return frozenset((tag, fact.envelope.type) for tag in fact.envelope.tags)


def _draft(step: Step, event: Event, asked: Asked, position: int, recorded_at: datetime) -> Draft:
    envelope = envelope_of(event, asked, fact=FactId(new_id()), recorded_at=recorded_at, rules=step.decider.rulebook)
    sealing = Sealing()
    try:
        leaf = leaf_of(event, envelope, sealing)
    except LeafTooLong as error:
        raise FactTooLong from error
    return Draft(fact_of(position, leaf), leaf, sealing.texts, subject_of(event) if sealing.texts else "")
