"""Writes the register of interests down: each interest as last stated, and every statement as it was made."""

import json
from datetime import date

from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded, NilReturnMade
from domain.kernel.codec import instant, write
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from service.interests.tables import interests, nil_returns, statements
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(interests, statements, nil_returns)


@project.on(InterestDeclared)
def interest_declared(fact: Fact[InterestDeclared], read_model: ReadModel) -> None:
    """Enter the interest."""
    declared_at = instant(fact.envelope.occurred_at)
    read_model.add(
        interests, fact, interest=str(fact.event.interest), declared_at=declared_at, **_as_stated(fact.event)
    )
    _keep(fact, read_model)


@project.on(InterestAmended)
def interest_amended(fact: Fact[InterestAmended], read_model: ReadModel) -> None:
    """Show the interest as it is now stated."""
    read_model.change(interests, fact, {"interest": str(fact.event.interest)}, **_as_stated(fact.event))
    _keep(fact, read_model)


@project.on(InterestEnded)
def interest_ended(fact: Fact[InterestEnded], read_model: ReadModel) -> None:
    """Show until when it was held."""
    key, ended = {"interest": str(fact.event.interest)}, fact.event.ended
    read_model.change(interests, fact, key, held_to=ended.text, last_day=_last(ended), ended=1)
    _keep(fact, read_model)


@project.on(NilReturnMade)
def nil_return_made(fact: Fact[NilReturnMade], read_model: ReadModel) -> None:
    """Keep that the person declared to have no interests."""
    read_model.add(
        nil_returns,
        fact,
        shown_at=fact.position,
        person=str(fact.event.person),
        made=fact.event.made.text,
        declared_at=instant(fact.envelope.occurred_at),
    )


def _as_stated(event: InterestDeclared | InterestAmended) -> dict[str, object]:
    indirect = event.indirect
    return {
        "person": str(event.person),
        "category": event.category.name,
        "relationship": indirect.relationship.name if indirect else None,
        "underlying": indirect.underlying.name if indirect else None,
        "organisation": str(event.organisation) if event.organisation else None,
        "board": str(event.board) if event.board else None,
        "holding_percent": str(event.holding.percent) if event.holding and event.holding.percent is not None else None,
        "dormant": int(event.holding.dormant) if event.holding else None,
        "specialty": event.specialty.name if event.specialty else None,
        "narrative_digest": str(event.narrative),
        "held_from": _text(event.held_from),
        "held_to": _text(event.held_to),
        "first_day": (event.held_from.earliest if event.held_from else date.min).isoformat(),
        "last_day": _last(event.held_to),
        "aware_since": _text(event.aware_since),
        "withheld": int(event.publication_withheld),
        "category_as_recorded_digest": str(event.category_as_recorded) if event.category_as_recorded else None,
        "ended": 0,
    }


def _last(end: PartialDate | None) -> str:
    return (end.latest if end else date.max).isoformat()


def _text(day: PartialDate | None) -> str | None:
    return day.text if day else None


def _keep(fact: Fact[InterestDeclared] | Fact[InterestAmended] | Fact[InterestEnded], read_model: ReadModel) -> None:
    read_model.add(
        statements,
        fact,
        shown_at=fact.position,
        interest=str(fact.event.interest),
        type=fact.event.type_name,
        event=json.dumps(write(fact.event, str)),
        stated_at=instant(fact.envelope.occurred_at),
        recorded_at=instant(fact.envelope.recorded_at),
    )
