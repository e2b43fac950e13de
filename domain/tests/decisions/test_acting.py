"""Chair's action: two members jointly, their conflicts looked at as in a meeting, and ratified or not afterwards."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from domain.boards.events import BoardKind
from domain.boards.quorum import OnLoss
from domain.cases.events import CaseWithdrawn
from domain.cases.policies import CaseNotSubmitted
from domain.decisions.chairs_action import ChairsActionNotProvided, RatificationBeforeTheAction
from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.chairs_action_persons import ActorNamedTwice, NotJointly
from domain.decisions.commands import TakeChairsAction
from domain.decisions.events import ChairsActionTaken, Outcome
from domain.decisions.policies import CaseAlreadyDecided
from domain.decisions.reopening import NothingToRatify
from domain.decisions.sequel_policies import UnknownDecision
from domain.decisions.statuses import Status
from domain.kernel.dates import PartialDate
from domain.kernel.ids import DecisionId, OrganisationCode, PositionId
from domain.kernel.messages import Event, Mode
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import Given, given
from domain.meetings.agenda import OutsideRemit
from domain.meetings.motions import Direction
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.meetings.putting import MotionDoesNotFit, TermsDoNotFit
from domain.people.events import PositionKind, PositionTaken
from domain.tests.decisions.after import (
    ACTION,
    MEMBERS,
    act,
    committee,
    decided,
    going_on,
    reconsidered,
    the_decision,
    then_decided,
)
from domain.tests.decisions.make import person, uuid
from domain.tests.decisions.story import CASE, COMMITTEE, DECISION, board, case, committee_charter, told
from domain.tests.decisions.test_reopening import agreed_by_few, courses_of, status

PROVIDER = "RW6"


def standing(*events: Event | Iterable[Event]) -> Given:
    """On record, for those who act."""
    return given(chairs_actions, *told(*(events or (committee(),))).facts)


def acted(record: Given | None = None, command: TakeChairsAction | None = None) -> Given:
    """The record with the action, for whatever the board then decides."""
    before = record or told(committee())
    events = given(chairs_actions, *before.facts).when(command or act()).outcome()
    return going_on(before, *events)


def tie(name: str) -> PositionTaken:
    return PositionTaken(
        position=PositionId(uuid("position", f"{name} at the provider")),
        person=person(name),
        organisation=OrganisationCode(PROVIDER),
        kind=PositionKind.DIRECTOR,
        title=None,
        held_from=PartialDate("2005"),
        held_to=None,
    )


def afterwards(command: TakeChairsAction) -> TakeChairsAction:
    """The same, written down long after."""
    return replace(command, asked=replace(command.asked, mode=Mode.RETROSPECTIVE))


def test_two_members_act_jointly_and_the_action_is_provisional() -> None:
    taken = standing().when(act()).then_some(ChairsActionTaken, outcome=Outcome.APPROVED, number=1, version=1)
    assert (taken.decided, taken.ratify_by) == (date(2009, 6, 17), date(2009, 7, 31))
    assert status(acted(), ACTION) is Status.PROVISIONAL


@pytest.mark.parametrize("actors", [("chair",), ("lay1", "lay2")])
def test_v6_nobody_acts_alone_or_without_the_chair(actors: tuple[str, ...]) -> None:
    standing().when(act(*actors)).then_refused(NotJointly, pointer="/actors")


@pytest.mark.parametrize("mode", Mode)
def test_v6_whoever_is_named_twice_is_one_person_then_as_now(mode: Mode) -> None:
    command = act("chair", "chair")
    told = replace(command, asked=replace(command.asked, mode=mode))
    standing().when(told).then_refused(ActorNamedTwice, pointer="/actors")


def test_v6_each_of_those_who_acted_against_the_rules_long_ago_is_found_by_name() -> None:
    charter = committee_charter(OnLoss.CHAIRS_ACTION)
    members = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, *MEMBERS)
    events = [*members, tie("lay1"), tie("lay2"), *case(pays_practices=False, party=PROVIDER)]
    found = (
        standing(events)
        .when(afterwards(act("lay1", "lay2", "manager")))
        .then_found(NotJointly, NotAMemberOfTheBoard, ConflictOfInterest, ConflictOfInterest)
    )
    assert [one.pointer for one in found[1:2]] == ["/actors/2"]
    assert {one.pointer for one in found[2:]} == {"/actors/0", "/actors/1"}


def test_v6_only_members_act_for_the_board() -> None:
    standing().when(act("chair", "manager")).then_refused(NotAMemberOfTheBoard, pointer="/actors/1")


def test_v6_conflicts_apply_to_those_who_act() -> None:
    charter = committee_charter(OnLoss.CHAIRS_ACTION)
    members = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, *MEMBERS)
    events = [*members, tie("lay1"), *case(pays_practices=False, party=PROVIDER)]
    standing(events).when(act("chair", "lay1")).then_refused(ConflictOfInterest, pointer="/actors/1")
    standing(events).when(act("chair", "lay2")).then_some(ChairsActionTaken)


def test_v6_an_action_says_why_it_could_not_wait() -> None:
    standing().when(replace(act(), urgency=" ")).then_refused(ReasonMissing, pointer="/urgency")


def test_an_action_is_taken_where_the_charter_provides_it() -> None:
    standing(committee(OnLoss.NO_DECISION)).when(act()).then_refused(ChairsActionNotProvided)


def test_an_action_decides_only_what_is_in_the_remit_of_the_board() -> None:
    standing().when(act(direction=Direction.RECOMMEND)).then_refused(OutsideRemit, pointer="/direction")


def test_an_action_answers_a_question_of_this_board_that_is_on_record() -> None:
    unknown = replace(act(), earlier=DecisionId(uuid("decision", "nowhere")))
    standing().when(unknown).then_refused(UnknownDecision, pointer="/earlier")


def test_an_action_rescinds_nothing_and_says_all_it_decides() -> None:
    standing().when(act(direction=Direction.RESCIND)).then_refused(MotionDoesNotFit)
    standing().when(act(direction=Direction.APPROVE_OPTION)).then_refused(TermsDoNotFit, pointer="/option")


def test_an_action_is_ratified_by_a_day_that_is_still_to_come() -> None:
    early = replace(act(), ratify_by=date(2009, 6, 17))
    standing().when(early).then_refused(RatificationBeforeTheAction)


def test_an_action_needs_a_case_that_stands_submitted_and_is_not_decided() -> None:
    withdrawn = CaseWithdrawn(case=CASE, why="Not now.")
    standing(committee(), [withdrawn]).when(act()).then_refused(CaseNotSubmitted)
    given(chairs_actions, *decided().facts).when(act()).then_refused(CaseAlreadyDecided)


def test_an_action_may_answer_the_question_that_found_no_quorum() -> None:
    few = decided(here="chair lay1", cast="chair+ lay1+")
    command = replace(act(), earlier=DECISION)
    given(chairs_actions, *few.facts).when(command).then_some(ChairsActionTaken, earlier=DECISION, number=2)


def test_v6_ratified_an_action_is_in_force_and_keeps_the_day_it_was_taken_and_the_day_it_was_ratified() -> None:
    """CKW cluster, 2012; Blackburn with Darwen, 2013."""
    ratifying = reconsidered(acted(), Direction.RATIFY, earlier=ACTION)
    taken = the_decision(ratifying)
    assert (taken.outcome, taken.earlier_outcome, taken.number) == (Outcome.RATIFIED, Outcome.APPROVED, 2)
    course = courses_of(then_decided(ratifying))[ACTION]
    assert course.is_final
    assert [turn.on for turn in course.turns] == [date(2009, 6, 17), date(2009, 7, 21)]
    assert [turn.status for turn in course.turns] == [Status.PROVISIONAL, Status.IN_FORCE]


def test_v6_ratification_refused() -> None:
    after = then_decided(reconsidered(acted(), Direction.REFUSE_RATIFICATION, earlier=ACTION))
    assert status(after, ACTION) is Status.NOT_RATIFIED
    assert not any(course.is_final for course in courses_of(after).values())


def test_an_action_is_ratified_once() -> None:
    after = then_decided(reconsidered(acted(), Direction.RATIFY, earlier=ACTION))
    assert not courses_of(after)[ACTION].awaits_ratification


def test_an_inquorate_meeting_ratifies_nothing() -> None:
    ratifying = reconsidered(acted(), Direction.RATIFY, earlier=ACTION, here="chair lay1", cast="chair+ lay1+")
    assert the_decision(ratifying).outcome is Outcome.NO_DECISION_INQUORATE
    assert status(then_decided(ratifying), ACTION) is Status.PROVISIONAL


def test_a_ratified_approval_is_not_ratified_a_second_time() -> None:
    once = then_decided(reconsidered(agreed_by_few(), Direction.RATIFY))
    course = courses_of(once)[DECISION]
    assert not course.awaits_ratification
    assert NothingToRatify.code == "nothing-to-ratify"
