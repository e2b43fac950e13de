"""What is remembered to answer commands about arrangements: the interests they concern, people, and boards."""

from dataclasses import replace
from typing import Any

from domain.boards.events import BoardEstablished
from domain.interests import register
from domain.interests.arrangements import Arrangement
from domain.interests.register import NO_INTERESTS, Interests
from domain.kernel.facts import Fact
from domain.kernel.ids import ArrangementId, BoardId, PersonId
from domain.kernel.values import value
from domain.people.events import PersonRegistered


@value
class Arranged:
    """The interests looked up with what was arranged about them, who is registered, and which boards there are."""

    interests: Interests
    people: frozenset[PersonId]
    boards: frozenset[BoardId]

    def find(self, arrangement: ArrangementId) -> Arrangement | None:
        """The arrangement with this id."""
        held = (one for mine in self.interests.by_person.values() for one in mine.by_id.values())
        made = (it for one in held for it in one.arrangements)
        return next((one for one in made if one.says.arrangement == arrangement), None)


BLANK = Arranged(interests=NO_INTERESTS, people=frozenset(), boards=frozenset())


def evolve(known: Arranged, fact: Fact[Any]) -> Arranged:
    """Remember what happened to interests and what was arranged about them."""
    match fact.event:
        case PersonRegistered(person=person):
            return replace(known, people=known.people | {person})
        case BoardEstablished(board=board):
            return replace(known, boards=known.boards | {board})
    return replace(known, interests=register.evolve(known.interests, fact))
