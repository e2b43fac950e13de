"""What an outside register says, held against our own: what is new, and what contradicts."""

from collections.abc import Iterator

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.values import value
from domain.organisations.commands import ImportedOrganisation
from domain.organisations.events import (
    MembershipBegun,
    MembershipEnded,
    OrganisationClosed,
    OrganisationKind,
    OrganisationRegistered,
    OrganisationRenamed,
    Registry,
)
from domain.organisations.memberships import Membership
from domain.organisations.state import Organisation, Register


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


def news(entry: ImportedOrganisation, known: Register, body: BodyCode) -> Iterator[Event]:
    """What the entry says that is not on record yet."""
    held = known.organisations.get(entry.organisation)
    yield from [registered(entry)] if held is None else _changes(entry, held)
    yield from _memberships(entry, known, body)


def registered(entry: ImportedOrganisation) -> OrganisationRegistered:
    """The organisation as the entry has it, under an ODS code or a code of the body's own."""
    return OrganisationRegistered(
        organisation=entry.organisation,
        name=entry.name,
        kind=entry.kind,
        registry=Registry.LOCAL if entry.organisation.startswith("LOCAL-") else Registry.ODS,
        opened=entry.opened,
        closed=entry.closed,
    )


def _changes(entry: ImportedOrganisation, held: Organisation) -> Iterator[Event]:
    if entry.name != held.name:
        yield OrganisationRenamed(organisation=entry.organisation, name=entry.name, since=None)
    if entry.closed is not None and held.closed is None:
        yield OrganisationClosed(organisation=entry.organisation, closed=entry.closed)


def _memberships(entry: ImportedOrganisation, known: Register, body: BodyCode) -> Iterator[Event]:
    # Ends of what lasts come first and what lasts on comes last: leaving always ends the one membership that is open.
    held = known.memberships.of(entry.organisation, body)
    paired = [(period, the_same(period, held)) for period in entry.memberships]
    for period, same in paired:
        if same is not None and not same.ended and period.end is not None:
            yield MembershipEnded(organisation=entry.organisation, body=body, left=period.end)
    for period, same in sorted(paired, key=lambda pair: pair[0].end is None):
        if same is None:
            yield MembershipBegun(organisation=entry.organisation, body=body, joined=period.start)
            if period.end is not None:
                yield MembershipEnded(organisation=entry.organisation, body=body, left=period.end)


def the_same(period: Period, held: tuple[Membership, ...]) -> Membership | None:
    """The recorded membership that the period speaks of: the very same, or one that may have begun on the same day."""
    same_start = [one for one in held if not differ(one.period.start, period.start)]
    ranked = sorted(same_start, key=lambda one: (one.period != period, one.period.start != period.start))
    return ranked[0] if ranked else None


def contradictions(entry: ImportedOrganisation, known: Register, body: BodyCode) -> Iterator[Contradiction]:
    """What in the entry cannot be true, with a pointer inside the entry; vague dates have the benefit of the doubt."""
    if not entry.name.strip():
        yield Contradiction(pointer="/name", detail="The entry gives no name.")
    held = known.organisations.get(entry.organisation)
    if held is not None:
        yield from _against_the_register(entry, held)
    opened = entry.opened or (held.opened if held else None)
    if opened and entry.closed and entry.closed.before(opened) is Answer.YES:
        yield Contradiction(pointer="/closed", detail="The organisation would close before it opens.")
    earlier = known.memberships.of(entry.organisation, body)
    for at, period in enumerate(entry.memberships):
        yield from _of_membership(f"/memberships/{at}", period, entry.memberships[:at], earlier)
        if period.start and entry.closed and entry.closed.before(period.start) is Answer.YES:
            yield Contradiction(pointer=f"/memberships/{at}/start", detail="It would join after closing.")


def _against_the_register(entry: ImportedOrganisation, held: Organisation) -> Iterator[Contradiction]:
    if entry.kind is not held.kind and OrganisationKind.UNKNOWN not in (entry.kind, held.kind):
        yield Contradiction(pointer="/kind", detail="It is registered as another kind.", evidence=held.evidence)
    if differ(entry.opened, held.opened):
        yield Contradiction(pointer="/opened", detail="It is registered as opened then.", evidence=held.evidence)
    if differ(entry.closed, held.closed):
        yield Contradiction(pointer="/closed", detail="It closed on another day.", evidence=held.evidence)


def _of_membership(
    pointer: str, period: Period, siblings: tuple[Period, ...], earlier: tuple[Membership, ...]
) -> Iterator[Contradiction]:
    if period.start and period.end and period.end.before(period.start) is Answer.YES:
        yield Contradiction(pointer=f"{pointer}/end", detail="The membership would end before it begins.")
    if any(period.overlaps(sibling) is Answer.YES for sibling in siblings):
        yield Contradiction(pointer=pointer, detail="Two memberships of the entry overlap.")
    same = the_same(period, earlier)
    if same is not None and same.ended and (period.end is None or differ(period.end, same.period.end)):
        yield Contradiction(pointer=f"{pointer}/end", detail="It left on another day.", evidence=same.evidence)
    for one in earlier:
        if one is not same and one.period.overlaps(period) is Answer.YES:
            yield Contradiction(pointer=pointer, detail="It was a member already then.", evidence=one.evidence)
