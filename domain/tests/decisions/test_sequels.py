"""What becomes of a decision: suspended, set aside, its conditions met or not, notice given, the service ended."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as over
from hypothesis import strategies

from domain.boards.events import BoardKind
from domain.decisions import events as happened
from domain.decisions.condition_commands import DischargeCondition, FailCondition, WaiveCondition
from domain.decisions.condition_policies import ConditionAlreadySettled, EvidenceMissing, UnknownCondition
from domain.decisions.events import Outcome, SuspensionGround
from domain.decisions.kept import ConditionState
from domain.decisions.notice_commands import EndService, GiveTerminationNotice
from domain.decisions.notice_policies import NoNoticeGiven, NoticeAlreadyGiven, NoticeTooShort
from domain.decisions.sequel_commands import BeginStandstill, LapseDecision, LiftSuspension, SetDecisionAside
from domain.decisions.sequel_policies import (
    BeforeTheDecision,
    DecisionNotInForce,
    DecisionNotSuspended,
    OutsideTheStandstill,
    StandstillAlreadyBegun,
    UnknownDecision,
)
from domain.decisions.statuses import Status
from domain.decisions.way_out_commands import CarryItemOver, ReferDecisionUp
from domain.decisions.ways_out import NotALaterMeetingOfTheBoard, QuestionAnswered, ReferredToItself
from domain.kernel.deciders import NotYetHappened
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Command, Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.kernel.spec import Given
from domain.meetings.agenda import OutsideRemit
from domain.meetings.events import MeetingCalled
from domain.meetings.motions import Direction
from domain.meetings.terms import Condition, Terms
from domain.people.events import PersonRegistered
from domain.people.policies import UnknownPerson
from domain.tests.decisions.after import JUNE_17, LATER, afterwards, decided, going_on, on_day, suspend
from domain.tests.decisions.make import person, uuid
from domain.tests.decisions.story import (
    COMMITTEE,
    DECISION,
    DEVELOPMENT,
    DISINVESTMENT,
    EVENING,
    board,
    development_charter,
    disinvestment_charter,
)
from domain.tests.decisions.test_reopening import agreed_by_few, courses_of, status

DIGEST = "ab" * 32
CONDITIONS = Terms(
    conditions=tuple(
        Condition(text=text, owner=None, office="Medical Director", due=None) for text in ("Exit plan", "Audit")
    )
)


def conditional() -> Given:
    return decided(Direction.APPROVE_WITH_CONDITIONS, CONDITIONS)


def discharge(number: int = 1, on: date = JUNE_17) -> DischargeCondition:
    return DischargeCondition(
        asked=on_day(on), decision=DECISION, condition=number, on=on, evidence_digest=DIGEST, note=None
    )


def fail(number: int = 1) -> FailCondition:
    return FailCondition(
        asked=on_day(), decision=DECISION, condition=number, on=JUNE_17, evidence_digest=None, why="No plan came."
    )


def waive(number: int = 1) -> WaiveCondition:
    return WaiveCondition(
        asked=on_day(),
        decision=DECISION,
        condition=number,
        on=JUNE_17,
        waived_by=person("chair"),
        evidence_digest=None,
        why="Overtaken.",
    )


def notice(last: date = date(2009, 12, 31), months: int = 6, exception: str | None = None) -> Command:
    return GiveTerminationNotice(
        asked=on_day(),
        decision=DECISION,
        given=JUNE_17,
        notice_months=months,
        last_service_day=last,
        exception=exception,
    )


def end(on: date = date(2009, 12, 31)) -> EndService:
    return EndService(asked=on_day(on), decision=DECISION, on=on)


def lift(on: date = JUNE_17) -> LiftSuspension:
    return LiftSuspension(asked=on_day(on), decision=DECISION, on=on, why="The call-in was withdrawn.")


def set_aside() -> SetDecisionAside:
    return SetDecisionAside(
        asked=on_day(), decision=DECISION, on=JUNE_17, by_whom="The High Court", why="No consultation."
    )


def lapse() -> LapseDecision:
    return LapseDecision(asked=on_day(), decision=DECISION, on=JUNE_17, why="Nobody came forward.")


def standstill(on: date = JUNE_17) -> BeginStandstill:
    return BeginStandstill(asked=on_day(on), decision=DECISION, notice_published=on)


def after(record: Given, *commands: Command) -> Given:
    """The record with what these commands have made of it."""
    for command in commands:
        record = going_on(record, *afterwards(record).when(command).outcome())
    return record


def refused(record: Given, command: Command, reason: type[Refused], **facts: object) -> None:
    afterwards(record).when(command).then_refused(reason, **facts)


def test_a_decision_called_in_is_suspended_and_stands_again_when_it_is_released() -> None:
    """Croydon, April 2017: the restriction of IVF was called in."""
    held_up = after(decided(), suspend())
    assert status(held_up) is Status.SUSPENDED
    released = after(held_up, lift())
    assert status(released) is Status.IN_FORCE
    assert [turn.kind for turn in courses_of(released)[DECISION].turns] == [
        "decisions.DecisionTaken",
        "decisions.DecisionSuspended",
        "decisions.SuspensionLifted",
    ]
    lifted = afterwards(held_up).when(lift()).then_some(happened.SuspensionLifted)
    assert lifted.outcome is Outcome.APPROVED


@pytest.mark.parametrize("ground", [one for one in SuspensionGround if one is not SuspensionGround.PSR_REPRESENTATION])
def test_scrutiny_the_secretary_of_state_and_the_court_suspend_at_any_time(ground: SuspensionGround) -> None:
    assert status(after(decided(), suspend(ground, date(2010, 3, 1)))) is Status.SUSPENDED


def test_one_suspension_ends_before_another_begins() -> None:
    refused(after(decided(), suspend()), suspend(), DecisionNotInForce, status="SUSPENDED")
    refused(decided(), lift(), DecisionNotSuspended)


def test_a_representation_under_the_psr_comes_within_eight_working_days_of_the_notice() -> None:
    """Published on Wednesday 17 June 2009: the eighth working day after it is Monday 29 June."""
    record = after(decided(), standstill())
    assert courses_of(record)[DECISION].standstill_until == date(2009, 6, 29)
    in_time = suspend(SuspensionGround.PSR_REPRESENTATION, date(2009, 6, 29))
    assert status(after(record, in_time)) is Status.SUSPENDED
    late = suspend(SuspensionGround.PSR_REPRESENTATION, date(2009, 6, 30))
    refused(record, late, OutsideTheStandstill, last_day="2009-06-29")
    refused(decided(), in_time, OutsideTheStandstill)
    refused(record, standstill(), StandstillAlreadyBegun)


def test_what_a_court_sets_aside_is_out_of_force_for_good() -> None:
    record = after(decided(), suspend(SuspensionGround.JUDICIAL_REVIEW), set_aside())
    assert status(record) is Status.SET_ASIDE
    assert not courses_of(record)[DECISION].is_final
    refused(record, lift(), DecisionNotSuspended)
    refused(record, lapse(), DecisionNotInForce, status="SET_ASIDE")


def test_a_decision_lapses() -> None:
    assert status(after(decided(), lapse())) is Status.LAPSED


def test_conditions_are_met_one_by_one_by_evidence() -> None:
    first = after(conditional(), discharge(1))
    assert [kept.state for kept in courses_of(first)[DECISION].conditions] == [
        ConditionState.DISCHARGED,
        ConditionState.OPEN,
    ]
    afterwards(first).when(discharge(2)).then_some(happened.ConditionDischarged, left=0)
    refused(first, discharge(1), ConditionAlreadySettled, state="DISCHARGED")
    refused(first, discharge(3), UnknownCondition)
    refused(conditional(), replace(discharge(), evidence_digest=""), EvidenceMissing)


def test_a_condition_is_waived_by_somebody_on_record_who_says_why() -> None:
    record = going_on(conditional(), PersonRegistered(person=person("chair"), office="Chair", name=None))
    afterwards(record).when(waive()).then_some(happened.ConditionWaived, left=1)
    refused(conditional(), waive(), UnknownPerson, pointer="/waivedBy")
    refused(record, replace(waive(), why=""), ReasonMissing, pointer="/why")


def test_a_settled_condition_keeps_what_was_noted_and_by_what_it_is_shown() -> None:
    noted = replace(discharge(), note="Seen by the committee.")
    afterwards(conditional()).when(noted).then_some(happened.ConditionDischarged, note="Seen by the committee.")
    record = going_on(conditional(), PersonRegistered(person=person("chair"), office="Chair", name=None))
    shown = replace(waive(), evidence_digest=DIGEST)
    afterwards(record).when(shown).then_some(happened.ConditionWaived, evidence_digest=DIGEST)


def test_a_condition_that_fails_takes_the_approval_with_it() -> None:
    record = after(conditional(), fail())
    assert status(record) is Status.LAPSED
    assert not courses_of(record)[DECISION].is_final


def test_a21_notice_is_as_long_as_the_contract_asks_and_never_under_three_months_without_a_reason() -> None:
    refused(decided(), notice(last=date(2009, 12, 16)), NoticeTooShort, months=6, earliest="2009-12-17")
    refused(decided(), notice(last=date(2009, 9, 16), months=1), NoticeTooShort, months=3)
    given_ = afterwards(decided()).when(notice()).then_some(happened.TerminationNoticeGiven)
    assert given_.last_service_day == date(2009, 12, 31)
    afterwards(decided()).when(notice(date(2009, 7, 1), exception="Agreed by both.")).then_some(
        happened.TerminationNoticeGiven
    )
    refused(after(decided(), notice()), notice(), NoticeAlreadyGiven)


def test_a_service_ends_after_notice_and_not_while_the_decision_is_held_up() -> None:
    refused(decided(), end(), NoNoticeGiven)
    told_ = after(decided(), notice())
    assert courses_of(after(told_, end()))[DECISION].service_ended == date(2009, 12, 31)
    refused(after(told_, suspend()), end(), DecisionNotInForce, status="SUSPENDED")
    refused(after(decided(), suspend()), notice(), DecisionNotInForce)


def test_c7_what_comes_to_light_later_suspends_a_decision_and_does_not_unmake_it() -> None:
    record = after(decided(), suspend(on=date(2010, 1, 5)))
    course = courses_of(record)[DECISION]
    assert course.status_on(date(2010, 1, 4)) is Status.IN_FORCE
    assert course.status_on(date(2010, 1, 5)) is Status.SUSPENDED
    assert course.outcome is Outcome.APPROVED


def test_nothing_becomes_of_a_decision_before_it_was_taken_or_before_it_happened() -> None:
    refused(decided(), replace(lapse(), on=date(2009, 6, 15)), BeforeTheDecision, pointer="/on")
    refused(decided(), replace(lapse(), on=date(2009, 6, 18)), NotYetHappened, pointer="/on")
    unknown = DecisionId(uuid("decision", "unknown"))
    refused(decided(), replace(lapse(), decision=unknown), UnknownDecision)


def carry_over(meeting_on: int = 30) -> tuple[CarryItemOver, MeetingCalled]:
    command = CarryItemOver(
        asked=on_day(), decision=DECISION, meeting=LATER, on=JUNE_17, why="Four members will be free."
    )
    starts = EVENING.replace(month=7, day=meeting_on)
    return command, MeetingCalled(meeting=LATER, board=COMMITTEE, starts_at=starts, place="Walthamstow")


def test_a_question_without_a_quorum_goes_over_to_a_later_meeting_of_the_board() -> None:
    command, called = carry_over()
    record = after(going_on(agreed_by_few(), called), command)
    assert status(record) is Status.CARRIED_OVER
    elsewhere = replace(called, board=DISINVESTMENT)
    refused(going_on(agreed_by_few(), elsewhere), command, NotALaterMeetingOfTheBoard)
    refused(going_on(decided(), called), command, QuestionAnswered)


def test_a_question_without_a_quorum_is_referred_up_to_a_board_that_may_decide_it() -> None:
    refer = ReferDecisionUp(
        asked=on_day(), decision=DECISION, to_board=DISINVESTMENT, on=JUNE_17, why="Lay and executive majority."
    )
    approving = board(DISINVESTMENT, BoardKind.APPROVAL, disinvestment_charter())
    proposing = board(DEVELOPMENT, BoardKind.DEVELOPMENT, development_charter())
    record = going_on(agreed_by_few(), *approving, *proposing)
    assert status(after(record, refer)) is Status.REFERRED_UP
    afterwards(record).when(replace(refer, to_board=DEVELOPMENT)).then_refused(OutsideRemit)
    refused(record, replace(refer, to_board=COMMITTEE), ReferredToItself)


EVERY: tuple[Command, ...] = (
    discharge(),
    fail(),
    suspend(),
    lift(),
    set_aside(),
    lapse(),
    notice(),
    end(),
    standstill(),
    carry_over()[0],
)


@over(strategies.lists(strategies.sampled_from(EVERY), max_size=6))
def test_v4_nothing_but_a_ratification_makes_an_approval_of_what_found_no_quorum(commands: list[Command]) -> None:
    record = going_on(agreed_by_few(), carry_over()[1])
    for command in commands:
        events: list[Event] = []
        try:
            events = list(afterwards(record).when(command).outcome())
        except Refused:
            continue
        record = going_on(record, *events)
    assert not courses_of(record)[DECISION].is_final
    assert status(record) in {Status.WITHOUT_EFFECT, Status.CARRIED_OVER, Status.REFERRED_UP}
