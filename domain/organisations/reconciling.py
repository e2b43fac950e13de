"""What an outside register says of an organisation, held against our own: what is new, and what contradicts."""

from collections.abc import Iterator

from domain.kernel.answers import Answer
from domain.kernel.ids import BodyCode
from domain.kernel.messages import Event
from domain.organisations.commands import ImportedOrganisation
from domain.organisations.events import (
    OrganisationClosed,
    OrganisationKind,
    OrganisationRegistered,
    OrganisationRenamed,
    Registry,
)
from domain.organisations.membership_changes import (
    Contradiction,
    differ,
    membership_contradictions,
    membership_news,
)
from domain.organisations.state import Organisation, Register


def news(entry: ImportedOrganisation, known: Register, body: BodyCode) -> Iterator[Event]:
    """What the entry says that is not on record yet."""
    held = known.organisations.get(entry.organisation)
    yield from [registered(entry)] if held is None else _changes(entry, held)
    members = known.memberships.of(entry.organisation, body)
    yield from membership_news(entry.organisation, body, entry.memberships, members)


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


def contradictions(entry: ImportedOrganisation, known: Register, body: BodyCode) -> Iterator[Contradiction]:
    """What in the entry cannot be true, with a pointer inside the entry; vague dates have the benefit of the doubt."""
    held = known.organisations.get(entry.organisation)
    if held is not None:
        yield from _against_the_register(entry, held)
    yield from _within(entry, held)
    yield from membership_contradictions(entry.memberships, known.memberships.of(entry.organisation, body))


def _against_the_register(entry: ImportedOrganisation, held: Organisation) -> Iterator[Contradiction]:
    if entry.kind is not held.kind and OrganisationKind.UNKNOWN not in (entry.kind, held.kind):
        yield Contradiction(pointer="/kind", detail="It is registered as another kind.", evidence=held.evidence)
    if differ(entry.opened, held.opened):
        yield Contradiction(pointer="/opened", detail="It opened on another day.", evidence=held.evidence)
    if differ(entry.closed, held.closed):
        yield Contradiction(pointer="/closed", detail="It closed on another day.", evidence=held.evidence)


def _within(entry: ImportedOrganisation, held: Organisation | None) -> Iterator[Contradiction]:
    if not entry.name.strip():
        yield Contradiction(pointer="/name", detail="The entry gives no name.")
    opened = entry.opened or (held.opened if held else None)
    closed = entry.closed or (held.closed if held else None)
    if opened and entry.closed and entry.closed.before(opened) is Answer.YES:
        yield Contradiction(pointer="/closed", detail="The organisation would close before it opens.")
    for at, period in enumerate(entry.memberships):
        if period.start and closed and closed.before(period.start) is Answer.YES:
            yield Contradiction(pointer=f"/memberships/{at}/start", detail="It would join after closing.")
