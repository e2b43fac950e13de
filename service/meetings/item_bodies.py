"""What is sent about an item: declarations, rulings, motions and votes."""

from typing import Annotated

from pydantic import Field

from domain.boards.conflicts import Determiner, Management
from domain.boards.remit import DecisionType
from domain.interests.categories import Category
from domain.interests.findings import Level
from domain.kernel.ids import CaseId, InterestId, MotionId, OrganisationCode, PersonId, SeatId
from domain.meetings.motions import Choice, Direction
from domain.meetings.parts import ExceptionRelied, Part
from service.edge.bodies import Body
from service.edge.fields import Day, IdOf, LongText, ShortText, Word
from service.recording.circumstances import RecordBody
from service.recording.terms_bodies import TermsBody

Page = Annotated[int, Field(strict=True, ge=1, le=100_000, json_schema_extra={"format": "int32"})]


class PartBody(Body):
    """A part of an item: one motion of several, or some pages of the papers."""

    motion: IdOf[MotionId] | None = None
    first_page: Page | None = None
    last_page: Page | None = None

    def part(self) -> Part:
        """The part as the domain has it."""
        return Part(motion=self.motion, first_page=self.first_page, last_page=self.last_page)


class DeclarationBody(RecordBody):
    """An interest in an item: one on the register, or a new one and of what category."""

    person: IdOf[PersonId]
    interest: IdOf[InterestId] | None = None
    category: Word[Category] | None = None
    organisation: IdOf[OrganisationCode] | None = None
    part: Annotated[PartBody | None, Field(description="The part of the item, if not the whole.")] = None
    narrative: LongText | None = None


class RulingBody(RecordBody):
    """How a person's conflict is managed, as determined by whom and why."""

    person: IdOf[PersonId]
    management: Word[Management]
    determined_by: Word[Determiner]
    determiner: IdOf[PersonId] | None = None
    assessed: Annotated[
        Word[Level] | None, Field(description="How serious it was found; NONE is a connection, not an interest.")
    ] = None
    exception: Annotated[Word[ExceptionRelied] | None, Field(description="The exception relied on.")] = None
    until: Annotated[Day | None, Field(description="The last day on which the exception holds.")] = None
    part: Annotated[PartBody | None, Field(description="The part of the item, if not the whole.")] = None
    why: LongText


class MotionBody(TermsBody):
    """A motion in the words in which it is put."""

    direction: Word[Direction]
    text: LongText
    mover: IdOf[PersonId] | None = None
    seconder: IdOf[PersonId] | None = None


class TakenItemBody(MotionBody):
    """A case taken at an open meeting: the item it becomes, who presides over it, and the motion put at once."""

    number: ShortText
    title: ShortText
    purpose: Word[DecisionType]
    case: IdOf[CaseId]
    presiding: IdOf[PersonId]


class VoteBody(RecordBody):
    """How whoever acts for a seat votes."""

    seat: IdOf[SeatId]
    voter: IdOf[PersonId]
    choice: Word[Choice]


class CastingVoteBody(RecordBody):
    """How the person presiding breaks a tie."""

    presiding: IdOf[PersonId]
    choice: Word[Choice]
