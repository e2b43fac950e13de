"""Reach: which organisations gain from a matter: named in it, one of a class, or through an organisation they hold."""

from collections.abc import Iterable, Iterator, Mapping

from domain.interests.findings import PathStep
from domain.interests.horizon import Horizon, Tense, weakest
from domain.interests.levels import Distance
from domain.interests.matter import ClassStake, Matter
from domain.interests.ties import steps
from domain.kernel.ids import OrganisationCode
from domain.kernel.values import value
from domain.organisations.events import LinkKind
from domain.organisations.links import ONE, Link, Links
from domain.organisations.memberships import Memberships

MOST_LINKS = 3  # practice → federation → company → subsidiary: beyond that a gain is too remote to influence anybody

MOST_RELATIONS = 2  # parent and subsidiary, sister companies, partners in a venture
OF_A_GROUP = frozenset({LinkKind.OWNERSHIP, LinkKind.CONTROL, LinkKind.JOINT_VENTURE})

# A way that certainly stands goes first, then one that may stand: in doubt a conflict is assumed.
_PREFERENCE = {Tense.PRESENT: 0, Tense.UNCLEAR: 1, Tense.RECENT: 2}


@value
class Route:
    """One way from an organisation to what the matter puts at stake; `via_class` where it starts with a class."""

    organisation: OrganisationCode
    via_class: bool
    links: int
    beside: Distance | None  # in the same group of companies, or the same place: near, but not a holder
    tense: Tense
    steps: tuple[PathStep, ...]

    @property
    def distance(self) -> Distance:
        """How near the organisation is to the matter."""
        if self.beside is not None:
            return self.beside
        if self.links:
            return Distance.LINKED
        return Distance.CLASS if self.via_class else Distance.PARTY


Holders = Mapping[OrganisationCode, tuple[Link, ...]]
Relatives = Mapping[OrganisationCode, tuple[Link, ...]]
Best = Mapping[OrganisationCode, Route]


def reach(
    matter: Matter, links: Links, memberships: Memberships, horizon: Horizon
) -> Mapping[OrganisationCode, tuple[Route, ...]]:
    """For every organisation that gains, the best way to each thing at stake; ends in the order of the matter."""
    found: dict[OrganisationCode, list[Route]] = {}
    holders, relatives = _holders(links), relatives_of(links)
    for start in _starts(matter, memberships, horizon):
        spread = _spread(start, holders, horizon)
        for organisation, route in (*spread.items(), *_beside(start, spread, relatives, horizon).items()):
            found.setdefault(organisation, []).append(route)
    return {organisation: tuple(routes) for organisation, routes in found.items()}


def _starts(matter: Matter, memberships: Memberships, horizon: Horizon) -> Iterator[Best]:
    for stake in matter.organisations:
        end = PathStep(relation=stake.role, to=matter.about.tag, shown_at=matter.shown_at)
        yield {
            stake.organisation: Route(
                organisation=stake.organisation,
                via_class=False,
                links=0,
                beside=Distance.PLACE if stake.is_place else None,
                tense=Tense.PRESENT,
                steps=(end,),
            )
        }
    for benefiting in matter.classes:
        yield _best(_members(benefiting, matter, memberships, horizon))


def _members(stake: ClassStake, matter: Matter, memberships: Memberships, horizon: Horizon) -> Iterator[Route]:
    end = PathStep(relation=stake.name, to=matter.about.tag, shown_at=matter.shown_at)
    for (organisation, body), terms in memberships.by_member.items():
        if body != stake.body:
            continue
        for term in terms:
            tense = horizon.tense(term.period)
            path = (*steps("MEMBER", body.tag, term.evidence, tense), end)
            yield Route(organisation=organisation, via_class=True, links=0, beside=None, tense=tense, steps=path)


def _holders(links: Links) -> Holders:
    found: dict[OrganisationCode, list[Link]] = {}
    for link in links.directed():
        found.setdefault(link.held, []).append(link)
    return {held: tuple(those) for held, those in found.items()}


def relatives_of(links: Links) -> Relatives:
    """The links by which each organisation belongs to a group or a venture, whichever end of them it is."""
    found: dict[OrganisationCode, list[Link]] = {}
    for link in links.by_id.values():
        if link.kind in OF_A_GROUP:
            found.setdefault(link.held, []).append(link)
            found.setdefault(link.holder, []).append(link)
    return {code: tuple(those) for code, those in found.items()}


def _spread(start: Best, holders: Holders, horizon: Horizon) -> Best:
    """From what is at stake to those who hold it, and those who hold them: whoever holds gains with what is held."""
    best, edge = start, start
    for _ in range(MOST_LINKS):
        edge = _best(_through(link, route, horizon) for held, route in edge.items() for link in holders.get(held, ()))
        if not edge:
            break
        best = _best([*best.values(), *edge.values()])
    return best


def _beside(start: Best, holding: Best, relatives: Relatives, horizon: Horizon) -> Best:
    """Who belongs to the same group as a party, or shares a venture with it, without holding it."""
    parties = {code: route for code, route in start.items() if route.distance is Distance.PARTY}
    best: Best = {}
    edge: Best = parties
    for _ in range(MOST_RELATIONS):
        onward = ((link, route) for code, route in edge.items() for link in relatives.get(code, ()))
        edge = _best(_alongside(link, route, horizon) for link, route in onward)
        best = _best([*best.values(), *edge.values()])
    return {code: route for code, route in best.items() if code not in holding}


def _alongside(link: Link, route: Route, horizon: Horizon) -> Route:
    up = link.held == route.organisation
    relation, to = (link.kind.value, link.held) if up else ("HELD_BY", link.holder)
    tense = horizon.tense(link.period)
    return Route(
        organisation=link.holder if up else link.held,
        via_class=False,
        links=route.links + 1,
        beside=Distance.GROUP,
        tense=weakest(route.tense, tense),
        steps=(*steps(relation, to.tag, link.evidence, tense), *route.steps),
    )


def _through(link: Link, route: Route, horizon: Horizon) -> Route:
    tense = horizon.tense(link.period)
    return Route(
        organisation=link.holder,
        via_class=route.via_class,
        links=route.links + (link.kind not in ONE),  # a successor is as near as its predecessor, a double as itself
        beside=route.beside,
        tense=weakest(route.tense, tense),
        steps=(*steps(link.kind.value, link.held.tag, link.evidence, tense), *route.steps),
    )


def _best(routes: Iterable[Route]) -> Best:
    """The best way of each organisation: surest first, then shortest, then by the facts that show it."""
    best: dict[OrganisationCode, Route] = {}
    for route in routes:
        if route.tense is Tense.NOT_HELD:
            continue
        other = best.get(route.organisation)
        if other is None or _order(route) < _order(other):
            best[route.organisation] = route
    return best


def _order(route: Route) -> tuple[int, int, list[tuple[str, str, int]]]:
    return _PREFERENCE[route.tense], route.links, [path_order(step) for step in route.steps]


def path_order(step: PathStep) -> tuple[str, str, int]:
    """By which steps are put in order: what they say, then where it stands in the log."""
    return step.relation, step.to, step.shown_at or 0
