"""What is remembered of people: who is registered, which organisations there are, and what ties them."""

from collections.abc import Mapping
from dataclasses import replace

from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode, OrganisationCode, PersonId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.organisations.events import BodyEstablished, OrganisationRegistered
from domain.people import positions
from domain.people.events import PersonRegistered, PositionLeft, PositionTaken
from domain.people.positions import NO_POSITIONS, Positions


@value
class People:
    """Persons, organisations and the body by the position in the log at which each was entered; and the positions."""

    bodies: Mapping[BodyCode, int]
    persons: Mapping[PersonId, int]
    organisations: Mapping[OrganisationCode, int]
    positions: Positions


BLANK = People(bodies={}, persons={}, organisations={}, positions=NO_POSITIONS)


def evolve(known: People, fact: Fact[Event]) -> People:
    """Remember what happened to people; anything else changes nothing."""
    match fact.event:
        case PositionTaken() | PositionLeft():
            return replace(known, positions=positions.evolve(known.positions, fact))
        case PersonRegistered(person=person):
            return replace(known, persons={**known.persons, person: fact.position})
        case OrganisationRegistered(organisation=code):
            return replace(known, organisations={**known.organisations, code: fact.position})
        case BodyEstablished(body=body):
            return replace(known, bodies={**known.bodies, body: fact.position})
    return known
