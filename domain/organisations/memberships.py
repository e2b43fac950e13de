"""Memberships: which organisations belong to a body, since and until when, and which facts show it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from domain.kernel.answers import Answer
from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.values import value
from domain.organisations.events import MembershipBegun, MembershipEnded

Member = tuple[OrganisationCode, BodyCode]


@value
class Membership:
    """An organisation belongs to a body for a period; `evidence` are the positions of the facts that show it."""

    organisation: OrganisationCode
    body: BodyCode
    period: Period
    evidence: tuple[int, ...]

    @property
    def ended(self) -> bool:
        """Whether the organisation has left."""
        return self.period.end is not None


@value
class Memberships:
    """Every membership known, in the order recorded: an organisation may leave a body and join it again."""

    by_member: Mapping[Member, tuple[Membership, ...]]

    def of(self, organisation: OrganisationCode, body: BodyCode) -> tuple[Membership, ...]:
        """The memberships of one organisation in one body."""
        return self.by_member.get((organisation, body), ())

    def lasting(self, organisation: OrganisationCode, body: BodyCode) -> Membership | None:
        """The latest membership of which no end is known."""
        return next((one for one in reversed(self.of(organisation, body)) if not one.ended), None)

    def on(self, organisation: OrganisationCode, body: BodyCode, day: date) -> Answer:
        """Whether the organisation belonged to the body on the day."""
        return _any(one.period.holds_on(day) for one in self.of(organisation, body))

    def members_on(self, body: BodyCode, day: date) -> tuple[OrganisationCode, ...]:
        """The organisations that surely belonged to the body on the day, in the order of their codes."""
        codes = (code for code, of in self.by_member if of == body)
        return tuple(sorted(code for code in codes if self.on(code, body, day) is Answer.YES))


NO_MEMBERSHIPS = Memberships(by_member={})


def evolve(known: Memberships, fact: Fact[Event]) -> Memberships:
    """Remember that an organisation joined or left; leaving ends the latest membership that still lasts."""
    match fact.event:
        case MembershipBegun(organisation=organisation, body=body, joined=day):
            joined = Membership(
                organisation=organisation, body=body, period=Period(start=day), evidence=(fact.position,)
            )
            return _with(known, (organisation, body), (*known.of(organisation, body), joined))
        case MembershipEnded(organisation=organisation, body=body) as left:
            return _with(known, (organisation, body), _left(known.of(organisation, body), left, fact.position))
    return known


def _left(held: tuple[Membership, ...], event: MembershipEnded, position: int) -> tuple[Membership, ...]:
    latest = next((at for at in reversed(range(len(held))) if not held[at].ended), None)
    if latest is None:
        return held
    old = held[latest]
    period = Period(start=old.period.start, end=event.left)
    return (*held[:latest], replace(old, period=period, evidence=(*old.evidence, position)), *held[latest + 1 :])


def _with(known: Memberships, member: Member, held: tuple[Membership, ...]) -> Memberships:
    return Memberships(by_member={**known.by_member, member: held})


def _any(answers: Iterable[Answer]) -> Answer:
    found = Answer.NO
    for answer in answers:
        found |= answer
    return found
