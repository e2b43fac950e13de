"""What is sent about interests."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from domain.interests.categories import Category, Holding, Indirect, Relationship
from domain.interests.specialties import Specialty
from domain.kernel.ids import BoardId, OrganisationCode, PersonId
from service.edge.bodies import Body
from service.edge.fields import DecimalText, IdOf, LongText, Partial, ShortText, Word
from service.recording.circumstances import RecordBody


class IndirectBody(Body):
    """Through whom an indirect interest comes."""

    relationship: Annotated[Word[Relationship], Field(description="How close the declarant is to that person.")]
    underlying: Annotated[Word[Category], Field(description="The category of that person's own interest.")]

    def indirect(self) -> Indirect:
        """The same as the domain has it."""
        return Indirect(relationship=self.relationship, underlying=self.underlying)


class HoldingBody(Body):
    """What is held of a company."""

    percent: Annotated[DecimalText | None, Field(description="The share of its capital, in per cent.")] = None
    dormant: Annotated[bool, Field(description="Whether the company is dormant.")] = False

    def holding(self) -> Holding:
        """The same as the domain has it."""
        return Holding(percent=Decimal(self.percent) if self.percent is not None else None, dormant=self.dormant)


class StatementBody(RecordBody):
    """An interest as its declarant states it, whole: what an amendment leaves out is no longer said."""

    person: Annotated[IdOf[PersonId], Field(description="Whose interest it is.")]
    category: Word[Category]
    indirect: Annotated[IndirectBody | None, Field(description="Needed for an indirect interest, and only there.")] = (
        None
    )
    organisation: Annotated[IdOf[OrganisationCode] | None, Field(description="The organisation concerned.")] = None
    board: Annotated[
        IdOf[BoardId] | None, Field(description="The board or committee concerned, as where one sits on it as well.")
    ] = None
    holding: Annotated[HoldingBody | None, Field(description="Share of the capital, and dormancy.")] = None
    specialty: Annotated[Word[Specialty] | None, Field(description="The specialty or service concerned.")] = None
    narrative: Annotated[LongText, Field(description="The interest in the declarant's words; it can be erased.")]
    held_from: Partial | None = None
    held_to: Partial | None = None
    aware_since: Annotated[Partial | None, Field(description="Since when the declarant has known of it.")] = None
    publication_withheld: Annotated[
        bool, Field(description="Whether it is kept from publication, as where there is a real risk of harm.")
    ] = False
    category_as_recorded: Annotated[ShortText | None, Field(description="The category in the source's own words.")] = (
        None
    )


class EndBody(RecordBody):
    """The last day on which an interest was held."""

    person: Annotated[IdOf[PersonId], Field(description="Whose interest it is.")]
    ended: Partial
    why: LongText | None = None


class NilReturnBody(RecordBody):
    """A person declares to have no interests."""

    person: IdOf[PersonId]
    made: Annotated[Partial, Field(description="The day for which it is declared.")]


class ConfirmationBody(RecordBody):
    """A person confirms that what is declared of them is complete and still true."""

    person: IdOf[PersonId]
    confirmed: Annotated[Partial, Field(description="The day for which it is confirmed.")]
