"""What is shown of the register of interests as a document: its columns, and what is late, overdue or expired."""

from typing import Annotated

from pydantic import Field

from domain.interests.categories import Category
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, HoldId, InterestId, OrganisationCode, PersonId
from service.edge.fields import Day, IdOf, Partial, Word
from service.interests.arrangement_shown import Arrangements
from service.interests.shown import IndirectShown, LatenessShown, Moment, Withheld
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

HowMany = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class CommitteeShown(Shown):
    """A board on which a person sits."""

    board: IdOf[BoardId]
    name: str


class RegisterEntry(Shown):
    """A line of the register of interests in its columns: NHS England, Managing conflicts of interest 2017, annex B."""

    interest: IdOf[InterestId]
    person: IdOf[PersonId]
    name: ShownText
    job_title: str
    committees: tuple[CommitteeShown, ...]
    declared_interest: ShownText
    types: Annotated[tuple[Word[Category], ...], Field(description="The boxes that are ticked.")]
    indirect: IndirectShown | None = None
    organisation: IdOf[OrganisationCode] | None = None
    board: IdOf[BoardId] | None = None
    held_from: Partial | None = None
    held_to: Annotated[Partial | None, Field(description="Nothing while it is held.")] = None
    action_taken: Arrangements = ()
    published_until: Annotated[Day | None, Field(description="The last day on the public register.")] = None
    since: LogPosition


class FullRegisterEntry(RegisterEntry):
    """A line of the full register: also of those who decide nothing, and for as long as it is kept."""

    publication_withheld: bool
    published: Annotated[bool, Field(description="Whether it is on the public register on the day of as_at.")]
    kept_until: Annotated[Day | None, Field(description="The last day on which it must be kept.")] = None
    lateness: LatenessShown


class NilEntry(Shown):
    """A line of the full register for a person who declared to have no interests, and has declared none."""

    person: IdOf[PersonId]
    name: ShownText
    job_title: str
    committees: tuple[CommitteeShown, ...]
    nil_return: Annotated[Partial, Field(description="When they last said so.")]
    since: LogPosition


class RegisterEntryPage(Shown):
    """A page of the full register of interests; who has none and said so is on it as well."""

    results: tuple[FullRegisterEntry | NilEntry | Withheld, ...]
    metadata: PageMetadata


class PublishedInterestPage(Shown):
    """A page of the published register of interests; those kept from publication are left out and counted."""

    results: tuple[RegisterEntry, ...]
    withheld: Annotated[HowMany, Field(description="How many entries are kept from publication on the day.")]
    metadata: PageMetadata


class LateDeclaration(Shown):
    """An interest that was declared after its last day, or may have been: by at least and at most so many days."""

    interest: IdOf[InterestId]
    person: IdOf[PersonId]
    held_from: Partial | None = None
    aware_since: Partial | None = None
    declared_at: Moment
    lateness: LatenessShown
    since: LogPosition


class LateDeclarationPage(Shown):
    """A page of late declarations."""

    results: tuple[LateDeclaration, ...]
    metadata: PageMetadata


class OverdueReturn(Shown):
    """A person who decides and whose return is overdue, or may be where a date is vague."""

    person: IdOf[PersonId]
    job_title: str
    deciding_since: Day
    last_return: Annotated[Day | None, Field(description="The latest day of the last one; nothing where none was.")] = (
        None
    )
    due: Annotated[Day, Field(description="The last day on which it would have been in time, at the latest.")]
    overdue: Word[Answer]
    since: LogPosition


class OverdueReturnPage(Shown):
    """A page of overdue returns."""

    results: tuple[OverdueReturn, ...]
    metadata: PageMetadata


class ExpiredInterest(Shown):
    """An interest that has left the public register; and whether it may be destroyed, or a legal hold forbids it."""

    interest: IdOf[InterestId]
    person: IdOf[PersonId]
    held_to: Partial
    published_until: Day
    kept_until: Day
    retention_over: Annotated[bool, Field(description="Whether it need not be kept any longer.")]
    legal_holds: tuple[IdOf[HoldId], ...]
    may_be_destroyed: bool
    since: LogPosition


class ExpiredInterestPage(Shown):
    """A page of expired interests."""

    results: tuple[ExpiredInterest, ...]
    metadata: PageMetadata
