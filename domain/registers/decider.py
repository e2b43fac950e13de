"""How the registers answer what they are asked."""

from collections.abc import Sequence
from typing import assert_never

from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about
from domain.minutes.events import MinutesConfirmed
from domain.organisations.events import BodyEstablished
from domain.people.events import PersonRegistered
from domain.registers.commands import (
    AdoptRegisterPolicy,
    LiftLegalHold,
    NameDecisionMaker,
    PlaceLegalHold,
    PublishDecision,
    ReleaseDecisionMaker,
    TellDecisionDay,
)
from domain.registers.day_policies import PUBLISHING_ON_A_DAY, TELLING_A_DAY
from domain.registers.events import (
    DecisionDayTold,
    DecisionMakerNamed,
    DecisionMakerReleased,
    DecisionPublished,
    LegalHoldLifted,
    LegalHoldPlaced,
    RegisterPolicyAdopted,
)
from domain.registers.policies import ADOPTING, HOLDING, LIFTING, NAMING, RELEASING
from domain.registers.state import BLANK, Registers, evolve

RegistersCommand = (
    AdoptRegisterPolicy
    | NameDecisionMaker
    | ReleaseDecisionMaker
    | PlaceLegalHold
    | LiftLegalHold
    | PublishDecision
    | TellDecisionDay
)


def what_is_named(command: RegistersCommand, known: Registers) -> Selection:
    """The facts about the body, the person, the hold or the decision that the command names."""
    match command:
        case AdoptRegisterPolicy(body=body):
            return about(body, BodyEstablished)
        case NameDecisionMaker(person=person) | ReleaseDecisionMaker(person=person):
            return about(person, PersonRegistered, DecisionMakerNamed, DecisionMakerReleased)
        case PlaceLegalHold(hold=hold, person=person):
            return about(person, PersonRegistered) | about(hold, LegalHoldPlaced)
        case LiftLegalHold(hold=hold):
            return about(hold, LegalHoldPlaced, LegalHoldLifted)
        case PublishDecision(decision=decision) | TellDecisionDay(decision=decision):
            return about(decision, DecisionTaken, ChairsActionTaken, DecisionPublished, DecisionDayTold)


def when_it_was_confirmed(command: RegistersCommand, known: Registers) -> Selection:
    """When the minutes were confirmed of the meeting that took the decision."""
    return about(known.meetings, MinutesConfirmed)


def decide(command: RegistersCommand, known: Registers) -> Sequence[Event]:
    """Apply the rules of the registers; raise `Refused` where they forbid the command."""
    match command:
        case AdoptRegisterPolicy():
            enforce(ADOPTING, command, known)
            return [_adopted(command)]
        case NameDecisionMaker(person=person, since=since):
            enforce(NAMING, command, known)
            return [DecisionMakerNamed(person=person, since=since)]
        case ReleaseDecisionMaker(person=person, until=until):
            enforce(RELEASING, command, known)
            return [DecisionMakerReleased(person=person, until=until)]
        case PlaceLegalHold(hold=hold, person=person, why=why):
            enforce(HOLDING, command, known)
            return [LegalHoldPlaced(hold=hold, person=person, why=why)]
        case LiftLegalHold(hold=hold, why=why):
            enforce(LIFTING, command, known)
            return [LegalHoldLifted(hold=hold, person=known.holds[hold].person, why=why)]
        case PublishDecision() | TellDecisionDay():
            return [_on_a_day(command, known)]
    assert_never(command)


def _on_a_day(command: PublishDecision | TellDecisionDay, known: Registers) -> Event:
    if isinstance(command, PublishDecision):
        enforce(PUBLISHING_ON_A_DAY, command, known)
        return _published(command)
    enforce(TELLING_A_DAY, command, known)
    return DecisionDayTold(decision=command.decision, which=command.which, words=command.words, day=command.day)


def _adopted(command: AdoptRegisterPolicy) -> RegisterPolicyAdopted:
    return RegisterPolicyAdopted(
        body=command.body,
        policy=command.policy,
        in_force_from=command.in_force_from,
        citation=command.citation,
    )


def _published(command: PublishDecision) -> DecisionPublished:
    return DecisionPublished(
        decision=command.decision,
        published=command.published,
        public_text=command.public_text,
        exemptions=tuple(dict.fromkeys(command.exemptions)),
    )


RULES = (*ADOPTING, *NAMING, *RELEASING, *HOLDING, *LIFTING, *PUBLISHING_ON_A_DAY, *TELLING_A_DAY)

decider = Decider[RegistersCommand, Registers](
    name="registers",
    commands=(
        AdoptRegisterPolicy,
        NameDecisionMaker,
        ReleaseDecisionMaker,
        PlaceLegalHold,
        LiftLegalHold,
        PublishDecision,
        TellDecisionDay,
    ),
    selects=(what_is_named, when_it_was_confirmed),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(RULES)),
)
