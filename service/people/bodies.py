"""What is sent and shown about people."""

from typing import Annotated

from pydantic import Field

from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, OrganisationCode, PersonId, PositionId, SeatId
from domain.people.events import PositionKind
from service.edge.fields import IdOf, Partial, ShortText, Word
from service.recording.circumstances import RecordBody
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata
from service.viewing.slips import Corrected

Count = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]
HeldOnTheDay = Annotated[Word[Answer], Field(description="Whether it was held on the day of as_at, as far as known.")]


class PersonBody(RecordBody):
    """A person as they are to be entered: the office they are known by, and their name, which can be erased."""

    office: ShortText
    name: ShortText | None = None


class PositionBody(RecordBody):
    """A post, an employment or a partnership at an organisation."""

    organisation: IdOf[OrganisationCode]
    kind: Word[PositionKind]
    title: ShortText | None = None
    held_from: Partial | None = None
    held_to: Partial | None = None


class LeavingBody(RecordBody):
    """The last day on which a position was held."""

    left: Partial


class PersonShown(Shown):
    """A person on the register."""

    person: IdOf[PersonId]
    office: str
    name: ShownText = None
    corrected: Corrected = False
    since: LogPosition
    merged: Annotated[
        tuple[IdOf[PersonId], ...], Field(description="Other entries that were merged into this one; see the merges.")
    ] = ()


class PersonPage(Shown):
    """A page of the register of people."""

    results: tuple[PersonShown, ...]
    metadata: PageMetadata


class PositionShown(Shown):
    """What ties a person to an organisation."""

    position: IdOf[PositionId]
    person: IdOf[PersonId]
    organisation: IdOf[OrganisationCode]
    kind: Word[PositionKind]
    title: str | None = None
    held_from: Partial | None = None
    held_to: Partial | None = None
    held: HeldOnTheDay
    corrected: Corrected = False
    since: LogPosition


class PositionPage(Shown):
    """A page of positions."""

    results: tuple[PositionShown, ...]
    metadata: PageMetadata


class TermShown(Shown):
    """A term in a seat on a board."""

    board: IdOf[BoardId]
    seat: IdOf[SeatId]
    elected: bool
    term_from: Partial | None = None
    term_to: Partial | None = None
    held: HeldOnTheDay
    evidence: Annotated[tuple[LogPosition, ...], Field(description="Positions of the facts that show it.")]


class InterestsSummary(Shown):
    """How many interests a person declared that are not withheld from publication, by whether they were held."""

    held: Count
    perhaps_held: Count
    not_held: Count
    nil_return_made: Partial | None = None


class PersonWithTies(PersonShown):
    """A person, their positions, the seats they sat on, and how much they declared."""

    positions: tuple[PositionShown, ...]
    seats: tuple[TermShown, ...]
    interests: InterestsSummary
