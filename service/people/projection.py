"""Writes down people, what ties them to organisations and boards, and how much they declared."""

import json

from domain.boards.events import ElectionVoided, MemberAppointed, MemberElected, SeatVacated
from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded, NilReturnMade
from domain.kernel.codec import write
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.merges.events import PersonsMerged, PersonsUnmerged
from domain.people.events import PersonRegistered, PositionLeft, PositionTaken
from service.people.tables import declared, nil_returns, people, positions, seat_facts
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.projections.slips import Shows, shows_slips

project = Projector(people, positions, seat_facts, declared, nil_returns)
shows_slips(
    project,
    Shows("people.PersonRegistered", "office", people, "office", "person"),
    Shows("people.PositionTaken", "title", positions, "title", "position", key="position_id"),
)


def text(date: PartialDate | None) -> str | None:
    """A date as the tables hold it."""
    return date.text if date else None


@project.on(PersonRegistered)
def person_registered(fact: Fact[PersonRegistered], read_model: ReadModel) -> None:
    """Enter the person."""
    it = fact.event
    name = str(it.name) if it.name else None
    read_model.add(people, fact, person=str(it.person), office=it.office, name_digest=name, standing=1)


@project.on(PersonsMerged)
def persons_merged(fact: Fact[PersonsMerged], read_model: ReadModel) -> None:
    """One entry stands for both."""
    read_model.change(people, fact, {"person": str(fact.event.merged)}, standing=0)


@project.on(PersonsUnmerged)
def persons_unmerged(fact: Fact[PersonsUnmerged], read_model: ReadModel) -> None:
    """Each stands for itself again."""
    read_model.change(people, fact, {"person": str(fact.event.merged)}, standing=1)


@project.on(PositionTaken)
def position_taken(fact: Fact[PositionTaken], read_model: ReadModel) -> None:
    """Add the position."""
    it = fact.event
    read_model.add(
        positions,
        fact,
        position_id=str(it.position),
        person=str(it.person),
        organisation=str(it.organisation),
        kind=it.kind.name,
        title=it.title,
        held_from=text(it.held_from),
        held_to=text(it.held_to),
    )


@project.on(PositionLeft)
def position_left(fact: Fact[PositionLeft], read_model: ReadModel) -> None:
    """Show until when it was held."""
    read_model.change(positions, fact, {"position_id": str(fact.event.position)}, held_to=fact.event.left.text)


@project.on(MemberAppointed)
def member_appointed(fact: Fact[MemberAppointed], read_model: ReadModel) -> None:
    """Keep the appointment with the person."""
    _keep(fact, read_model)


@project.on(MemberElected)
def member_elected(fact: Fact[MemberElected], read_model: ReadModel) -> None:
    """Keep the election with the person."""
    _keep(fact, read_model)


@project.on(SeatVacated)
def seat_vacated(fact: Fact[SeatVacated], read_model: ReadModel) -> None:
    """Keep the end of a term with the person."""
    _keep(fact, read_model)


@project.on(InterestDeclared)
def interest_declared(fact: Fact[InterestDeclared], read_model: ReadModel) -> None:
    """Count the interest."""
    it = fact.event
    read_model.add(declared, fact, interest=str(it.interest), person=str(it.person), **_stated(it))


@project.on(InterestAmended)
def interest_amended(fact: Fact[InterestAmended], read_model: ReadModel) -> None:
    """Count the interest as it is now stated."""
    read_model.change(declared, fact, {"interest": str(fact.event.interest)}, **_stated(fact.event))


@project.on(InterestEnded)
def interest_ended(fact: Fact[InterestEnded], read_model: ReadModel) -> None:
    """Count the interest until its last day."""
    read_model.change(declared, fact, {"interest": str(fact.event.interest)}, held_to=fact.event.ended.text)


@project.on(NilReturnMade)
def nil_return_made(fact: Fact[NilReturnMade], read_model: ReadModel) -> None:
    """Keep the day on which the person declared to have no interests."""
    read_model.add(nil_returns, fact, shown_at=fact.position, person=str(fact.event.person), made=fact.event.made.text)


@project.on(ElectionVoided)
def election_voided(fact: Fact[ElectionVoided], read_model: ReadModel) -> None:
    """Keep with whoever was elected that the election did not hold."""
    if fact.event.person is not None:
        _keep(fact, read_model)


def _keep(
    fact: Fact[MemberAppointed] | Fact[MemberElected] | Fact[SeatVacated] | Fact[ElectionVoided], read_model: ReadModel
) -> None:
    event = json.dumps(write(fact.event, str))
    read_model.add(
        seat_facts, fact, shown_at=fact.position, person=str(fact.event.person), type=fact.event.type_name, event=event
    )


def _stated(event: InterestDeclared | InterestAmended) -> dict[str, object]:
    return {
        "withheld": int(event.publication_withheld),
        "held_from": text(event.held_from),
        "held_to": text(event.held_to),
    }
