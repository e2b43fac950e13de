"""What is sent and shown about organisations."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import BodyCode, LinkId, OrganisationCode
from domain.kernel.periods import Period
from domain.organisations.commands import ImportedOrganisation
from domain.organisations.events import BodyKind, LinkKind, OrganisationKind
from service.edge.bodies import Body
from service.edge.fields import IdOf, Many, Partial, Position, ShortText, Word
from service.recording.circumstances import RecordBody
from service.recording.receipts import LogPosition, Shown
from service.viewing.inherited import InheritedRecord
from service.viewing.paging import PageMetadata
from service.viewing.slips import Corrected

DateText = Annotated[str | None, Field(examples=["2013-04-01", "2016"])]


class EstablishmentBody(RecordBody):
    """A statutory body that begins to keep its record here."""

    name: ShortText
    kind: Word[BodyKind]
    established: Partial | None = None
    abolished: Partial | None = None


class OrganisationBody(RecordBody):
    """An organisation as it is to be entered."""

    organisation: IdOf[OrganisationCode]
    name: ShortText
    kind: Word[OrganisationKind]
    opened: Partial | None = None
    closed: Partial | None = None


class RenamingBody(RecordBody):
    """Another name of an organisation."""

    name: ShortText
    since: Partial | None = None


class ClosureBody(RecordBody):
    """When an organisation ceased to operate."""

    closed: Partial


class LinkBody(RecordBody):
    """How one organisation holds another."""

    holder: IdOf[OrganisationCode]
    held: IdOf[OrganisationCode]
    kind: Word[LinkKind]
    held_from: Partial | None = None
    held_to: Partial | None = None


class EndBody(RecordBody):
    """The last day of something."""

    ended: Partial


class MembershipBody(RecordBody):
    """Since when an organisation belongs to the body."""

    organisation: IdOf[OrganisationCode]
    joined: Partial | None = None


class LeavingBody(RecordBody):
    """The last day of a membership."""

    left: Partial


class PeriodBody(Body):
    """From a day, until a day."""

    start: Partial | None = None
    end: Partial | None = None


class ImportedBody(Body):
    """One organisation as an outside register has it."""

    organisation: IdOf[OrganisationCode]
    name: ShortText
    kind: Word[OrganisationKind] = OrganisationKind.UNKNOWN
    opened: Partial | None = None
    closed: Partial | None = None
    memberships: Many[PeriodBody] = ()

    def entry(self) -> ImportedOrganisation:
        """The entry as the domain has it."""
        return ImportedOrganisation(
            organisation=self.organisation,
            name=self.name,
            kind=self.kind,
            opened=self.opened,
            closed=self.closed,
            memberships=tuple(Period(start=one.start, end=one.end) for one in self.memberships),
        )


class ImportBody(RecordBody):
    """Many organisations at once, up to 2,000."""

    entries: Many[ImportedBody]


class OrganisationShown(Shown):
    """An organisation on the register."""

    organisation: str
    name: str
    kind: str
    registry: str
    opened: DateText = None
    closed: DateText = None
    corrected: Corrected = False
    since: LogPosition


class OrganisationPage(Shown):
    """A page of the register of organisations."""

    results: tuple[OrganisationShown, ...]
    metadata: PageMetadata


class NameShown(Shown):
    """A name that an organisation had, and since when as far as known."""

    name: str
    since: DateText = None
    evidence: Annotated[LogPosition, Field(description="The position of the fact that shows it.")]


class LinkShown(Shown):
    """A link between two organisations."""

    link: Annotated[str, Field(json_schema_extra={"format": "uuid"}, examples=[LinkId.kind])]
    holder: str
    held: str
    kind: str
    held_from: DateText = None
    held_to: DateText = None


class MembershipShown(Shown):
    """A membership of the body."""

    body: str
    joined: DateText = None
    left: DateText = None


class OrganisationWithTies(OrganisationShown):
    """An organisation, whom it holds and who holds it, its names and its memberships of this body."""

    name_of_the_day: Annotated[str, Field(description="Its name on the day of as_at, as far as known.")]
    names: tuple[NameShown, ...]
    links: tuple[LinkShown, ...]
    memberships: tuple[MembershipShown, ...]


class BodyShown(Shown):
    """The body whose record this is."""

    body: str
    name: str
    kind: str
    established: DateText = None
    abolished: DateText = None
    corrected: Corrected = False
    log_size: LogPosition


class AncestorShown(InheritedRecord):
    """A body that another succeeds, with the record that was taken over."""

    inherited_by: IdOf[BodyCode]


class SuccessorShown(Shown):
    """A body that has taken over the record."""

    body: IdOf[BodyCode]
    since: Partial


class InheritanceBody(RecordBody):
    """Whose record is taken over: as it stands, if it is kept here, else with its size and root at hand-over."""

    predecessor: IdOf[BodyCode]
    since: Partial
    size: Position | None = None
    root: Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="Hexadecimal, as in a checkpoint.")] | None = None


class LineageShown(Shown):
    """Whom a body succeeds, and who succeeds it."""

    body: IdOf[BodyCode]
    predecessors: Annotated[tuple[AncestorShown, ...], Field(description="The nearest first.")]
    successors: tuple[SuccessorShown, ...]
