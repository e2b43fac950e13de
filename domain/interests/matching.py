"""Matching: in which ways a person's positions and interests touch a matter, and how seriously."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from domain.boards.conflicts import Act, Exemption
from domain.interests.findings import Finding, Level, Match, PathStep
from domain.interests.horizon import LOOK_BACK_MONTHS, Horizon, Tense, weakest
from domain.interests.levels import LEVELS, Distance, Gain
from domain.interests.matter import Involvement, Matter
from domain.interests.personal_register import NOBODYS, specialty
from domain.interests.reach import Route, path_order, reach
from domain.interests.ties import Bond, Ties, bond_of_interest, bond_of_position, steps_of_interest
from domain.kernel.answers import Answer
from domain.kernel.ids import OrganisationCode, PersonId
from domain.kernel.values import value

AUTHORSHIP = frozenset({Act.WROTE, Act.SPONSORED, Act.SCORED})
_MATCH_ORDER = {match: at for at, match in enumerate(Match)}


@value
class Stakes:
    """A matter on its day, with every organisation that gains from it: worked out once, asked for many people."""

    matter: Matter
    horizon: Horizon
    exemption: Exemption
    routes: Mapping[OrganisationCode, tuple[Route, ...]]


def findings(
    matter: Matter,
    person: PersonId,
    ties: Ties,
    day: date,
    *,
    look_back_months: int = LOOK_BACK_MONTHS,
    exemption: Exemption = Exemption(),  # noqa: B008 - a frozen value
) -> tuple[Finding, ...]:
    """Every way in which the record shows, or may show, that the person is conflicted in the matter on the day."""
    return touching(stakes_of(matter, ties, day, look_back_months=look_back_months, exemption=exemption), person, ties)


def stakes_of(
    matter: Matter,
    ties: Ties,
    day: date,
    *,
    look_back_months: int = LOOK_BACK_MONTHS,
    exemption: Exemption = Exemption(),  # noqa: B008 - a frozen value
) -> Stakes:
    """Work out who gains from the matter on the day."""
    horizon = Horizon(day=day, look_back_months=look_back_months)
    routes = reach(matter, ties.links, ties.memberships, horizon)
    return Stakes(matter=matter, horizon=horizon, exemption=exemption, routes=routes)


def touching(stakes: Stakes, person: PersonId, ties: Ties) -> tuple[Finding, ...]:
    """The person's findings, each once, in the order of `Match`, then of their paths."""
    found = [
        *_by_organisation(stakes, person, ties),
        *_by_board(stakes, person, ties),
        *_as_a_member(stakes, person),
        *_by_specialty(stakes, person, ties),
        *_by_involvement(stakes.matter, person),
    ]
    return tuple(each for each, _ in groupby(sorted(found, key=_order)))


def findings_of_all(
    matter: Matter,
    people: Iterable[PersonId],
    ties: Ties,
    day: date,
    *,
    look_back_months: int = LOOK_BACK_MONTHS,
) -> Mapping[PersonId, tuple[Finding, ...]]:
    """The findings of each of these people."""
    stakes = stakes_of(matter, ties, day, look_back_months=look_back_months)
    return {person: touching(stakes, person, ties) for person in people}


def _by_organisation(stakes: Stakes, person: PersonId, ties: Ties) -> Iterator[Finding]:
    """M1 to M4 and M10: through an organisation that is a party, or one of a class, or holds one of these."""
    for organisation, bond in _bonds(stakes, person, ties):
        for route in stakes.routes[organisation]:
            tense = weakest(bond.tense, route.tense)
            if tense is not Tense.NOT_HELD:
                yield Finding(
                    person=person,
                    match=_match(bond, route),
                    level=_level(_present_level(bond, route), tense),
                    path=(*bond.steps, *route.steps),
                )


def _bonds(stakes: Stakes, person: PersonId, ties: Ties) -> Iterator[tuple[OrganisationCode, Bond]]:
    for position in ties.positions.of_person(person):
        if position.organisation in stakes.routes:
            yield position.organisation, bond_of_position(position, stakes.horizon)
    register = ties.interests.by_person.get(person, NOBODYS)
    for organisation in stakes.routes.keys() & register.by_subject.keys():
        for interest in register.concerning(organisation):
            yield organisation, bond_of_interest(interest, organisation, stakes.horizon, stakes.exemption)


def _match(bond: Bond, route: Route) -> Match:
    if route.distance is Distance.PLACE:
        return Match.LOCALITY
    if bond.through_another:
        return Match.RELATIONSHIP
    if route.via_class:
        return Match.BENEFICIARY_CLASS
    if route.distance is not Distance.PARTY:
        return Match.ORGANISATION_GRAPH
    return Match.ROLE_DUALITY if bond.on_board else Match.ORGANISATION


def _present_level(bond: Bond, route: Route) -> Level:
    """What is exempt stands in the findings without weight, so that everybody sees why it does not count."""
    return Level.NONE if bond.is_exempt else LEVELS[bond.gain][route.distance]


def _level(present: Level, tense: Tense) -> Level:
    """What has ended lately may still influence (M10); what is unclear is said to be so."""
    if tense is Tense.PRESENT or present is Level.NONE:
        return present
    return Level.POTENTIAL if tense is Tense.RECENT else Level.INDETERMINATE


def _by_board(stakes: Stakes, person: PersonId, ties: Ties) -> Iterator[Finding]:
    """M8: through a board that brought the matter or gains from it, on which the person or somebody close sits."""
    register = ties.interests.by_person.get(person, NOBODYS)
    for stake in stakes.matter.boards:
        for interest in register.concerning(stake.board):
            bond = bond_of_interest(interest, stake.board, stakes.horizon, stakes.exemption)
            if bond.tense is not Tense.NOT_HELD:
                end = PathStep(relation=stake.role, to=stakes.matter.about.tag, shown_at=stake.shown_at)
                yield Finding(
                    person=person,
                    match=Match.RELATIONSHIP if bond.through_another else Match.ROLE_DUALITY,
                    level=_level(LEVELS[bond.gain][Distance.PARTY], bond.tense),
                    path=(*bond.steps, end),
                )


def _as_a_member(stakes: Stakes, person: PersonId) -> Iterator[Finding]:
    """M3: as a member of a board whose members gain from the matter."""
    for stake in stakes.matter.boards:
        for one in (one for one in stake.members if one.person == person):
            end = PathStep(relation=stake.role, to=stakes.matter.about.tag, shown_at=stake.shown_at)
            present = LEVELS[Gain.PROFIT][Distance.CLASS]
            yield Finding(
                person=person,
                match=Match.BENEFICIARY_CLASS,
                level=present if one.surely is Answer.YES else Level.INDETERMINATE,
                path=(PathStep(relation="SITS_ON", to=stake.board.tag, shown_at=one.shown_at), end),
            )


def _by_specialty(stakes: Stakes, person: PersonId, ties: Ties) -> Iterator[Finding]:
    """M5: an interest in the specialty of the matter may become a conflict."""
    matter, register = stakes.matter, ties.interests.by_person.get(person, NOBODYS)
    if matter.specialty is None:
        return
    for interest in register.concerning(specialty(matter.specialty)):
        tense = stakes.horizon.tense(interest.period)
        if tense is not Tense.NOT_HELD:
            end = PathStep(relation="SPECIALTY", to=matter.about.tag, shown_at=matter.shown_at)
            path = (*steps_of_interest(interest, tense), end)
            yield Finding(person=person, match=Match.SPECIALTY, level=_level(Level.POTENTIAL, tense), path=path)


def _by_involvement(matter: Matter, person: PersonId) -> Iterator[Finding]:
    """M6 and M7: whoever had a hand in the matter, voted on it elsewhere, or judged the one it takes up again."""
    for involved in matter.involved:
        if involved.person == person:
            match, path = match_of(involved), _path(involved, matter)
            yield Finding(person=person, match=match, level=_impartial(involved), path=path)


def match_of(involved: Involvement) -> Match:
    """In which way an earlier act touches the matter."""
    if involved.earlier is not None:
        return Match.PRIOR_DECISION
    return Match.AUTHORSHIP if involved.act in AUTHORSHIP else Match.EARLIER_VOTE


def _impartial(involved: Involvement) -> Level:
    """Whoever evaluated an abandoned procurement is seen to have made up their mind about the one that follows."""
    return Level.PERCEIVED if involved.earlier is not None else Level.POTENTIAL


def _path(involved: Involvement, matter: Matter) -> tuple[PathStep, ...]:
    place = involved.earlier or involved.board or matter.about
    first = PathStep(relation=involved.act.value, to=place.tag, shown_at=involved.shown_at)
    return (
        (first,)
        if place is matter.about
        else (
            first,
            PathStep(
                relation="TAKEN_UP_AGAIN" if involved.earlier else "ON", to=matter.about.tag, shown_at=matter.shown_at
            ),
        )
    )


def _order(finding: Finding) -> tuple[int, list[tuple[str, str, int]]]:
    return _MATCH_ORDER[finding.match], [path_order(step) for step in finding.path]
