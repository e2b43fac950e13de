"""Writes the register of procurement decisions down."""

import json

from domain.kernel.codec import write
from domain.kernel.facts import Fact
from domain.procurement.events import (
    ContractAwarded,
    ContractEnded,
    ContractModified,
    ProcurementAbandoned,
    RepresentationAnswered,
    RepresentationReceived,
)
from service.procurement.tables import abandonments, awards, modifications, representations
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.projections.slips import Shows, shows_slips

project = Projector(awards, abandonments, modifications, representations)
shows_slips(
    project,
    Shows("procurement.ContractAwarded", "providers", awards, "providers", "award"),
    Shows("procurement.ContractAwarded", "terms", awards, "terms", "award"),
)


@project.on(ContractAwarded)
def contract_awarded(fact: Fact[ContractAwarded], read_model: ReadModel) -> None:
    """Enter the award."""
    it = fact.event
    read_model.add(
        awards,
        fact,
        award=str(it.award),
        decision=_text(it.decision),
        case=_text(it.case),
        title_digest=str(it.title),
        description_digest=str(it.description),
        terms=json.dumps(write(it.terms, str)),
        providers=json.dumps([write(one, str) for one in it.providers]),
        process=it.terms.process.name,
        awarded=it.awarded.isoformat(),
        services_to=it.terms.services_to.text if it.terms.services_to else None,
        payable_digest=_text(it.amounts_payable),
        criteria_digest=_text(it.criteria),
        reasons_digest=str(it.reasons),
        comments_digest=_text(it.comments),
    )


@project.on(ProcurementAbandoned)
def procurement_abandoned(fact: Fact[ProcurementAbandoned], read_model: ReadModel) -> None:
    """Enter what was given up."""
    it = fact.event
    read_model.add(
        abandonments,
        fact,
        award=str(it.award),
        decision=_text(it.decision),
        case=_text(it.case),
        title_digest=str(it.title),
        process=it.process.name,
        abandoned=it.abandoned.isoformat(),
        reasons_digest=str(it.reasons),
    )


@project.on(ContractModified)
def contract_modified(fact: Fact[ContractModified], read_model: ReadModel) -> None:
    """Add the change; the award stays as it was made."""
    it = fact.event
    read_model.add(
        modifications,
        fact,
        shown_at=fact.position,
        award=str(it.award),
        decision=_text(it.decision),
        urgent=int(it.urgent),
        value=json.dumps(write(it.value, str)) if it.value else None,
        modified=it.modified.isoformat(),
        reasons_digest=str(it.reasons),
    )


@project.on(ContractEnded)
def contract_ended(fact: Fact[ContractEnded], read_model: ReadModel) -> None:
    """Show the last day of its services."""
    read_model.change(awards, fact, {"award": str(fact.event.award)}, ended=fact.event.ended.text)


@project.on(RepresentationReceived)
def representation_received(fact: Fact[RepresentationReceived], read_model: ReadModel) -> None:
    """Add the representation."""
    it = fact.event
    read_model.add(
        representations,
        fact,
        award=str(it.award),
        organisation=str(it.organisation),
        waiting=1,
        received=it.received.isoformat(),
        account_digest=str(it.account),
    )


@project.on(RepresentationAnswered)
def representation_answered(fact: Fact[RepresentationAnswered], read_model: ReadModel) -> None:
    """Show what became of it."""
    it = fact.event
    read_model.change(
        representations,
        fact,
        {"award": str(it.award), "organisation": str(it.organisation), "waiting": 1},
        waiting=0,
        outcome=it.outcome.name,
        answered=it.answered.isoformat(),
        reasons_digest=str(it.reasons),
    )


def _text(held: str | None) -> str | None:
    return str(held) if held else None
