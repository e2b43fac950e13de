"""What is remembered for a command about interests: the register of interests, and who and what is registered."""

from dataclasses import replace

from domain.boards.events import BoardEstablished
from domain.interests import register
from domain.interests.register import NO_INTERESTS, Interests
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, OrganisationCode, PersonId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.organisations.events import OrganisationRegistered
from domain.people.events import PersonRegistered


@value
class Declarations:
    """The register of interests, as far as a command needs it."""

    interests: Interests
    people: frozenset[PersonId]
    organisations: frozenset[OrganisationCode]
    boards: frozenset[BoardId]


BLANK = Declarations(interests=NO_INTERESTS, people=frozenset(), organisations=frozenset(), boards=frozenset())


def evolve(known: Declarations, fact: Fact[Event]) -> Declarations:
    """Remember what happened to interests; anything else changes nothing."""
    match fact.event:
        case PersonRegistered(person=person):
            return replace(known, people=known.people | {person})
        case OrganisationRegistered(organisation=organisation):
            return replace(known, organisations=known.organisations | {organisation})
        case BoardEstablished(board=board):
            return replace(known, boards=known.boards | {board})
    interests = register.evolve(known.interests, fact)
    return known if interests is known.interests else replace(known, interests=interests)
