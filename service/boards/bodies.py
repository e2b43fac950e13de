"""What is sent about boards, their charters, seats and members."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.boards.events import BoardKind, Office, SeatBasis
from domain.boards.tenure import Deputies
from domain.kernel.ids import BoardId, OrganisationCode, PersonId
from service.boards.charter_bodies import CharterBody
from service.edge.bodies import Body
from service.edge.fields import IdOf, LongText, Many, Partial, ShortText, Word
from service.problems.faults import said
from service.recording.circumstances import RecordBody

VersionNumber = Annotated[int, Field(strict=True, ge=1, le=10_000, json_schema_extra={"format": "int32"})]
Votes = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1, json_schema_extra={"format": "int32"})]


class BoardBody(RecordBody):
    """A board as it is to be set up."""

    name: ShortText
    kind: Word[BoardKind]
    established: Partial | None = None


class OtherBoardBody(Body):
    """Which board another board of the pack is."""

    name: Annotated[ShortText, Field(description="Its name in the pack, such as disinvestment.")]
    board: IdOf[BoardId]


class PackBody(Body):
    """The policy pack from which a charter is taken as it is."""

    name: Annotated[ShortText, Field(description="The name of the pack, such as pct-2000.")]
    charter: Annotated[ShortText, Field(description="Which of its charters.")]
    boards: Annotated[Many[OtherBoardBody], Field(max_length=10, description="Other boards it speaks of.")] = ()


class AdoptionBody(RecordBody):
    """A board's charter, or the next version of it."""

    version: Annotated[VersionNumber, Field(description="1, 2, 3 and so on, without gaps.")]
    in_force_from: Annotated[Partial, Field(description="The first day; a vague date counts from its latest day.")]
    in_force_to: Annotated[
        Partial | None,
        Field(description="The last day of a version for a time; the one before it is then in force again."),
    ] = None
    citation: Annotated[ShortText, Field(description="Where it is written: the standing orders, the minute.")]
    charter: Annotated[CharterBody | None, Field(description="The charter, where it is not taken from a pack.")] = None
    pack: PackBody | None = None

    @model_validator(mode="after")
    def _either_or(self) -> Self:
        if (self.charter is None) is (self.pack is None):
            raise said("Either a charter or a pack is expected, and not both.")
        return self


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
    shared: Annotated[bool, Field(description="Whether two people hold it together, with one vote.")] = False
    deputies: Annotated[
        Word[Deputies] | None, Field(description="Whether its holder may be deputised for; else as the charter says.")
    ] = None
    created: Annotated[Partial | None, Field(description="The first day on which it exists.")] = None


class AbolitionBody(RecordBody):
    """The last day on which a seat exists."""

    abolished: Partial
    why: LongText | None = None


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
    at_once: Annotated[bool, Field(description="Whether it was left in the middle of that day, when it happened.")] = (
        False
    )
    why: LongText | None = None


class DeputyBody(RecordBody):
    """Who may take the place of whom, from when until when; one and the same day for a single meeting."""

    member: IdOf[PersonId]
    deputy: IdOf[PersonId]
    from_day: Partial
    to_day: Partial | None = None


class WithdrawalBody(RecordBody):
    """Until when a deputy could take a member's place."""

    member: IdOf[PersonId]
    deputy: IdOf[PersonId]
    last_day: Partial
