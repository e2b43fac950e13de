"""Writes erasures down: what was asked, how it was settled, and the facts whose words are gone."""

import json

from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.privacy.disposal_events import DisposalAsked
from domain.privacy.events import ErasureApproved, ErasureAsked, ErasureDeclined, ErasureRecorded
from service.privacy.tables import erased_facts, erasures
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(erasures, erased_facts)


@project.on(ErasureAsked)
def erasure_asked(fact: Fact[ErasureAsked], read_model: ReadModel) -> None:
    """Enter what is to go; it is all there until somebody else approves."""
    it = fact.event
    read_model.add(
        erasures,
        fact,
        erasure=str(it.erasure),
        ground=it.ground.name,
        person=str(it.subject) if it.subject else None,
        facts=json.dumps(it.positions),
        reason_digest=fact.envelope.reason,
        source_digest=fact.envelope.source,
        asked_by=str(fact.envelope.actor),
        asked_at=instant(fact.envelope.occurred_at),
        state="ASKED",
    )


@project.on(DisposalAsked)
def disposal_asked(fact: Fact[DisposalAsked], read_model: ReadModel) -> None:
    """Show that it is a disposal, and of which class."""
    it = fact.event
    read_model.change(erasures, fact, {"erasure": str(it.erasure)}, retention_class=it.retention_class.name)


@project.on(ErasureApproved)
def erasure_approved(fact: Fact[ErasureApproved], read_model: ReadModel) -> None:
    """Show that it was carried out, and on whose approval."""
    _settled(fact, read_model, "ERASED")


@project.on(ErasureDeclined)
def erasure_declined(fact: Fact[ErasureDeclined], read_model: ReadModel) -> None:
    """Show that it was withdrawn or rejected, and why."""
    _settled(fact, read_model, fact.event.how.name)


@project.on(ErasureRecorded)
def erasure_recorded(fact: Fact[ErasureRecorded], read_model: ReadModel) -> None:
    """Enter every fact whose words are gone."""
    for position in fact.event.positions:
        read_model.add(erased_facts, fact, target=position, erasure=str(fact.event.erasure))


def _settled(fact: Fact[ErasureApproved] | Fact[ErasureDeclined], read_model: ReadModel, state: str) -> None:
    read_model.change(
        erasures,
        fact,
        {"erasure": str(fact.event.erasure)},
        state=state,
        settled_by=str(fact.envelope.actor),
        settled_at=instant(fact.envelope.occurred_at),
        settled_digest=fact.envelope.reason,
    )
