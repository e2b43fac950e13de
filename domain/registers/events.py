"""What happens to a body's registers as a whole."""

from datetime import date
from enum import Enum

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, DecisionId, HoldId, PersonId
from domain.kernel.messages import Event, FreeText, PublicText, event
from domain.registers.days import DecisionDay
from domain.registers.policy import RegisterPolicy


class Exemption(Enum):
    """Why words are kept from publication: the exemptions of the Freedom of Information Act 2000 that boards use."""

    FUTURE_PUBLICATION = "FUTURE_PUBLICATION"  # section 22
    PUBLIC_AFFAIRS = "PUBLIC_AFFAIRS"  # section 36
    PERSONAL_INFORMATION = "PERSONAL_INFORMATION"  # section 40
    IN_CONFIDENCE = "IN_CONFIDENCE"  # section 41
    LEGAL_PRIVILEGE = "LEGAL_PRIVILEGE"  # section 42
    COMMERCIAL_INTERESTS = "COMMERCIAL_INTERESTS"  # section 43


@event("registers.RegisterPolicyAdopted", version=1)
class RegisterPolicyAdopted(Event):
    """A body settled how its registers are kept, from a day on."""

    body: BodyCode
    policy: RegisterPolicy
    in_force_from: date
    citation: PublicText


@event("registers.DecisionMakerNamed", version=1)
class DecisionMakerNamed(Event):
    """A person who sits on no board was named as decision-making staff, whose interests are published."""

    person: PersonId
    since: PartialDate


@event("registers.DecisionMakerReleased", version=1)
class DecisionMakerReleased(Event):
    """A person ceased to be decision-making staff; the day is the last on which they were."""

    person: PersonId
    until: PartialDate


@event("registers.LegalHoldPlaced", version=1)
class LegalHoldPlaced(Event):
    """It was ordered that what is on record about a person is not destroyed, whatever its age."""

    hold: HoldId
    person: PersonId
    why: FreeText


@event("registers.LegalHoldLifted", version=1)
class LegalHoldLifted(Event):
    """A legal hold ended."""

    hold: HoldId
    person: PersonId
    why: FreeText


@event("registers.DecisionPublished", version=1)
class DecisionPublished(Event):
    """A decision was published: in the words of its resolution, or in public words where parts of it are exempt."""

    decision: DecisionId
    published: date
    public_text: FreeText | None
    exemptions: tuple[Exemption, ...]


@event("registers.DecisionDayTold", version=1)
class DecisionDayTold(Event):
    """A source says on which day a decision was taken, published, effective or confirmed; in its own words."""

    decision: DecisionId
    which: DecisionDay
    words: FreeText
    day: PartialDate | None
