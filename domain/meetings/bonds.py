"""Bonds: which facts tell what binds people to organisations, looked up one link at a time.

A person's own organisations are known at once; what those hold, and what these hold in turn, only step by step.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from domain.interests import register
from domain.interests.arrangement_events import ARRANGED, ArrangementEnded, DispensationGranted, MitigationAgreed
from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded, InterestsConfirmed, NilReturnMade
from domain.interests.register import NO_INTERESTS
from domain.interests.ties import Ties
from domain.kernel.facts import Fact
from domain.kernel.ids import OrganisationCode, PersonId
from domain.kernel.messages import Event
from domain.kernel.selections import Selection, about
from domain.organisations import links, memberships
from domain.organisations.events import LinkEnded, MembershipBegun, MembershipEnded, OrganisationsLinked
from domain.organisations.links import NO_LINKS
from domain.organisations.memberships import NO_MEMBERSHIPS
from domain.people import positions
from domain.people.events import PositionLeft, PositionTaken
from domain.people.positions import NO_POSITIONS

DECLARED = (InterestDeclared, InterestAmended, InterestEnded, NilReturnMade, InterestsConfirmed, *ARRANGED)

NO_TIES = Ties(positions=NO_POSITIONS, interests=NO_INTERESTS, links=NO_LINKS, memberships=NO_MEMBERSHIPS)


def ties_after(known: Ties, fact: Fact[Any]) -> Ties:
    """The ties after a fact about a position, an interest, a link or a membership; other facts leave them."""
    remember = _REMEMBER.get(type(fact.event))
    return remember(known, fact) if remember else known


def own_bonds(people: Iterable[PersonId]) -> Selection:
    """The facts about people's positions, their declared interests, and the returns that they made of these."""
    return about(people, PositionTaken, PositionLeft, *DECLARED)


def links_of(organisations: Iterable[OrganisationCode]) -> Selection:
    """The facts about whom organisations hold and who holds them."""
    return about(organisations, OrganisationsLinked, LinkEnded)


def memberships_of(organisations: Iterable[OrganisationCode]) -> Selection:
    """The facts about organisations' membership of the body."""
    return about(organisations, MembershipBegun, MembershipEnded)


def organisations_at(people: Iterable[PersonId], ties: Ties, distance: int) -> frozenset[OrganisationCode]:
    """The organisations to which people are bound over this many links and not over fewer."""
    edge = _own(frozenset(people), ties)
    reached = edge
    for _ in range(distance):
        if not edge:
            break
        held = frozenset([link.held for link in ties.links.directed() if link.holder in edge])
        edge = held - reached
        reached |= edge
    return edge


def _own(people: frozenset[PersonId], ties: Ties) -> frozenset[OrganisationCode]:
    held = [one.organisation for one in ties.positions.by_id.values() if one.person in people]
    declared = [one.organisation for person in people for one in ties.interests.of(person) if one.organisation]
    return frozenset([*held, *declared])


# Made anew in full, for every vote folds such facts: this takes a third of the time of `dataclasses.replace`.
def _position(known: Ties, fact: Fact[Event]) -> Ties:
    held = positions.evolve(known.positions, fact)
    return Ties(positions=held, interests=known.interests, links=known.links, memberships=known.memberships)


def _interest(known: Ties, fact: Fact[Event]) -> Ties:
    declared = register.evolve(known.interests, fact)
    return Ties(positions=known.positions, interests=declared, links=known.links, memberships=known.memberships)


def _link(known: Ties, fact: Fact[Event]) -> Ties:
    made = links.evolve(known.links, fact)
    return Ties(positions=known.positions, interests=known.interests, links=made, memberships=known.memberships)


def _membership(known: Ties, fact: Fact[Event]) -> Ties:
    joined = memberships.evolve(known.memberships, fact)
    return Ties(positions=known.positions, interests=known.interests, links=known.links, memberships=joined)


_REMEMBER: Mapping[type[Event], Callable[[Ties, Fact[Any]], Ties]] = {
    PositionTaken: _position,
    PositionLeft: _position,
    InterestDeclared: _interest,
    InterestAmended: _interest,
    InterestEnded: _interest,
    NilReturnMade: _interest,
    InterestsConfirmed: _interest,
    MitigationAgreed: _interest,
    DispensationGranted: _interest,
    ArrangementEnded: _interest,
    OrganisationsLinked: _link,
    LinkEnded: _link,
    MembershipBegun: _membership,
    MembershipEnded: _membership,
}
