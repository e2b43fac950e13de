"""What is shown about interests."""

from typing import Annotated, Literal

from pydantic import Field

from domain.interests.categories import Category, Relationship
from domain.interests.specialties import Specialty
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, InterestId, OrganisationCode, PersonId
from service.edge.fields import IdOf, Partial, Word
from service.interests.arrangement_shown import Arrangements
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Days = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class Withheld(Shown):
    """In place of what is withheld from publication, at its position in the log."""

    withheld: Literal[True] = True
    position: LogPosition


class IndirectShown(Shown):
    """Through whom an indirect interest comes."""

    relationship: Word[Relationship]
    underlying: Word[Category]


class HoldingShown(Shown):
    """What is held of a company."""

    percent: str | None = None
    dormant: bool


class LatenessShown(Shown):
    """Whether an interest was declared after its twenty-eighth day, and by how many days as far as known."""

    late: Word[Answer]
    at_least_days: Days
    at_most_days: Days | None = None


class Stated(Shown):
    """What a declarant says about an interest."""

    category: Word[Category]
    indirect: IndirectShown | None = None
    organisation: IdOf[OrganisationCode] | None = None
    board: IdOf[BoardId] | None = None
    holding: HoldingShown | None = None
    specialty: Word[Specialty] | None = None
    narrative: ShownText
    held_from: Partial | None = None
    held_to: Partial | None = None
    aware_since: Partial | None = None
    publication_withheld: bool
    category_as_recorded: ShownText = None


class InterestShown(Stated):
    """An interest as last stated."""

    interest: IdOf[InterestId]
    person: IdOf[PersonId]
    held: Annotated[Word[Answer], Field(description="Whether it was held on the day of as_at, as far as known.")]
    ended: Annotated[bool, Field(description="Whether its end was recorded as such.")]
    declared_at: Moment
    lateness: LatenessShown
    arrangements: Arrangements = ()
    since: LogPosition


class InterestPage(Shown):
    """A page of the register of interests."""

    results: tuple[InterestShown | Withheld, ...]
    metadata: PageMetadata


class StatementShown(Stated):
    """A declaration or an amendment, as it was made."""

    type: Annotated[str, Field(examples=["interests.InterestDeclared"])]
    position: LogPosition
    stated_at: Moment
    recorded_at: Moment


class EndShown(Shown):
    """The end of an interest, as it was recorded."""

    type: Annotated[str, Field(examples=["interests.InterestEnded"])]
    position: LogPosition
    ended: Partial
    why: ShownText = None
    stated_at: Moment
    recorded_at: Moment


class InterestWithStatements(InterestShown):
    """An interest, and every statement about it in the order of the log; none replaces another."""

    statements: tuple[StatementShown | EndShown | Withheld, ...]


class NilReturnShown(Shown):
    """A person declared to have no interests."""

    person: IdOf[PersonId]
    made: Partial
    declared_at: Moment
    since: LogPosition


class NilReturnPage(Shown):
    """A page of nil returns."""

    results: tuple[NilReturnShown, ...]
    metadata: PageMetadata
