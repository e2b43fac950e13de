"""How the register of interests answers what it is asked."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.events import BoardEstablished
from domain.interests.commands import (
    AmendInterest,
    ConfirmInterests,
    DeclareInterest,
    EndInterest,
    InterestsCommand,
    MakeNilReturn,
    Statement,
)
from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded, InterestsConfirmed, NilReturnMade
from domain.interests.policies import AMENDING, CONFIRMING, DECLARING, ENDING, RETURNING
from domain.interests.state import BLANK, Declarations, evolve
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about
from domain.organisations.events import OrganisationRegistered
from domain.people.events import PersonRegistered

LIFE = (InterestDeclared, InterestAmended, InterestEnded)


def what_is_named(command: InterestsCommand, known: Declarations) -> Selection:
    """The facts about the person, the interest and the organisation that the command names."""
    match command:
        case DeclareInterest(person=person, interest=interest):
            return about(person, PersonRegistered) | about(interest, InterestDeclared) | _entered(command)
        case AmendInterest(interest=interest):
            return about(interest, *LIFE) | _entered(command)
        case EndInterest(interest=interest):
            return about(interest, *LIFE)
        case MakeNilReturn(person=person) | ConfirmInterests(person=person):
            return about(person, PersonRegistered, *LIFE)


def decide(command: InterestsCommand, known: Declarations) -> Sequence[Event]:
    """Apply the rules of the register; raise `Refused` where they forbid the command."""
    match command:
        case DeclareInterest():
            enforce(DECLARING, command, known)
            return [_declared(command)]
        case AmendInterest():
            enforce(AMENDING, command, known)
            return [_amended(command)]
        case EndInterest(interest=interest, person=person, ended=ended, why=why):
            enforce(ENDING, command, known)
            return [InterestEnded(interest=interest, person=person, ended=ended, why=why)]
        case MakeNilReturn(person=person, made=made):
            enforce(RETURNING, command, known)
            return [NilReturnMade(person=person, made=made)]
        case ConfirmInterests(person=person, confirmed=confirmed):
            enforce(CONFIRMING, command, known)
            return [InterestsConfirmed(person=person, confirmed=confirmed)]
    assert_never(command)


def _entered(command: Statement) -> Selection:
    organisations = about((command.organisation,) if command.organisation else (), OrganisationRegistered)
    return organisations | about((command.board,) if command.board else (), BoardEstablished)


def _declared(command: DeclareInterest) -> InterestDeclared:
    return InterestDeclared(
        interest=command.interest,
        person=command.person,
        category=command.category,
        indirect=command.indirect,
        organisation=command.organisation,
        holding=command.holding,
        specialty=command.specialty,
        narrative=command.narrative,
        held_from=command.held_from,
        held_to=command.held_to,
        aware_since=command.aware_since,
        publication_withheld=command.publication_withheld,
        category_as_recorded=command.category_as_recorded,
        board=command.board,
    )


def _amended(command: AmendInterest) -> InterestAmended:
    return InterestAmended(
        interest=command.interest,
        person=command.person,
        category=command.category,
        indirect=command.indirect,
        organisation=command.organisation,
        holding=command.holding,
        specialty=command.specialty,
        narrative=command.narrative,
        held_from=command.held_from,
        held_to=command.held_to,
        aware_since=command.aware_since,
        publication_withheld=command.publication_withheld,
        category_as_recorded=command.category_as_recorded,
        board=command.board,
    )


RULES = (*DECLARING, *AMENDING, *ENDING, *RETURNING, *CONFIRMING)

decider = Decider[InterestsCommand, Declarations](
    name="interests",
    commands=(DeclareInterest, AmendInterest, EndInterest, MakeNilReturn, ConfirmInterests),
    selects=(what_is_named,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(RULES)),
)
