"""What can be asked of the register of interests."""

from domain.interests.categories import Category, Holding, Indirect
from domain.interests.specialties import Specialty
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, InterestId, OrganisationCode, PersonId
from domain.kernel.messages import Command, FreeText, PersonalText
from domain.kernel.values import value


@value
class DeclareInterest(Command):
    """Declare an interest."""

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
    board: BoardId | None = None


@value
class AmendInterest(Command):
    """State a declared interest anew, its end included; the earlier statement stays on record."""

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
    board: BoardId | None = None


@value
class EndInterest(Command):
    """Record the last day on which a declared interest was held."""

    interest: InterestId
    person: PersonId
    ended: PartialDate
    why: FreeText | None


@value
class MakeNilReturn(Command):
    """Declare to have no interests."""

    person: PersonId
    made: PartialDate


@value
class ConfirmInterests(Command):
    """Make the annual return: confirm that what is declared is complete and still true."""

    person: PersonId
    confirmed: PartialDate


Statement = DeclareInterest | AmendInterest
InterestsCommand = DeclareInterest | AmendInterest | EndInterest | MakeNilReturn | ConfirmInterests
