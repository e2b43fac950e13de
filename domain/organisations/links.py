"""Links: who holds whom, and which facts show it; walked from an interest to whoever profits from it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from domain.kernel.facts import Fact
from domain.kernel.ids import LinkId, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.values import value
from domain.organisations.events import LinkEnded, LinkKind, OrganisationsLinked

ONE = frozenset({LinkKind.SUCCESSION, LinkKind.SAME_ORGANISATION})
"""Links of which both ends mean one organisation."""


@value
class Link:
    """One organisation holds another for a period; `evidence` are the positions of the facts that show it."""

    link: LinkId
    holder: OrganisationCode
    held: OrganisationCode
    kind: LinkKind
    period: Period
    evidence: tuple[int, ...]

    @property
    def ended(self) -> bool:
        """Whether its end was recorded after it was made."""
        return len(self.evidence) > 1


@value
class Links:
    """Every link known, by its id."""

    by_id: Mapping[LinkId, Link]

    def of_holder(self, holder: OrganisationCode) -> tuple[Link, ...]:
        """Whom this organisation owns, controls, is a member of or is one with."""
        return tuple(link for link in self.directed() if link.holder == holder)

    def of_held(self, held: OrganisationCode) -> tuple[Link, ...]:
        """Who owns, controls or is a member of this organisation."""
        return tuple(link for link in self.directed() if link.held == held)

    def directed(self) -> Iterator[Link]:
        """Every link as it is walked; both ways where two names mean one, by succession or as it was entered twice."""
        for link in self.by_id.values():
            yield link
            if link.kind in ONE:
                yield replace(link, holder=link.held, held=link.holder)


NO_LINKS = Links(by_id={})


def evolve(known: Links, fact: Fact[Event]) -> Links:
    """Remember a link made or ended; the end of a link that was not looked up changes nothing."""
    match fact.event:
        case OrganisationsLinked() as made:
            return _with(known, _made(made, fact.position))
        case LinkEnded(link=link, ended=day) if link in known.by_id:
            old = known.by_id[link]
            period = Period(start=old.period.start, end=day)
            return _with(known, replace(old, period=period, evidence=(*old.evidence, fact.position)))
    return known


def _made(event: OrganisationsLinked, position: int) -> Link:
    return Link(
        link=event.link,
        holder=event.holder,
        held=event.held,
        kind=event.kind,
        period=Period(start=event.held_from, end=event.held_to),
        evidence=(position,),
    )


def _with(known: Links, link: Link) -> Links:
    return Links(by_id={**known.by_id, link.link: link})
