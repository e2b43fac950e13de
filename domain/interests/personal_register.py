"""One person's interests, as last stated, found by what they concern: an organisation, a board or a specialty."""

from collections.abc import Mapping
from datetime import date, datetime

from domain.interests.arrangements import Arrangements
from domain.interests.categories import Category, Holding, Indirect
from domain.interests.specialties import Specialty
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, InterestId, OrganisationCode, PersonId
from domain.kernel.periods import Period
from domain.kernel.values import value

Subject = str  # an organisation's code, a board's id, or a specialty as `specialty` writes it


@value
class Interest:
    """An interest as last stated; `evidence` are the positions of its facts, the declaration first."""

    interest: InterestId
    person: PersonId
    category: Category
    indirect: Indirect | None
    organisation: OrganisationCode | None
    holding: Holding | None
    specialty: Specialty | None
    period: Period
    aware_since: PartialDate | None
    publication_withheld: bool
    declared_at: datetime
    said_on: tuple[date, ...]  # the days of the statements that `evidence` shows
    stated_at: int
    ended_at: int | None
    evidence: tuple[int, ...]
    board: BoardId | None = None
    arrangements: Arrangements = ()  # what was agreed or granted ahead, in the order of the log


@value
class PersonalRegister:
    """One person's interests by id, and which of them concern a subject."""

    by_id: Mapping[InterestId, Interest]
    by_subject: Mapping[Subject, tuple[InterestId, ...]]

    def concerning(self, subject: Subject) -> tuple[Interest, ...]:
        """The interests in an organisation, on a board, or in a specialty."""
        return tuple(self.by_id[interest] for interest in self.by_subject.get(subject, ()))


NOBODYS = PersonalRegister(by_id={}, by_subject={})


def specialty(name: Specialty) -> Subject:
    """A specialty as a subject, never taken for an organisation."""
    return f"specialty:{name.value}"


def including(register: PersonalRegister, now: Interest) -> PersonalRegister:
    """The same register with this interest, in place of what was stated of it before."""
    before = register.by_id.get(now.interest)
    by_subject = dict(register.by_subject)
    for subject in _subjects(before):
        by_subject[subject] = tuple(one for one in by_subject[subject] if one != now.interest)
    for subject in _subjects(now):
        by_subject[subject] = (*by_subject.get(subject, ()), now.interest)
    return PersonalRegister(by_id={**register.by_id, now.interest: now}, by_subject=by_subject)


def _subjects(interest: Interest | None) -> tuple[Subject, ...]:
    if interest is None:
        return ()
    of_specialty = specialty(interest.specialty) if interest.specialty else None
    return tuple(subject for subject in (interest.organisation, interest.board, of_specialty) if subject)
