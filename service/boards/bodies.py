"""What is sent about boards, their charters, seats and members."""

from typing import Annotated

from pydantic import Field

from domain.boards.events import BoardKind, Office, SeatBasis
from domain.kernel.ids import OrganisationCode, PersonId
from service.boards.charter_bodies import CharterBody
from service.edge.fields import IdOf, LongText, Many, Partial, ShortText, Word
from service.recording.circumstances import RecordBody

VersionNumber = Annotated[int, Field(strict=True, ge=1, le=10_000, json_schema_extra={"format": "int32"})]
Votes = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1, json_schema_extra={"format": "int32"})]


class BoardBody(RecordBody):
    """A board as it is to be set up."""

    name: ShortText
    kind: Word[BoardKind]
    established: Partial | None = None


class AdoptionBody(RecordBody):
    """A board's charter, or the next version of it."""

    version: Annotated[VersionNumber, Field(description="1, 2, 3 and so on, without gaps.")]
    in_force_from: Annotated[Partial, Field(description="The first day; a vague date counts from its latest day.")]
    in_force_to: Annotated[
        Partial | None,
        Field(description="The last day of a version for a time; the one before it is then in force again."),
    ] = None
    citation: Annotated[ShortText, Field(description="Where it is written: the standing orders, the minute.")]
    charter: CharterBody


class SeatBody(RecordBody):
    """A seat as it is to be created."""

    title: ShortText
    roles: Annotated[Many[ShortText], Field(max_length=50, description="What its holder is, for quorum and voting.")]
    office: Word[Office] = Office.MEMBER
    basis: Word[SeatBasis]
    voting: Annotated[bool, Field(description="Whether its holder has a vote.")] = True
    constituency: Annotated[
        IdOf[OrganisationCode] | None, Field(description="The organisation that it speaks for, such as a practice.")
    ] = None


class AppointmentBody(RecordBody):
    """Who is appointed to a seat, from when until when."""

    person: IdOf[PersonId]
    term_from: Partial
    term_to: Partial | None = None


class ElectionBody(AppointmentBody):
    """Who was elected to a seat, by whom, and by how many votes."""

    electorate: ShortText
    polled: Partial
    votes_for: Votes | None = None
    votes_cast: Votes | None = None


class VacancyBody(RecordBody):
    """Who gave up or lost a seat, and the last day on which it was held."""

    person: IdOf[PersonId]
    vacated: Partial
    why: LongText | None = None
