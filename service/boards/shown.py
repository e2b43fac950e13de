"""What is shown about boards, their charters, seats and members."""

from typing import Annotated

from pydantic import Field

from domain.boards.events import BoardKind, Office, SeatBasis
from domain.boards.tenure import Deputies, Tenure
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, ElectionId, OrganisationCode, PersonId, SeatId
from service.boards.bodies import Votes
from service.boards.charter_shown import CharterShown
from service.edge.fields import IdOf, Partial, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata
from service.viewing.slips import Corrected


class BoardShown(Shown):
    """A board."""

    board: IdOf[BoardId]
    name: str
    kind: Word[BoardKind]
    established: Partial | None = None
    corrected: Corrected = False
    since: LogPosition


class BoardPage(Shown):
    """A page of boards."""

    results: tuple[BoardShown, ...]
    metadata: PageMetadata


class HolderShown(Shown):
    """Who held a seat, or may have held it."""

    person: IdOf[PersonId]
    elected: bool
    term_from: Partial | None = None
    term_to: Partial | None = None
    held: Annotated[Word[Answer], Field(description="Whether it was held on the day of as_at, as far as known.")]
    evidence: Annotated[tuple[LogPosition, ...], Field(description="Positions of the facts that show it.")]


class TermShown(HolderShown):
    """A term in a seat, how it began and how it ended."""

    electorate: str | None = None
    polled: Partial | None = None
    votes_for: Votes | None = None
    votes_cast: Votes | None = None
    vacated: Annotated[bool, Field(description="Whether the seat was given up or lost, rather than its term over.")]
    why: ShownText = None
    election: Annotated[IdOf[ElectionId] | None, Field(description="The election by which it was filled.")] = None
    de_facto: Annotated[
        bool, Field(description="Whether that election was voided, so that the holder acted de facto.")
    ] = False


class DeputyShown(Shown):
    """Who could take whose place."""

    member: IdOf[PersonId]
    deputy: IdOf[PersonId]
    from_day: Partial | None = None
    to_day: Partial | None = None
    evidence: Annotated[tuple[LogPosition, ...], Field(description="Positions of the facts that show it.")]


class SeatShown(Shown):
    """A seat, and its holder on the day of as_at; a vacant one has none."""

    board: IdOf[BoardId]
    seat: IdOf[SeatId]
    title: str
    roles: tuple[str, ...]
    office: Word[Office]
    basis: Word[SeatBasis]
    voting: bool
    constituency: IdOf[OrganisationCode] | None = None
    shared: Annotated[bool, Field(description="Whether two people hold it together, with one vote.")]
    deputies: Annotated[Word[Deputies] | None, Field(description="Else as the charter says.")] = None
    created: Partial | None = None
    abolished: Partial | None = None
    existed: Annotated[Word[Answer], Field(description="Whether the seat existed on the day of as_at.")]
    holder: HolderShown | None = None
    shares: Annotated[HolderShown | None, Field(description="The other of two who hold it together.")] = None
    tenure: Annotated[Word[Tenure] | None, Field(description="Why the holder acts where no valid term runs.")] = None
    deputies_of_the_day: Annotated[
        tuple[DeputyShown, ...], Field(description="Who could take the holder's place on the day of as_at.")
    ] = ()
    corrected: Corrected = False
    since: LogPosition


class SeatPage(Shown):
    """A page of a board's seats: its roster on a day."""

    results: tuple[SeatShown, ...]
    metadata: PageMetadata


class SeatWithTerms(SeatShown):
    """A seat and everybody who ever held it."""

    terms: tuple[TermShown, ...]


class BoardWithSeats(BoardShown):
    """A board on a day: the charter in force, and its seats with their holders."""

    charter: CharterShown | None = None
    seats: tuple[SeatShown, ...]
