"""A case file: what a case said in each version, who was involved in it, and where it stands."""

from enum import Enum

from domain.boards.conflicts import Act
from domain.cases.content import CaseContent
from domain.interests.matter import Involvement
from domain.kernel.ids import CaseId, CaseReference, PersonId
from domain.kernel.values import value


class CaseStatus(Enum):
    """Where a case stands with those who bring it."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"


@value
class Version:
    """A version as submitted: what it says, and the facts that wrote and submitted it."""

    number: int
    content: CaseContent
    content_hash: str
    written_at: int
    submitted_at: int


@value
class CaseScore:
    """That a person scored a version against a criterion."""

    version: int
    scorer: PersonId
    criterion: str
    position: int


@value
class Duplicate:
    """That a case is another one again, and the fact that says so."""

    of: CaseId
    flagged_at: int


@value
class CaseFile:
    """Everything on record about a case before boards deal with it."""

    case: CaseId
    reference: CaseReference
    status: CaseStatus
    drafted_at: int
    draft: CaseContent
    written_at: int
    versions: tuple[Version, ...] = ()
    scores: tuple[CaseScore, ...] = ()
    duplicate: Duplicate | None = None

    @property
    def latest(self) -> Version | None:
        """The newest version submitted."""
        return self.versions[-1] if self.versions else None

    @property
    def submitted(self) -> Version | None:
        """The version that stands submitted; nothing while the case is a draft, returned, withdrawn or a duplicate."""
        standing = self.status is CaseStatus.SUBMITTED and self.duplicate is None
        return self.latest if standing else None

    def version(self, number: int | None) -> Version | None:
        """The version of this number."""
        return next((version for version in self.versions if version.number == number), None)

    @property
    def involvements(self) -> tuple[Involvement, ...]:
        """Who wrote, sponsored or scored any version that was submitted."""
        wrote = (
            Involvement(person=author, act=Act.WROTE, board=None, shown_at=version.written_at)
            for version in self.versions
            for author in version.content.authors
        )
        sponsored = (
            Involvement(person=version.content.sponsor, act=Act.SPONSORED, board=None, shown_at=version.written_at)
            for version in self.versions
            if version.content.sponsor is not None
        )
        scored = (
            Involvement(person=one.scorer, act=Act.SCORED, board=None, shown_at=one.position) for one in self.scores
        )
        return (*wrote, *sponsored, *scored)
