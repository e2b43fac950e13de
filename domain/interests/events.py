"""What happens to declared interests."""

from domain.interests.categories import Category, Holding, Indirect
from domain.interests.specialties import Specialty
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, InterestId, OrganisationCode, PersonId
from domain.kernel.messages import Event, FreeText, PersonalText, event


@event("interests.InterestDeclared", version=1)
class InterestDeclared(Event):
    """A person declared an interest."""

    interest: InterestId
    person: PersonId
    category: Category
    indirect: Indirect | None
    organisation: OrganisationCode | None
    holding: Holding | None
    specialty: Specialty | None
    narrative: PersonalText
    held_from: PartialDate | None
    held_to: PartialDate | None
    aware_since: PartialDate | None
    publication_withheld: bool
    category_as_recorded: FreeText | None
    board: BoardId | None = None  # the board or committee on which the interest lies


@event("interests.InterestAmended", version=1)
class InterestAmended(Event):
    """A declared interest was stated anew; the earlier statement stays on record."""

    interest: InterestId
    person: PersonId
    category: Category
    indirect: Indirect | None
    organisation: OrganisationCode | None
    holding: Holding | None
    specialty: Specialty | None
    narrative: PersonalText
    held_from: PartialDate | None
    held_to: PartialDate | None
    aware_since: PartialDate | None
    publication_withheld: bool
    category_as_recorded: FreeText | None
    board: BoardId | None = None  # the board or committee on which the interest lies


@event("interests.InterestEnded", version=1)
class InterestEnded(Event):
    """A declared interest ceased; the day is the last on which it was held."""

    interest: InterestId
    person: PersonId
    ended: PartialDate
    why: FreeText | None


@event("interests.NilReturnMade", version=1)
class NilReturnMade(Event):
    """A person declared to have no interests."""

    person: PersonId
    made: PartialDate


@event("interests.InterestsConfirmed", version=1)
class InterestsConfirmed(Event):
    """A person made the annual return: what is declared of them is complete and still true."""

    person: PersonId
    confirmed: PartialDate
