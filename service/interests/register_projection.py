"""Writes down by what the register of interests is kept: policies, who decides, returns, and legal holds."""

import json
from datetime import date

from domain.boards.events import ElectionVoided, MemberAppointed, MemberElected, SeatVacated
from domain.interests.events import InterestAmended, InterestDeclared, InterestsConfirmed, NilReturnMade
from domain.kernel.codec import write
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.registers.events import (
    DecisionMakerNamed,
    DecisionMakerReleased,
    LegalHoldLifted,
    LegalHoldPlaced,
    RegisterPolicyAdopted,
)
from service.clock import london_day
from service.interests.register_tables import decision_makers, legal_holds, policies, returns
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(policies, decision_makers, returns, legal_holds)

STAFF = "STAFF"


@project.on(RegisterPolicyAdopted)
def register_policy_adopted(fact: Fact[RegisterPolicyAdopted], read_model: ReadModel) -> None:
    """Keep the policy with its day."""
    it = fact.event
    policy = json.dumps(write(it.policy, str))
    read_model.add(policies, fact, shown_at=fact.position, policy=policy, in_force_from=it.in_force_from.isoformat())


@project.on(MemberAppointed)
def member_appointed(fact: Fact[MemberAppointed], read_model: ReadModel) -> None:
    """Count the member among those who decide."""
    it = fact.event
    _begins(fact, read_model, it.person, str(it.seat), it.term_from, it.term_to, board=str(it.board))


@project.on(MemberElected)
def member_elected(fact: Fact[MemberElected], read_model: ReadModel) -> None:
    """Count the member among those who decide."""
    it = fact.event
    _begins(fact, read_model, it.person, str(it.seat), it.term_from, it.term_to, board=str(it.board))


@project.on(SeatVacated)
def seat_vacated(fact: Fact[SeatVacated], read_model: ReadModel) -> None:
    """Keep until when the member decided."""
    _ends(fact, read_model, fact.event.person, str(fact.event.seat), fact.event.vacated)


@project.on(ElectionVoided)
def election_voided(fact: Fact[ElectionVoided], read_model: ReadModel) -> None:
    """Keep until when whoever was elected decided in fact."""
    it = fact.event
    if it.person is not None:
        _ends(fact, read_model, it.person, str(it.seat), it.voided)


@project.on(DecisionMakerNamed)
def decision_maker_named(fact: Fact[DecisionMakerNamed], read_model: ReadModel) -> None:
    """Count the person among those who decide."""
    _begins(fact, read_model, fact.event.person, STAFF, fact.event.since, None)


@project.on(DecisionMakerReleased)
def decision_maker_released(fact: Fact[DecisionMakerReleased], read_model: ReadModel) -> None:
    """Keep until when the person decided."""
    _ends(fact, read_model, fact.event.person, STAFF, fact.event.until)


@project.on(InterestDeclared)
def interest_declared(fact: Fact[InterestDeclared], read_model: ReadModel) -> None:
    """Take the declaration as a return."""
    _declared(fact, read_model, fact.event.person)


@project.on(InterestAmended)
def interest_amended(fact: Fact[InterestAmended], read_model: ReadModel) -> None:
    """Take the statement as a return."""
    _declared(fact, read_model, fact.event.person)


@project.on(NilReturnMade)
def nil_return_made(fact: Fact[NilReturnMade], read_model: ReadModel) -> None:
    """Keep that the person made a return."""
    _returned(fact, read_model, fact.event.person, fact.event.made)


@project.on(InterestsConfirmed)
def interests_confirmed(fact: Fact[InterestsConfirmed], read_model: ReadModel) -> None:
    """Keep that the person made a return."""
    _returned(fact, read_model, fact.event.person, fact.event.confirmed)


@project.on(LegalHoldPlaced)
def legal_hold_placed(fact: Fact[LegalHoldPlaced], read_model: ReadModel) -> None:
    """Keep the hold."""
    read_model.add(legal_holds, fact, hold=str(fact.event.hold), person=str(fact.event.person))


@project.on(LegalHoldLifted)
def legal_hold_lifted(fact: Fact[LegalHoldLifted], read_model: ReadModel) -> None:
    """Keep it no longer."""
    read_model.end(legal_holds, fact, {"hold": str(fact.event.hold)})


def _begins(
    fact: Fact[Event],
    read_model: ReadModel,
    person: str,
    capacity: str,
    since: PartialDate,
    until: PartialDate | None,
    board: str | None = None,
) -> None:
    read_model.add(
        decision_makers,
        fact,
        shown_at=fact.position,
        person=str(person),
        capacity=capacity,
        board=board,
        begins=1,
        first_day=since.earliest.isoformat(),
        begun_by=since.latest.isoformat(),
        last_day=(until.latest if until else date.max).isoformat(),
    )


def _ends(fact: Fact[Event], read_model: ReadModel, person: str, capacity: str, until: PartialDate) -> None:
    last_day = until.latest.isoformat()
    read_model.add(
        decision_makers,
        fact,
        shown_at=fact.position,
        person=str(person),
        capacity=capacity,
        begins=0,
        last_day=last_day,
    )


def _declared(fact: Fact[Event], read_model: ReadModel, person: str) -> None:
    _returned(fact, read_model, person, PartialDate.of(london_day(fact.envelope.occurred_at)))


def _returned(fact: Fact[Event], read_model: ReadModel, person: str, made: PartialDate) -> None:
    read_model.add(
        returns,
        fact,
        shown_at=fact.position,
        person=str(person),
        earliest=made.earliest.isoformat(),
        latest=made.latest.isoformat(),
    )
