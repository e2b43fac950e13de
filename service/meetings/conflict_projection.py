"""Writes declarations, rulings and recusals at items down as facts are recorded."""

import json

from domain.decisions.events import DecisionTaken
from domain.kernel.codec import write
from domain.kernel.facts import Fact
from domain.meetings.events import InterestDeclaredAtItem, RulingGiven
from domain.meetings.paper_events import PapersRead, PapersSent
from domain.meetings.parts import Part
from service.meetings.conflict_tables import Had, declarations, papers, recusals, rulings
from service.meetings.projection import moment, text
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(declarations, rulings, papers, recusals)


@project.on(InterestDeclaredAtItem)
def interest_declared_at_item(fact: Fact[InterestDeclaredAtItem], read_model: ReadModel) -> None:
    """Add the declaration."""
    it = fact.event
    read_model.add(
        declarations,
        fact,
        shown_at=fact.position,
        meeting=str(it.meeting),
        item=str(it.item),
        person=str(it.person),
        interest=text(it.interest),
        category=it.category.name if it.category else None,
        organisation=text(it.organisation),
        **_part(it.part),
        narrative_digest=str(it.narrative) if it.narrative else None,
        declared_at=moment(fact),
    )


@project.on(RulingGiven)
def ruling_given(fact: Fact[RulingGiven], read_model: ReadModel) -> None:
    """Add the ruling; the last one on a person is the one that holds."""
    it = fact.event
    read_model.add(
        rulings,
        fact,
        shown_at=fact.position,
        meeting=str(it.meeting),
        item=str(it.item),
        person=str(it.person),
        management=it.management.name,
        determined_by=it.determined_by.name,
        determiner=text(it.determiner),
        assessed=it.assessed.name if it.assessed else None,
        exception=it.exception.name if it.exception else None,
        until=it.until.isoformat() if it.until else None,
        **_part(it.part),
        why_digest=str(it.why),
        ruled_at=moment(fact),
    )


@project.on(PapersSent)
def papers_sent(fact: Fact[PapersSent], read_model: ReadModel) -> None:
    """Add to whom they were sent."""
    it = fact.event
    for person in dict.fromkeys(it.people):
        where = {"meeting": str(it.meeting), "item": str(it.item), "person": str(person)}
        read_model.add(papers, fact, shown_at=fact.position, **where, how=Had.SENT.name, at=moment(fact))


@project.on(PapersRead)
def papers_read(fact: Fact[PapersRead], read_model: ReadModel) -> None:
    """Add who read them."""
    it = fact.event
    where = {"meeting": str(it.meeting), "item": str(it.item), "person": str(it.person)}
    read_model.add(papers, fact, shown_at=fact.position, **where, how=Had.READ.name, at=moment(fact))


@project.on(DecisionTaken)
def decision_taken(fact: Fact[DecisionTaken], read_model: ReadModel) -> None:
    """Add what kept people from the question, and what was only noted."""
    it = fact.event
    for place, one in enumerate(it.inputs.exclusions):
        read_model.add(
            recusals,
            fact,
            meeting=str(it.meeting),
            item=str(it.item),
            person=str(one.person),
            decision=str(it.decision),
            place=place,
            ground=one.ground.name,
            management=one.management.name,
            determined_by=one.determined_by.name if one.determined_by else None,
            findings=json.dumps([write(finding, str) for finding in one.findings]),
            further_findings=one.further_findings,
            agreed=json.dumps([write(agreed, str) for agreed in one.agreed]),
            also_sits_on=text(one.also_sits_on),
        )


def _part(part: Part | None) -> dict[str, str | int | None]:
    """The part of the item that is concerned, as the tables hold it; nothing for the whole."""
    if part is None:
        return {}
    return {"part_motion": text(part.motion), "first_page": part.first_page, "last_page": part.last_page}
