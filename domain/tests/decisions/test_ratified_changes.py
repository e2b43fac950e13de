"""Too few members vary, rescind or replace a decision: nothing changes until a quorate meeting ratifies it."""

from dataclasses import replace
from datetime import date

from domain.cases.events import CaseReturned
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.kept import ConditionState
from domain.decisions.reopening import NothingToRatify
from domain.decisions.sequel_policies import DecisionNotInForce
from domain.decisions.statuses import Status
from domain.kernel.dates import PartialDate
from domain.kernel.spec import Given
from domain.meetings.motions import Direction
from domain.meetings.terms import NO_TERMS, Referral, Terms
from domain.tests.decisions.after import (
    LATER_DECISION,
    decided,
    in_september,
    on_day,
    reconsidered,
    the_decision,
    then_decided,
)
from domain.tests.decisions.story import DECISION
from domain.tests.decisions.test_reopening import courses_of, status
from domain.tests.decisions.test_sequels import CONDITIONS, after, set_aside

HERE, AGREED = "chair lay1", "chair+ lay1+"
UNTIL = Terms(until=PartialDate("2009-12-31"))


def few(direction: Direction, terms: Terms = NO_TERMS) -> Given:
    """Two of four agree, in July, on a motion about the decision of June."""
    return then_decided(reconsidered(decided(), direction, terms, here=HERE, cast=AGREED))


def test_what_too_few_rescind_stands_until_a_quorate_meeting_ratifies_it() -> None:
    rescinded = few(Direction.RESCIND)
    assert status(rescinded) is Status.IN_FORCE
    taken = the_decision(in_september(rescinded))
    assert (taken.earlier_outcome, taken.affected, taken.affected_outcome) == (
        Outcome.RESCINDED,
        DECISION,
        Outcome.APPROVED,
    )
    after_all = then_decided(in_september(rescinded))
    assert status(after_all) is Status.RESCINDED
    assert courses_of(after_all)[DECISION].turns[-1].on == date(2009, 9, 15)
    assert status(after_all, LATER_DECISION) is Status.IN_FORCE


def test_what_too_few_replace_is_replaced_when_that_is_ratified() -> None:
    after_all = then_decided(in_september(few(Direction.REJECT)))
    assert (status(after_all), status(after_all, LATER_DECISION)) == (Status.SUPERSEDED, Status.IN_FORCE)


def test_what_too_few_vary_has_its_new_end_when_that_is_ratified() -> None:
    varied = few(Direction.VARY, UNTIL)
    assert courses_of(varied)[DECISION].until is None
    after_all = courses_of(then_decided(in_september(varied)))[DECISION]
    assert (after_all.status, after_all.until) == (Status.IN_FORCE, PartialDate("2009-12-31"))


def test_what_is_not_ratified_changes_nothing() -> None:
    after_all = then_decided(in_september(few(Direction.RESCIND), Direction.REFUSE_RATIFICATION))
    assert (status(after_all), status(after_all, LATER_DECISION)) == (Status.IN_FORCE, Status.NOT_RATIFIED)


def test_the_rescission_of_what_has_fallen_meanwhile_is_not_ratified() -> None:
    later = date(2009, 8, 1)
    fallen = after(few(Direction.RESCIND), replace(set_aside(), asked=on_day(later), on=later))
    in_september(fallen).then_refused(DecisionNotInForce, status="SET_ASIDE")


def test_a_ratification_that_found_no_quorum_is_put_again_and_not_itself_ratified() -> None:
    waiting = decided(here=HERE, cast=AGREED)
    twice = then_decided(reconsidered(waiting, Direction.RATIFY, here=HERE, cast=AGREED))
    in_september(twice).then_refused(NothingToRatify)


def test_conditions_that_too_few_agreed_to_bind_once_they_are_ratified() -> None:
    waiting = decided(Direction.APPROVE_WITH_CONDITIONS, CONDITIONS, here=HERE, cast=AGREED)
    assert courses_of(waiting)[DECISION].conditions == ()
    ratifying = reconsidered(waiting, Direction.RATIFY)
    assert the_decision(ratifying).terms == CONDITIONS
    courses = courses_of(then_decided(ratifying))
    assert [one.state for one in courses[DECISION].conditions] == [ConditionState.OPEN, ConditionState.OPEN]
    assert courses[LATER_DECISION].conditions == ()


def test_a_case_that_too_few_refer_back_is_returned_once_that_is_ratified() -> None:
    terms = Terms(referral=Referral(to="The programme board", missing="The impact on women."))
    waiting = decided(Direction.REFER_BACK, terms, here=HERE, cast=AGREED)
    assert not [one for one in waiting.facts if isinstance(one.event, CaseReturned)]
    reconsidered(waiting, Direction.RATIFY).then_some(CaseReturned, version=1, why="The impact on women.")


def test_what_was_lost_has_no_terms() -> None:
    lost = decided(Direction.APPROVE_WITH_CONDITIONS, CONDITIONS, cast="chair- lay1- lay2-")
    assert [one.event.terms for one in lost.facts if isinstance(one.event, DecisionTaken)] == [NO_TERMS]
