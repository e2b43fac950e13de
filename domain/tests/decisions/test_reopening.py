"""Motions about an earlier decision: ratified, varied, rescinded, replaced; and what of it is then in force."""

from collections.abc import Mapping
from datetime import date

import pytest

from domain.boards.charter import Reopening
from domain.boards.quorum import OnLoss
from domain.decisions.course import Course, Courses
from domain.decisions.course_following import courses_after
from domain.decisions.events import Outcome
from domain.decisions.policies import CaseAlreadyDecided
from domain.decisions.reopening import NothingToRatify, NoticeOfReopeningMissing, ReopenedTooSoon
from domain.decisions.sequel_policies import DecisionNotInForce, UnknownDecision
from domain.decisions.statuses import Status
from domain.kernel.dates import PartialDate
from domain.kernel.ids import DecisionId
from domain.kernel.spec import Given
from domain.meetings.motions import Direction
from domain.meetings.terms import Terms
from domain.tests.decisions.after import (
    LATER_DECISION,
    committee,
    decided,
    reconsidered,
    the_decision,
    then_decided,
)
from domain.tests.decisions.make import uuid
from domain.tests.decisions.story import DECISION, NEVER

SIX_MONTHS = Reopening(months=6, notice_clear_days=5)


def agreed_by_few(direction: Direction = Direction.APPROVE, reopening: Reopening = NEVER) -> Given:
    """Two of four were there, and agreed."""
    before = committee(OnLoss.NO_DECISION, reopening)
    return decided(direction, here="chair lay1", cast="chair+ lay1+", before=before)


def courses_of(record: Given) -> Courses:
    courses: Mapping[DecisionId, Course] = {}
    for one in record.facts:
        courses = courses_after(courses, one)
    return courses


def status(record: Given, decision: DecisionId = DECISION) -> Status:
    return courses_of(record)[decision].status


def test_v4_what_too_few_agreed_is_approved_once_a_quorate_meeting_ratifies_it_and_both_days_are_kept() -> None:
    few = agreed_by_few()
    assert status(few) is Status.WITHOUT_EFFECT
    ratifying = reconsidered(few, Direction.RATIFY)
    taken = the_decision(ratifying)
    assert (taken.outcome, taken.earlier_outcome) == (Outcome.RATIFIED, Outcome.APPROVED)
    course = courses_of(then_decided(ratifying))[DECISION]
    assert course.is_final
    assert [(turn.status, turn.on) for turn in course.turns] == [
        (Status.WITHOUT_EFFECT, date(2009, 6, 17)),
        (Status.IN_FORCE, date(2009, 7, 21)),
    ]
    assert course.status_on(date(2009, 7, 20)) is Status.WITHOUT_EFFECT
    assert course.status_on(date(2009, 6, 16)) is None


def test_v4_indicative_support_is_ratified_as_an_approval() -> None:
    shown = agreed_by_few(Direction.SUPPORT_INDICATIVELY)
    assert status(shown) is Status.INDICATIVE
    assert the_decision(reconsidered(shown, Direction.RATIFY)).earlier_outcome is Outcome.APPROVED


def test_what_too_few_refused_or_a_full_meeting_left_undecided_is_not_ratified() -> None:
    refused = decided(here="chair lay1", cast="chair- lay1-")
    reconsidered(refused, Direction.RATIFY).then_refused(NothingToRatify)
    lost = decided(cast="chair- lay1- lay2+")
    reconsidered(lost, Direction.RATIFY).then_refused(NothingToRatify)
    carried = decided()
    reconsidered(carried, Direction.RATIFY).then_refused(NothingToRatify, status="IN_FORCE")


def test_ratification_refused_leaves_nothing_in_force() -> None:
    after = then_decided(reconsidered(agreed_by_few(), Direction.REFUSE_RATIFICATION))
    assert status(after) is Status.NOT_RATIFIED
    assert not courses_of(after)[DECISION].is_final


def test_a_motion_to_ratify_that_is_lost_leaves_it_waiting() -> None:
    after = then_decided(reconsidered(agreed_by_few(), Direction.RATIFY, cast="chair- lay1- lay2+"))
    assert status(after) is Status.WITHOUT_EFFECT
    assert courses_of(after)[DECISION].awaits_ratification


def test_a_decision_is_rescinded_and_the_version_may_be_decided_again() -> None:
    after = then_decided(reconsidered(decided(), Direction.RESCIND))
    assert status(after) is Status.RESCINDED
    assert status(after, LATER_DECISION) is Status.IN_FORCE
    assert not courses_of(after)[DECISION].is_final


def test_what_was_finally_decided_is_decided_again_only_by_naming_it() -> None:
    reconsidered(decided(), Direction.REJECT, earlier=None).then_refused(CaseAlreadyDecided)
    after = then_decided(reconsidered(decided(), Direction.REJECT))
    assert status(after) is Status.SUPERSEDED
    assert courses_of(after)[LATER_DECISION].is_final


def test_what_is_rescinded_is_not_rescinded_again() -> None:
    reconsidered(agreed_by_few(), Direction.RESCIND).then_refused(DecisionNotInForce, status="WITHOUT_EFFECT")


def test_a_decision_that_is_not_on_record_is_not_rescinded() -> None:
    unknown = DecisionId(uuid("decision", "unknown"))
    reconsidered(decided(), Direction.RESCIND, earlier=unknown).then_refused(UnknownDecision)


@pytest.mark.parametrize("direction", [Direction.VARY, Direction.EXTEND])
def test_what_is_varied_or_extended_stays_in_force_until_its_new_end(direction: Direction) -> None:
    """Rosewell: the interim arrangement was extended to 31 December 2025."""
    terms = Terms(until=PartialDate("2009-12-31"))
    course = courses_of(then_decided(reconsidered(decided(), direction, terms)))[DECISION]
    assert course.status is Status.IN_FORCE
    assert course.status_on(date(2009, 12, 31)) is Status.IN_FORCE
    assert course.status_on(date(2010, 1, 1)) is Status.EXPIRED


def test_v11_nothing_is_rescinded_within_six_months_where_the_charter_says_so() -> None:
    record = decided(before=committee(OnLoss.NO_DECISION, SIX_MONTHS))
    soon = reconsidered(record, Direction.RESCIND, on="2009-12-16", noticed="2009-12-01")
    soon.then_refused(ReopenedTooSoon, until="2009-12-17")
    in_time = reconsidered(record, Direction.RESCIND, on="2009-12-17", noticed="2009-12-01")
    assert the_decision(in_time).outcome is Outcome.RESCINDED


def test_v11_a_motion_to_rescind_needs_the_notice_that_the_charter_asks_for() -> None:
    record = decided(before=committee(OnLoss.NO_DECISION, SIX_MONTHS))
    without = reconsidered(record, Direction.RESCIND, on="2010-01-19")
    without.then_refused(NoticeOfReopeningMissing, clear_days=0)
    short = reconsidered(record, Direction.RESCIND, on="2010-01-19", noticed="2010-01-14")
    short.then_refused(NoticeOfReopeningMissing, clear_days=4)
    clear = reconsidered(record, Direction.RESCIND, on="2010-01-19", noticed="2010-01-13")
    assert the_decision(clear).outcome is Outcome.RESCINDED


def test_v11_a_charter_that_says_nothing_lets_the_next_meeting_reopen_what_it_decided() -> None:
    assert the_decision(reconsidered(decided(), Direction.RESCIND)).outcome is Outcome.RESCINDED


def test_v11_the_six_month_rule_does_not_stand_in_the_way_of_ratification() -> None:
    few = agreed_by_few(reopening=SIX_MONTHS)
    assert the_decision(reconsidered(few, Direction.RATIFY)).outcome is Outcome.RATIFIED
