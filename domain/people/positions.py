"""Positions: what ties a person to an organisation, since and until when, and which facts show it."""

from collections.abc import Mapping
from dataclasses import replace

from domain.kernel.facts import Fact
from domain.kernel.ids import OrganisationCode, PersonId, PositionId
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.values import value
from domain.people.events import PositionKind, PositionLeft, PositionTaken


@value
class Position:
    """A person holds a position for a period; `evidence` are the positions in the log of the facts that show it."""

    position: PositionId
    person: PersonId
    organisation: OrganisationCode
    kind: PositionKind
    period: Period
    evidence: tuple[int, ...]

    @property
    def left(self) -> bool:
        """Whether leaving was recorded after the position was taken."""
        return len(self.evidence) > 1


@value
class Positions:
    """Every position known, by its id."""

    by_id: Mapping[PositionId, Position]

    def of_person(self, person: PersonId) -> tuple[Position, ...]:
        """What ties this person to organisations."""
        return tuple(held for held in self.by_id.values() if held.person == person)

    def at(self, organisation: OrganisationCode) -> tuple[Position, ...]:
        """Who is tied to this organisation, and how."""
        return tuple(held for held in self.by_id.values() if held.organisation == organisation)


NO_POSITIONS = Positions(by_id={})


def evolve(known: Positions, fact: Fact[Event]) -> Positions:
    """Remember a position taken or left; leaving one that was not looked up changes nothing."""
    match fact.event:
        case PositionTaken() as taken:
            return _with(known, _taken(taken, fact.position))
        case PositionLeft(position=position, left=day) if position in known.by_id:
            old = known.by_id[position]
            period = Period(start=old.period.start, end=day)
            return _with(known, replace(old, period=period, evidence=(*old.evidence, fact.position)))
    return known


def _taken(event: PositionTaken, at: int) -> Position:
    return Position(
        position=event.position,
        person=event.person,
        organisation=event.organisation,
        kind=event.kind,
        period=Period(start=event.held_from, end=event.held_to),
        evidence=(at,),
    )


def _with(known: Positions, held: Position) -> Positions:
    return Positions(by_id={**known.by_id, held.position: held})
