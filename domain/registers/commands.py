"""What one may ask about a body's registers as a whole."""

from datetime import date

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, DecisionId, HoldId, PersonId
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.values import value
from domain.registers.days import DecisionDay
from domain.registers.events import Exemption
from domain.registers.policy import RegisterPolicy


@value
class AdoptRegisterPolicy(Command):
    """Settle how the registers are kept, from a day on."""

    body: BodyCode
    policy: RegisterPolicy
    in_force_from: date
    citation: PublicText


@value
class NameDecisionMaker(Command):
    """Name a person as decision-making staff."""

    person: PersonId
    since: PartialDate


@value
class ReleaseDecisionMaker(Command):
    """Record the last day on which a person was decision-making staff."""

    person: PersonId
    until: PartialDate


@value
class PlaceLegalHold(Command):
    """Order that what is on record about a person is not destroyed."""

    hold: HoldId
    person: PersonId
    why: FreeText


@value
class LiftLegalHold(Command):
    """End a legal hold."""

    hold: HoldId
    why: FreeText


@value
class PublishDecision(Command):
    """Publish a decision, in public words where parts of its resolution are exempt."""

    decision: DecisionId
    published: date
    public_text: FreeText | None
    exemptions: tuple[Exemption, ...]


@value
class TellDecisionDay(Command):
    """Record what a source says of a day of a decision; no day where its words name one that cannot be."""

    decision: DecisionId
    which: DecisionDay
    words: FreeText
    day: PartialDate | None
