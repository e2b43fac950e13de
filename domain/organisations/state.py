"""What is remembered of organisations: the body, who is registered, how they are linked and who belongs."""

from collections.abc import Mapping
from dataclasses import replace

from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.organisations import links, memberships
from domain.organisations.events import (
    BodyEstablished,
    LinkEnded,
    MembershipBegun,
    MembershipEnded,
    OrganisationClosed,
    OrganisationKind,
    OrganisationRegistered,
    OrganisationRenamed,
    OrganisationsLinked,
    RecordInherited,
)
from domain.organisations.links import NO_LINKS, Links
from domain.organisations.memberships import NO_MEMBERSHIPS, Memberships


@value
class Organisation:
    """An organisation as the register has it today; `evidence` are the positions of the facts that show it."""

    name: str
    kind: OrganisationKind
    opened: PartialDate | None
    closed: PartialDate | None
    evidence: tuple[int, ...]


@value
class Register:
    """The body's register of organisations, as far as a command needs it."""

    bodies: Mapping[BodyCode, int]
    organisations: Mapping[OrganisationCode, Organisation]
    links: Links
    memberships: Memberships
    inherited: Mapping[BodyCode, int]


BLANK = Register(bodies={}, organisations={}, links=NO_LINKS, memberships=NO_MEMBERSHIPS, inherited={})


def evolve(known: Register, fact: Fact[Event]) -> Register:
    """Remember what happened to organisations; anything else changes nothing."""
    match fact.event:
        case MembershipBegun() | MembershipEnded():
            return replace(known, memberships=memberships.evolve(known.memberships, fact))
        case OrganisationsLinked() | LinkEnded():
            return replace(known, links=links.evolve(known.links, fact))
        case BodyEstablished(body=body):
            return replace(known, bodies={**known.bodies, body: fact.position})
        case RecordInherited(predecessor=predecessor):
            return replace(known, inherited={**known.inherited, predecessor: fact.position})
    return _entered(known, fact)


def _entered(known: Register, fact: Fact[Event]) -> Register:
    match fact.event:
        case OrganisationRegistered(organisation=code) as event:
            return _with(known, code, _registered(event, fact.position))
        case OrganisationRenamed(organisation=code, name=name) if code in known.organisations:
            old = known.organisations[code]
            return _with(known, code, replace(old, name=name, evidence=(*old.evidence, fact.position)))
        case OrganisationClosed(organisation=code, closed=day) if code in known.organisations:
            old = known.organisations[code]
            return _with(known, code, replace(old, closed=day, evidence=(*old.evidence, fact.position)))
    return known


def _registered(event: OrganisationRegistered, position: int) -> Organisation:
    return Organisation(
        name=event.name, kind=event.kind, opened=event.opened, closed=event.closed, evidence=(position,)
    )


def _with(known: Register, code: OrganisationCode, organisation: Organisation) -> Register:
    return replace(known, organisations={**known.organisations, code: organisation})
