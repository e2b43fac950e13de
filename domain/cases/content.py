"""What a business case says: its kind, origin, money, parties and who benefits as a class."""

from enum import Enum

from domain.cases.disinvestment import Disinvestment
from domain.cases.stages import CaseStage
from domain.interests.specialties import Specialty
from domain.kernel.basis import Basis
from domain.kernel.ids import AwardId, BoardId, CaseId, OrganisationCode, PersonId, SchemeName
from domain.kernel.messages import FreeText, PublicText
from domain.kernel.money import Money
from domain.kernel.values import value


class CaseKind(Enum):
    """What a case asks for."""

    INVEST = "INVEST"
    INVEST_TO_SAVE = "INVEST_TO_SAVE"
    SHIFT_OF_SETTING = "SHIFT_OF_SETTING"
    DECOMMISSION = "DECOMMISSION"
    CONTRACT_EXTENSION = "CONTRACT_EXTENSION"
    CONTRACT_AWARD = "CONTRACT_AWARD"
    POLICY_CHANGE = "POLICY_CHANGE"
    PILOT = "PILOT"
    INCENTIVE_SCHEME = "INCENTIVE_SCHEME"
    GRANT = "GRANT"


class Origin(Enum):
    """Where a case comes from."""

    PBC_CONSORTIUM = "PBC_CONSORTIUM"
    BODY = "BODY"
    PRACTICE = "PRACTICE"
    LOCALITY = "LOCALITY"
    PROVIDER = "PROVIDER"
    COUNCIL = "COUNCIL"
    JOINT = "JOINT"


class PartyRole(Enum):
    """What an organisation is to a case."""

    INCUMBENT = "INCUMBENT"
    PROPOSED_PROVIDER = "PROPOSED_PROVIDER"
    BIDDER = "BIDDER"
    SUBCONTRACTOR = "SUBCONTRACTOR"
    ADVISER = "ADVISER"
    LOCALITY = "LOCALITY"  # stands for the place where the service is to be; those who lie in it are its holders


class BeneficiaryClass(Enum):
    """A class that benefits as a whole."""

    ALL_MEMBER_PRACTICES = "ALL_MEMBER_PRACTICES"


class MoneyKind(Enum):
    """What an amount is: money spent, or money released; never a negative number."""

    INVESTMENT = "INVESTMENT"
    SAVING = "SAVING"
    DISINVESTMENT = "DISINVESTMENT"


class Recurrence(Enum):
    """Whether an amount comes once or every year."""

    ONCE = "ONCE"
    EVERY_YEAR = "EVERY_YEAR"


@value
class SavedOn:
    """On what money is saved, by which the same saving is known again in another case."""

    scheme: SchemeName | None = None
    contract: AwardId | None = None
    organisation: OrganisationCode | None = None


@value
class MoneyLine:
    """One amount of a case, with the source's qualifier."""

    kind: MoneyKind
    amount: Money
    recurrence: Recurrence
    financial_year: PublicText | None
    fund: PublicText | None
    basis: Basis | None = None
    saved_on: SavedOn | None = None

    @property
    def lasts(self) -> bool:
        """Whether it comes every year from its own on."""
        return self.recurrence is Recurrence.EVERY_YEAR


@value
class Party:
    """An organisation that the case names, and as what."""

    organisation: OrganisationCode
    role: PartyRole


@value
class CaseContent:
    """Everything a version of a case says."""

    title: FreeText
    kind: CaseKind
    origin: Origin
    summary: FreeText
    recommendation: FreeText
    specialty: Specialty | None
    authors: tuple[PersonId, ...]
    sponsor: PersonId | None
    parties: tuple[Party, ...]
    beneficiaries: tuple[BeneficiaryClass, ...]
    money: tuple[MoneyLine, ...]
    follows: CaseId | None = None  # the abandoned case or procurement that this one takes up again
    stage: CaseStage | None = None
    disinvestment: Disinvestment | None = None
    boards: tuple[BoardId, ...] | None = None  # whose members benefit as a class
