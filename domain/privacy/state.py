"""What is remembered of words off the log: whose there are, which are hidden or gone, what was asked, what is held."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any, NamedTuple

from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, ErasureId, HoldId, PersonId, WithholdingId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.people.events import PersonRegistered
from domain.privacy import disposal_state
from domain.privacy.disposal_events import DisposalAsked
from domain.privacy.disposal_state import Disposing
from domain.privacy.events import ErasureApproved, ErasureAsked, ErasureDeclined, ErasureRecorded
from domain.privacy.withholding_events import (
    TextsWithheld,
    WithholdingConfirmed,
    WithholdingLifted,
    WithholdingOrdered,
)
from domain.privacy.words import people_in, whose_words
from domain.registers.events import LegalHoldLifted, LegalHoldPlaced


class Words(NamedTuple):
    """That a fact has words off the log, under whose key they lie, and whom the fact mentions."""

    position: int
    whose: str
    people: frozenset[PersonId] = frozenset()


@value
class Erasure:
    """An erasure: what was asked, by whom, and by which fact it was settled."""

    asked: ErasureAsked
    by: ActorId
    position: int
    settled_at: int | None = None
    declined: bool = False
    disposal: DisposalAsked | None = None


@value
class Withholding:
    """What was hidden at once, by whom, and which facts settled it."""

    ordered: WithholdingOrdered
    by: ActorId
    position: int
    hides: tuple[int, ...] = ()
    confirmed_at: int | None = None
    lifted_at: int | None = None


@value
class Privacy:
    """What is known of the words that an erasure would destroy, or a withholding hide."""

    erasures: Mapping[ErasureId, Erasure]
    people: frozenset[PersonId]
    holds: Mapping[HoldId, int]  # in force, each with the fact by which it was placed
    seen: tuple[int, ...] = ()  # the facts that were looked up
    words: tuple[Words, ...] = ()
    gone: frozenset[int] = frozenset()  # the facts whose words were erased before
    withholdings: Mapping[WithholdingId, Withholding] = field(default_factory=dict)
    kept: Disposing = field(default_factory=Disposing)  # until when, where the erasure is a disposal

    def there(self, subject: PersonId | None, positions: tuple[int, ...]) -> tuple[int, ...]:
        """The facts with words still there: all about a person, and those that are named."""
        whose = subject.tag if subject else None
        found = (one.position for one in self.words if one.whose == whose or one.position in positions)
        return tuple(sorted(set(found) - self.gone))

    def mentioned(self, subject: PersonId | None, positions: tuple[int, ...]) -> frozenset[PersonId]:
        """Everybody whom the facts mention whose words would go."""
        there = set(self.there(subject, positions))
        return frozenset(person for one in self.words if one.position in there for person in one.people)


BLANK = Privacy(erasures={}, people=frozenset(), holds={})


def evolve(known: Privacy, fact: Fact[Event]) -> Privacy:
    """Remember that a fact is there, whose words it has, and what it says of erasures and holds."""
    whose = whose_words(fact)
    known = replace(known, seen=(*known.seen, fact.position))
    if whose:
        known = replace(known, words=(*known.words, Words(fact.position, whose, people_in(fact.event))))
    if any(one.disposal for one in known.erasures.values()):
        known = replace(known, kept=disposal_state.evolve(known.kept, fact))
    remember = _REMEMBER.get(type(fact.event))
    return remember(known, fact) if remember else known


def _registered(known: Privacy, fact: Fact[PersonRegistered]) -> Privacy:
    return replace(known, people=known.people | {fact.event.person})


def _placed(known: Privacy, fact: Fact[LegalHoldPlaced]) -> Privacy:
    return replace(known, holds={**known.holds, fact.event.hold: fact.position})


def _lifted(known: Privacy, fact: Fact[LegalHoldLifted]) -> Privacy:
    return replace(known, holds={hold: at for hold, at in known.holds.items() if hold != fact.event.hold})


def _asked(known: Privacy, fact: Fact[ErasureAsked]) -> Privacy:
    asked = Erasure(asked=fact.event, by=fact.envelope.actor, position=fact.position)
    return replace(known, erasures={**known.erasures, fact.event.erasure: asked})


def _for_disposal(known: Privacy, fact: Fact[DisposalAsked]) -> Privacy:
    erasure = known.erasures.get(fact.event.erasure)
    if erasure is None:
        return known
    return replace(known, erasures={**known.erasures, fact.event.erasure: replace(erasure, disposal=fact.event)})


def _settled(known: Privacy, fact: Fact[ErasureApproved | ErasureDeclined]) -> Privacy:
    erasure = known.erasures.get(fact.event.erasure)
    if erasure is None:
        return known
    settled = replace(erasure, settled_at=fact.position, declined=isinstance(fact.event, ErasureDeclined))
    return replace(known, erasures={**known.erasures, fact.event.erasure: settled})


def _erased(known: Privacy, fact: Fact[ErasureRecorded]) -> Privacy:
    return replace(known, gone=known.gone.union(fact.event.positions))


def _ordered(known: Privacy, fact: Fact[WithholdingOrdered]) -> Privacy:
    ordered = Withholding(ordered=fact.event, by=fact.envelope.actor, position=fact.position)
    return replace(known, withholdings={**known.withholdings, fact.event.withholding: ordered})


def _withheld(known: Privacy, fact: Fact[TextsWithheld]) -> Privacy:
    found = known.withholdings.get(fact.event.withholding)
    return _with(known, found and replace(found, hides=(*found.hides, *fact.event.hides)))


def _confirmed(known: Privacy, fact: Fact[WithholdingConfirmed]) -> Privacy:
    found = known.withholdings.get(fact.event.withholding)
    return _with(known, found and replace(found, confirmed_at=fact.position))


def _lifted_again(known: Privacy, fact: Fact[WithholdingLifted]) -> Privacy:
    found = known.withholdings.get(fact.event.withholding)
    return _with(known, found and replace(found, lifted_at=fact.position))


def _with(known: Privacy, found: Withholding | None) -> Privacy:
    if found is None:
        return known
    return replace(known, withholdings={**known.withholdings, found.ordered.withholding: found})


_REMEMBER: Mapping[type[Event], Callable[[Privacy, Fact[Any]], Privacy]] = {
    PersonRegistered: _registered,
    LegalHoldPlaced: _placed,
    LegalHoldLifted: _lifted,
    ErasureAsked: _asked,
    DisposalAsked: _for_disposal,
    ErasureApproved: _settled,
    ErasureDeclined: _settled,
    ErasureRecorded: _erased,
    WithholdingOrdered: _ordered,
    TextsWithheld: _withheld,
    WithholdingConfirmed: _confirmed,
    WithholdingLifted: _lifted_again,
}
