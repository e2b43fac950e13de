"""A contract rests on a decision as it stands on the day of the award, whoever took it and whatever became of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.events import SuspensionGround
from domain.kernel.dates import PartialDate
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Mode
from domain.kernel.spec import ASKED, Given, given
from domain.meetings.motions import Direction
from domain.meetings.terms import Terms
from domain.procurement.decider import decider
from domain.procurement.events import ContractAwarded, Process
from domain.procurement.policies import AwardedWithoutApproval
from domain.procurement.standstill_policies import AwardedBeforeDecided, StandstillNotBegun, StandstillRuns
from domain.tests.decisions.after import (
    ACTION,
    LATER_DECISION,
    act,
    committee,
    decided,
    going_on,
    on_day,
    reconsidered,
    suspend,
    then_decided,
)
from domain.tests.decisions.story import DECISION, told
from domain.tests.decisions.test_reopening import agreed_by_few
from domain.tests.decisions.test_sequels import after, lapse, lift, set_aside, standstill
from domain.tests.interests.make import organisation_registered
from domain.tests.procurement.test_awarding import CONTRACT

AUGUST = date(2009, 8, 3)


def awarding(
    record: Given,
    decision: DecisionId | None = DECISION,
    on: date = AUGUST,
    mode: Mode = Mode.LIVE,
    process: Process = CONTRACT.terms.process,
    *,
    urgent: bool = False,
) -> Given:
    """The award of a contract that names the decision."""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    asked = replace(ASKED, at=noon, occurred_at=noon, mode=mode, reason="From the file.", source="Contract 7")
    terms = replace(CONTRACT.terms, process=process, urgent=urgent)
    command = replace(CONTRACT, decision=decision, asked=asked, terms=terms)
    known = going_on(record, organisation_registered())
    return given(decider, *known.facts).when(command)


def acted() -> Given:
    record = told(committee())
    return going_on(record, *given(chairs_actions, *record.facts).when(act()).outcome())


def test_an_approval_in_force_carries_an_award() -> None:
    awarding(decided()).then_some(ContractAwarded, decision=DECISION)


@pytest.mark.parametrize(
    ("fallen", "status"),
    [
        (lambda: then_decided(reconsidered(decided(), Direction.RESCIND)), "RESCINDED"),
        (lambda: then_decided(reconsidered(decided(), Direction.REJECT)), "SUPERSEDED"),
        (lambda: after(decided(), suspend()), "SUSPENDED"),
        (lambda: after(decided(), set_aside()), "SET_ASIDE"),
        (lambda: after(decided(), lapse()), "LAPSED"),
        (agreed_by_few, "WITHOUT_EFFECT"),
        (lambda: decided(Direction.REJECT), "IN_FORCE"),
    ],
)
def test_nothing_is_awarded_on_what_does_not_stand_as_an_approval(fallen: Callable[[], Given], status: str) -> None:
    awarding(fallen()).then_refused(AwardedWithoutApproval, status=status)


def test_what_stands_again_carries_an_award_again() -> None:
    awarding(after(decided(), suspend(), lift())).then_some(ContractAwarded)


def test_an_award_told_afterwards_rests_on_the_decision_as_it_stood_on_that_day() -> None:
    rescinded = then_decided(reconsidered(decided(), Direction.RESCIND))
    awarding(rescinded, on=date(2009, 7, 20)).then_some(ContractAwarded)
    awarding(rescinded, mode=Mode.RETROSPECTIVE).then_found(AwardedWithoutApproval)


def test_an_approval_whose_time_is_over_carries_no_award() -> None:
    extended = reconsidered(decided(), Direction.EXTEND, Terms(until=PartialDate("2009-07-31")))
    awarding(then_decided(extended)).then_refused(AwardedWithoutApproval)


def test_two_members_who_act_urgently_approve_what_may_be_awarded_until_ratification_is_refused() -> None:
    """CKW cluster, 2012."""
    awarding(acted(), ACTION).then_some(ContractAwarded, decision=ACTION)
    refused = then_decided(reconsidered(acted(), Direction.REFUSE_RATIFICATION, earlier=ACTION))
    awarding(refused, ACTION).then_refused(AwardedWithoutApproval, status="NOT_RATIFIED")


@pytest.mark.parametrize("named", [DECISION, LATER_DECISION])
def test_a_ratified_approval_carries_an_award_under_either_number(named: DecisionId) -> None:
    ratified = then_decided(reconsidered(agreed_by_few(), Direction.RATIFY))
    awarding(ratified, named).then_some(ContractAwarded, decision=named)


@pytest.mark.parametrize("direction", [Direction.RATIFY, Direction.VARY])
def test_a_ratification_or_variation_carries_no_award_once_what_it_rests_on_has_fallen(direction: Direction) -> None:
    begun = agreed_by_few() if direction is Direction.RATIFY else decided()
    later = date(2009, 7, 22)
    court = replace(set_aside(), asked=on_day(later), on=later)
    fallen = after(then_decided(reconsidered(begun, direction)), court)
    awarding(fallen, LATER_DECISION).then_refused(AwardedWithoutApproval, status="IN_FORCE")


def test_a_refusal_that_is_ratified_carries_no_award() -> None:
    ratified = then_decided(reconsidered(agreed_by_few(Direction.REJECT), Direction.RATIFY))
    awarding(ratified).then_refused(AwardedWithoutApproval)


def test_nothing_is_awarded_before_its_decision() -> None:
    awarding(decided(), on=date(2009, 6, 16)).then_refused(AwardedBeforeDecided, decided="2009-06-17")
    awarding(decided(), on=date(2009, 6, 16), mode=Mode.RETROSPECTIVE).then_found(AwardedBeforeDecided)
    awarding(decided(), on=date(2009, 6, 17)).then_some(ContractAwarded)


def test_nothing_is_awarded_before_the_last_day_of_the_standstill_is_over() -> None:
    record = after(decided(), standstill())
    awarding(record, on=date(2009, 6, 29)).then_refused(StandstillRuns, last_day="2009-06-29")
    awarding(record, on=date(2009, 6, 29), mode=Mode.RETROSPECTIVE).then_found(StandstillRuns)
    awarding(record, on=date(2009, 6, 30)).then_some(ContractAwarded)


def test_a_representation_keeps_the_standstill_open_until_five_working_days_after_its_answer() -> None:
    """SI 2023/1348, regulation 12; answered on Thursday, 9 July 2009."""
    made = suspend(SuspensionGround.PSR_REPRESENTATION, date(2009, 6, 22))
    waiting = after(decided(), standstill(), made)
    awarding(waiting).then_refused(StandstillRuns, last_day=None)
    awarding(waiting, mode=Mode.RETROSPECTIVE).then_found(StandstillRuns, AwardedWithoutApproval)
    thursday = date(2009, 7, 9)
    answered = after(waiting, lift(thursday))
    awarding(answered, on=date(2009, 7, 16)).then_refused(StandstillRuns, last_day="2009-07-16")
    awarding(answered, on=date(2009, 7, 17)).then_some(ContractAwarded)


def test_a_process_that_has_a_standstill_awards_nothing_before_one_was_begun() -> None:
    """SI 2023/1348, regulation 12 (1)."""
    competitive, since = Process.COMPETITIVE, date(2024, 3, 1)
    refused = awarding(decided(), on=since, process=competitive)
    refused.then_refused(StandstillNotBegun, pointer="/decision")
    awarding(decided(), on=since, process=competitive, mode=Mode.RETROSPECTIVE).then_found(StandstillNotBegun)
    awarding(after(decided(), standstill()), on=since, process=competitive).then_some(ContractAwarded)
    awarding(decided(), None, on=since, process=competitive).then_some(ContractAwarded)
    awarding(decided(), on=since, process=Process.DIRECT_AWARD_B).then_some(ContractAwarded)
    awarding(decided(), on=since, process=competitive, urgent=True).then_some(ContractAwarded)
