"""How a charter manages conflicts: separation of boards, the ladder of mitigations, and who determines."""

from decimal import Decimal
from enum import Enum

from domain.kernel.ids import BoardId
from domain.kernel.messages import PublicText
from domain.kernel.values import value


class Severity(Enum):
    """Whether a broken rule stops the act or is only noted as a finding."""

    BLOCK = "BLOCK"
    WARN = "WARN"


class Determiner(Enum):
    """Who decides how a conflict is managed."""

    CHAIR = "CHAIR"
    PRESIDING = "PRESIDING"
    OTHER_MEMBERS = "OTHER_MEMBERS"
    MEMBER_SELF = "MEMBER_SELF"
    CONFLICTS_PANEL = "CONFLICTS_PANEL"
    GUARDIAN = "GUARDIAN"
    STATUTE = "STATUTE"
    DISPENSATION = "DISPENSATION"
    PRE_AGREED = "PRE_AGREED"


class Management(Enum):
    """How a conflict is managed: the ladder of mitigations (CCG statutory guidance 2017; HL3602, 24 November 2015)."""

    NOTE_AND_PARTICIPATE = "NOTE_AND_PARTICIPATE"
    SPEAK_NOT_VOTE = "SPEAK_NOT_VOTE"
    DISCUSS_THEN_LEAVE = "DISCUSS_THEN_LEAVE"
    ANSWER_QUESTIONS_ONLY = "ANSWER_QUESTIONS_ONLY"
    REMAIN_SILENT = "REMAIN_SILENT"
    LEAVE_FOR_ITEM = "LEAVE_FOR_ITEM"
    LEAVE_AND_PAPERS_WITHHELD = "LEAVE_AND_PAPERS_WITHHELD"
    NOT_ATTEND = "NOT_ATTEND"
    REPLACED_BY_DEPUTY = "REPLACED_BY_DEPUTY"
    INDEPENDENT_SUBSTITUTE = "INDEPENDENT_SUBSTITUTE"
    REMOVED_FROM_ROLE = "REMOVED_FROM_ROLE"


class Act(Enum):
    """What somebody may have done for a case at the first board."""

    WROTE = "WROTE"
    SPONSORED = "SPONSORED"
    SCORED = "SCORED"
    PROPOSED = "PROPOSED"
    MOVED = "MOVED"
    VOTED = "VOTED"


@value
class SeparationPolicy:
    """Which boards share no member with this one, and which earlier acts bar a person from acting here."""

    separate_from: tuple[BoardId, ...] = ()
    barring_acts: tuple[Act, ...] = ()
    severity: Severity = Severity.BLOCK


@value
class Exemption:
    """Which interests in companies are no conflict: small shareholdings, and what is held in a dormant company.

    Guidance before 2016 asks for shareholdings of more than 5 %, so that exactly 5 % is exempt; another policy may say
    otherwise of the edge. SI 2000/89, regulation 11, draws the line at a hundredth of the capital.
    """

    percent: Decimal = Decimal(5)
    edge_is_exempt: bool = True
    dormant_is_exempt: bool = True


@value
class ConflictPolicy:
    """What a conflict does until somebody has ruled, who may rule, and how far back interests reach."""

    actual: Management
    potential: Management
    determined_by: tuple[Determiner, ...]
    severity: Severity = Severity.BLOCK
    look_back_months: int = 6
    nil_return_months: int | None = None
    undeclared: Management = Management.NOTE_AND_PARTICIPATE  # until a missing or overdue declaration is made
    exempt: Exemption = Exemption()
    presides_after_the_chairs: tuple[PublicText, ...] = (
        "LAY",
    )  # roles: who presides where chair and vice chair may not
    never_presides: tuple[PublicText, ...] = ()  # roles, such as officers
    floor: Management | None = None  # no more lenient ruling on an actual conflict, save by an exception
