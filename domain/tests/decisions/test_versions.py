"""Of two versions of a case one approval stands: that of the new one takes the place of the old one, and names it."""

from dataclasses import replace

from domain.cases.events import CaseDrafted, CaseRevised, CaseSubmitted
from domain.cases.stages import CaseStage
from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.policies import CaseAlreadyDecided
from domain.decisions.reopening import DecisionOfAnotherBoard
from domain.decisions.statuses import Status
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, DecisionId
from domain.kernel.spec import Given, fact, given
from domain.meetings.events import ItemPlaced, MotionPut
from domain.meetings.motions import Direction
from domain.meetings.terms import NO_TERMS, Terms
from domain.tests.decisions.after import (
    LATER,
    LATER_DECISION,
    act,
    committee,
    decided,
    going_on,
    reconsidered,
    the_decision,
    then_decided,
)
from domain.tests.decisions.make import uuid
from domain.tests.decisions.story import CASE, DECISION
from domain.tests.decisions.test_reopening import courses_of, status

SECOND = CaseSubmitted(case=CASE, version=2, content_hash="1" * 64)
UNTIL = Terms(until=PartialDate("2009-12-31"))


def of_the_second(
    record: Given, direction: Direction = Direction.APPROVE, terms: Terms = NO_TERMS, earlier: DecisionId | None = None
) -> Given:
    """The second version is submitted, and comes before the later meeting."""
    asked = reconsidered(going_on(record, SECOND), direction, terms, earlier=earlier)
    facts = [
        fact(replace(one.event, version=2), 1, at=one.envelope.occurred_at)
        if isinstance(one.event, ItemPlaced | MotionPut) and one.event.meeting == LATER
        else one
        for one in asked.facts
    ]
    return given(asked.decider, *facts).when(asked.command)  # type: ignore[arg-type] # it was asked


def test_a_new_version_is_not_approved_beside_the_old_one() -> None:
    of_the_second(decided()).then_refused(CaseAlreadyDecided, decision=DECISION)


def test_an_approval_of_a_new_version_takes_the_place_of_the_old_one_that_it_names() -> None:
    approving = of_the_second(decided(), earlier=DECISION)
    assert the_decision(approving).version == 2
    after = then_decided(approving)
    assert (status(after), status(after, LATER_DECISION)) == (Status.SUPERSEDED, Status.IN_FORCE)


def test_a_new_version_is_rejected_or_deferred_and_the_old_approval_stands() -> None:
    for direction in (Direction.REJECT, Direction.DEFER):
        after = then_decided(of_the_second(decided(), direction))
        assert status(after) is Status.IN_FORCE


def test_after_a_rejection_a_new_version_is_approved_without_naming_anything() -> None:
    assert the_decision(of_the_second(decided(Direction.REJECT))).outcome is Outcome.APPROVED


def test_f4_the_new_version_may_go_to_a_board_above_and_replace_what_another_approved() -> None:
    """The value rose beyond the limit of the board that approved the first version."""
    below = BoardId(uuid("board", "below"))
    record = decided()
    facts = [
        fact(replace(one.event, board=below), 1, at=one.envelope.occurred_at)
        if isinstance(one.event, DecisionTaken)
        else one
        for one in record.facts
    ]
    approved_below = given(record.decider, *facts)
    assert the_decision(of_the_second(approved_below, earlier=DECISION)).outcome is Outcome.APPROVED
    reconsidered(approved_below, Direction.RESCIND).then_refused(DecisionOfAnotherBoard)


def test_two_members_do_not_replace_what_the_board_approved() -> None:
    record = going_on(decided(), SECOND)
    given(chairs_actions, *record.facts).when(act()).then_refused(CaseAlreadyDecided, decision=DECISION)


def test_what_only_lengthens_an_approval_decides_nothing_about_the_new_version() -> None:
    longer = then_decided(of_the_second(decided(), Direction.EXTEND, UNTIL, DECISION))
    course = courses_of(longer)
    assert (course[DECISION].is_final, course[LATER_DECISION].is_final) == (True, False)


def test_each_stage_of_a_case_is_approved_by_itself_and_both_approvals_stand() -> None:
    """CKW cluster, 2012: the outline case was approved by itself, the full one later."""
    after = then_decided(of_the_second(at_stage(CaseStage.OUTLINE_BUSINESS_CASE, CaseStage.FULL_BUSINESS_CASE)))
    assert (status(after), status(after, LATER_DECISION)) == (Status.IN_FORCE, Status.IN_FORCE)
    of_the_second(at_stage(CaseStage.FULL_BUSINESS_CASE, CaseStage.FULL_BUSINESS_CASE)).then_refused(CaseAlreadyDecided)


def at_stage(first: CaseStage, second: CaseStage) -> Given:
    """The first version was approved at one stage, and the case is written anew for another."""
    before = [
        replace(one, content=replace(one.content, stage=first)) if isinstance(one, CaseDrafted) else one
        for one in committee()
    ]
    content = next(one.content for one in before if isinstance(one, CaseDrafted))
    return going_on(decided(before=before), CaseRevised(case=CASE, content=replace(content, stage=second)))
