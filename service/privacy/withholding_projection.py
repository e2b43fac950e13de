"""Writes down which words are hidden from readers, by whose order, and how that was settled."""

import json

from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.privacy.withholding_events import (
    TextsShownAgain,
    TextsWithheld,
    WithholdingConfirmed,
    WithholdingLifted,
    WithholdingOrdered,
)
from service.privacy.tables import withheld_facts, withholdings
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(withholdings, withheld_facts)


@project.on(WithholdingOrdered)
def withholding_ordered(fact: Fact[WithholdingOrdered], read_model: ReadModel) -> None:
    """Enter what was hidden at once."""
    it = fact.event
    read_model.add(
        withholdings,
        fact,
        withholding=str(it.withholding),
        person=str(it.subject) if it.subject else None,
        facts=json.dumps(it.positions),
        reason_digest=fact.envelope.reason,
        ordered_by=str(fact.envelope.actor),
        ordered_at=instant(fact.envelope.occurred_at),
        state="ORDERED",
    )


@project.on(TextsWithheld)
def texts_withheld(fact: Fact[TextsWithheld], read_model: ReadModel) -> None:
    """From now on nobody reads these words."""
    for position in fact.event.hides:
        read_model.add(withheld_facts, fact, target=position, withholding=str(fact.event.withholding))


@project.on(WithholdingConfirmed)
def withholding_confirmed(fact: Fact[WithholdingConfirmed], read_model: ReadModel) -> None:
    """Show that they stay hidden, and who says so."""
    _settled(fact, read_model, "CONFIRMED")


@project.on(WithholdingLifted)
def withholding_lifted(fact: Fact[WithholdingLifted], read_model: ReadModel) -> None:
    """Show that they are read again, and why."""
    _settled(fact, read_model, "LIFTED")


@project.on(TextsShownAgain)
def texts_shown_again(fact: Fact[TextsShownAgain], read_model: ReadModel) -> None:
    """From now on this withholding hides these words no more; another may."""
    for position in fact.event.shows:
        read_model.end(withheld_facts, fact, {"target": position, "withholding": str(fact.event.withholding)})


def _settled(fact: Fact[WithholdingConfirmed] | Fact[WithholdingLifted], read_model: ReadModel, state: str) -> None:
    read_model.change(
        withholdings,
        fact,
        {"withholding": str(fact.event.withholding)},
        state=state,
        settled_by=str(fact.envelope.actor),
        settled_at=instant(fact.envelope.occurred_at),
        settled_digest=fact.envelope.reason,
    )
