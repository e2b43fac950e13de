"""Writes down what was agreed or granted ahead about interests."""

from domain.boards.conflicts import Determiner
from domain.interests.arrangement_events import ArrangementEnded, DispensationGranted, MitigationAgreed
from domain.kernel.facts import Fact
from service.interests.tables import arrangements
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(arrangements)


@project.on(MitigationAgreed)
def mitigation_agreed(fact: Fact[MitigationAgreed], read_model: ReadModel) -> None:
    """Enter the action taken to mitigate the risk."""
    it = fact.event
    read_model.add(
        arrangements,
        fact,
        **_made(it),
        determined_by=Determiner.PRE_AGREED.name,
        words_digest=str(it.action),
        agreed_by=str(it.agreed_by),
        made=it.agreed.text,
        holds_to=it.holds_to.text if it.holds_to else None,
    )


@project.on(DispensationGranted)
def dispensation_granted(fact: Fact[DispensationGranted], read_model: ReadModel) -> None:
    """Enter the dispensation."""
    it = fact.event
    read_model.add(
        arrangements,
        fact,
        **_made(it),
        determined_by=Determiner.DISPENSATION.name,
        words_digest=str(it.words) if it.words else None,
        ground=it.ground.name,
        granted_by=it.granted_by.name,
        board=str(it.board) if it.board else None,
        made=it.granted.text,
        holds_to=it.holds_to.text,
    )


@project.on(ArrangementEnded)
def arrangement_ended(fact: Fact[ArrangementEnded], read_model: ReadModel) -> None:
    """Keep on which day it was ended, and why."""
    it = fact.event
    key = {"arrangement": str(it.arrangement)}
    read_model.change(arrangements, fact, key, ended_on=it.ended.text, why_digest=str(it.why))


def _made(event: MitigationAgreed | DispensationGranted) -> dict[str, object]:
    return {
        "arrangement": str(event.arrangement),
        "interest": str(event.interest),
        "person": str(event.person),
        "management": event.management.name,
        "holds_from": event.holds_from.text,
    }
