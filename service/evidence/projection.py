"""Writes down which evidence packs were issued."""

from domain.evidence.events import PackIssued
from domain.kernel.facts import Fact
from service.evidence.tables import packs
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.store.leaves import microseconds

project = Projector(packs)


@project.on(PackIssued)
def pack_issued(fact: Fact[PackIssued], read_model: ReadModel) -> None:
    """Keep what is needed to make it again."""
    it = fact.event
    read_model.add(
        packs,
        fact,
        pack=str(it.pack),
        case=str(it.case),
        position=it.position,
        profile=it.profile.name,
        issued=microseconds(fact.envelope.occurred_at),
        issued_to_digest=str(it.issued_to),
        purpose_digest=str(it.purpose),
        sha256=it.sha256,
        checkpoint=it.checkpoint,
        seal=it.seal,
        log_key=it.key,
        verifier=it.verifier,
        facts=it.facts,
        texts=it.texts,
        held_back=it.held_back,
    )
