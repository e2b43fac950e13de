"""Writes down from which decisions members withdrew, and on which they were not of one mind."""

from typing import Any

from domain.cases.events import CaseDrafted, CaseRevised
from domain.decisions.events import DecisionTaken
from domain.decisions.withdrawals import withdrawals as withdrawals_of
from domain.kernel.facts import Fact
from service.decisions.standing_tables import dissents, kinds, withdrawals
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(withdrawals, dissents, kinds)


@project.on(CaseDrafted)
def case_drafted(fact: Fact[CaseDrafted], read_model: ReadModel) -> None:
    """What kind of case it is."""
    read_model.add(kinds, fact, case=str(fact.event.case), kind=fact.event.content.kind.name)


@project.on(CaseRevised)
def case_revised(fact: Fact[CaseRevised], read_model: ReadModel) -> None:
    """What kind of case it is now."""
    read_model.change(kinds, fact, {"case": str(fact.event.case)}, kind=fact.event.content.kind.name)


@project.on(DecisionTaken)
def decision_taken(fact: Fact[DecisionTaken], read_model: ReadModel) -> None:
    """A line where somebody withdrew, and one where votes were against or members abstained."""
    it = fact.event
    found, tally = withdrawals_of(it), it.verdict.tally
    if found.withdrew:
        numbers = {"there": found.there, "withdrew": len(found.withdrew), "more_than_half": int(found.more_than_half)}
        read_model.add(withdrawals, fact, **_what(it), **numbers)
    if tally.votes_against or tally.abstained:
        numbers = {"votes_against": tally.votes_against, "abstained": tally.abstained}
        read_model.add(dissents, fact, **_what(it), outcome=it.outcome.name, **numbers)


def _what(it: DecisionTaken) -> dict[str, Any]:
    return {
        "decision": str(it.decision),
        "board": str(it.board),
        "meeting": str(it.meeting),
        "item": str(it.item),
        "case": str(it.case) if it.case else None,
        "decided": it.decided.isoformat(),
    }
