"""Memberships as an outside register has them, held against our own: what is new, and what contradicts."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.values import value
from domain.organisations.events import MembershipBegun, MembershipEnded
from domain.organisations.memberships import Membership

Periods = tuple[Period, ...]
Held = tuple[Membership, ...]
Pairs = list[tuple[Period, Membership | None]]


@value
class Contradiction:
    """A field of an entry that cannot be true together with the facts in evidence, or with the entry itself."""

    pointer: str
    detail: str
    evidence: tuple[int, ...] = ()


def differ(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates certainly are not the same; one that is not given may be any."""
    if one is None or other is None:
        return False
    return Answer.YES in (one.before(other), other.before(one))


def paired(periods: Periods, held: Held) -> Pairs:
    """Each period with the recorded membership that it speaks of, if there is one: the closest first, each once."""
    free, found = list(held), dict[int, Membership]()
    for fits in (_same, _same_start, _perhaps_same_start):
        for at, period in enumerate(periods):
            if at not in found:
                _take(free, found, at, period, fits)
    return [(period, found.get(at)) for at, period in enumerate(periods)]


def _take(
    free: list[Membership], found: dict[int, Membership], at: int, period: Period, fits: Callable[..., bool]
) -> None:
    match = next((one for one in free if fits(one.period, period)), None)
    if match is not None:
        found[at] = match
        free.remove(match)


def _same(held: Period, said: Period) -> bool:
    return held == said


def _same_start(held: Period, said: Period) -> bool:
    return held.start == said.start


def _perhaps_same_start(held: Period, said: Period) -> bool:
    return not differ(held.start, said.start) and held.overlaps(said).possible


def membership_news(organisation: OrganisationCode, body: BodyCode, periods: Periods, held: Held) -> Iterator[Event]:
    """What the periods say that is not on record yet.

    Ends of what lasts come first and what lasts on comes last, for leaving always ends the membership that is open.
    """
    pairs = paired(periods, held)
    for period, one in pairs:
        if one is not None and not one.ended and period.end is not None:
            yield MembershipEnded(organisation=organisation, body=body, left=period.end)
    for period in sorted((period for period, one in pairs if one is None), key=lambda period: period.end is None):
        yield MembershipBegun(organisation=organisation, body=body, joined=period.start)
        if period.end is not None:
            yield MembershipEnded(organisation=organisation, body=body, left=period.end)


def membership_contradictions(periods: Periods, held: Held) -> Iterator[Contradiction]:
    """What in the periods cannot be true; vague dates have the benefit of the doubt."""
    pairs = paired(periods, held)
    afterwards = _afterwards(pairs, held)
    for at, (period, one) in enumerate(pairs):
        pointer = f"/memberships/{at}"
        if period.start and period.end and period.end.before(period.start) is Answer.YES:
            yield Contradiction(pointer=f"{pointer}/end", detail="The membership would end before it begins.")
        if any(period.overlaps(sibling) is Answer.YES for sibling in periods[:at]):
            yield Contradiction(pointer=pointer, detail="Two memberships of the entry overlap.")
        yield from _against(pointer, period, one, afterwards)


def _afterwards(pairs: Pairs, held: Held) -> Held:
    """The recorded memberships as they will stand when the ends that the periods give are recorded."""
    ends = {one.evidence: period.end for period, one in pairs if one is not None and not one.ended}
    return tuple(replace(one, period=replace(one.period, end=ends.get(one.evidence, one.period.end))) for one in held)


def _against(pointer: str, period: Period, one: Membership | None, afterwards: Held) -> Iterator[Contradiction]:
    if one is None:
        for other in afterwards:
            if other.period.overlaps(period) is Answer.YES:
                yield Contradiction(pointer=pointer, detail="It was a member already then.", evidence=other.evidence)
    elif one.ended and (period.end is None or differ(period.end, one.period.end)):
        yield Contradiction(pointer=f"{pointer}/end", detail="It left on another day.", evidence=one.evidence)
