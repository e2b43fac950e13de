"""The process of a breach, from the report to the closed file, and the decisions that it may have tainted."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_type_hints

import pytest

from domain.breaches.commands import (
    BeginInvestigation,
    BreachesCommand,
    CloseBreach,
    DetermineBreach,
    PublishBreach,
    PutDecisionUnderReview,
    ReportBreach,
    SettleDecisionReview,
    TakeActions,
    TriageBreach,
)
from domain.breaches.decider import LIFE, decide, decider
from domain.breaches.events import (
    Action,
    BreachReported,
    BreachType,
    Determination,
    Learning,
    Route,
    Settlement,
    Triager,
)
from domain.breaches.policies import (
    BreachNotAtThisStage,
    BreachReportedBeforeItHappened,
    DecisionAlreadyUnderReview,
    DecisionNotUnderReview,
    DecisionsStillUnderReview,
    NewDecisionMissing,
    NothingToPublish,
    UnknownBreach,
)
from domain.breaches.state import BLANK, Breaches, Stage, evolve
from domain.decisions.sequel_policies import UnknownDecision
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BreachId, DecisionId, PersonId
from domain.kernel.messages import Event
from domain.kernel.refusals import Refused
from domain.kernel.spec import ASKED, fact, given
from domain.registers.policies import PublishedInTheFuture
from domain.tests.interests.make import numbered

BREACH = BreachId(numbered(71))
INVITED, AGAIN = DecisionId(numbered(72)), DecisionId(numbered(73))
KNOWN = replace(BLANK, decisions=frozenset({INVITED, AGAIN}))

REPORT = ReportBreach(
    asked=ASKED,
    breach=BREACH,
    type=BreachType.REGISTERED_BUT_NOT_DECLARED,
    route=Route.AUDIT,
    happened=PartialDate("2008-07"),
    account="Dr Canary stayed for the item",
    involved="Dr Canary",
    decisions=(),
)
TRIAGE = TriageBreach(asked=ASKED, breach=BREACH, triaged_by=Triager.GUARDIAN, investigate=True, why="Serious")
BEGIN = BeginInvestigation(asked=ASKED, breach=BREACH)
DETERMINE = DetermineBreach(asked=ASKED, breach=BREACH, determination=Determination.BREACH, why="Found so")
ACT = TakeActions(asked=ASKED, breach=BREACH, actions=(Action.RETRAINED,), note=None)
PUBLISH = PublishBreach(asked=ASKED, breach=BREACH, published=date(2009, 6, 20), learning=(Learning.ASK_AT_EVERY_ITEM,))
CLOSE = CloseBreach(asked=ASKED, breach=BREACH)
SETTLE = SettleDecisionReview(
    asked=ASKED, breach=BREACH, decision=INVITED, settlement=Settlement.CONFIRMED, settled_by=None, why="Sound"
)
ALL: tuple[BreachesCommand, ...] = (REPORT, TRIAGE, BEGIN, DETERMINE, ACT, PUBLISH, CLOSE)


def after(*commands: BreachesCommand, known: Breaches = KNOWN) -> Breaches:
    """What is remembered after these commands."""
    position = 1
    for command in commands:
        for event in decide(command, known):
            known = evolve(known, fact(event, position))
            position += 1
    return known


def refused(reason: type[Refused], command: BreachesCommand, *before: BreachesCommand) -> Refused:
    with pytest.raises(reason) as caught:
        decide(command, after(*before))
    return caught.value


def test_a_breach_goes_from_the_report_to_the_closed_file() -> None:
    stages = [after(*ALL[:count]).files[BREACH].stage for count in range(1, len(ALL) + 1)]
    assert stages == list(Stage)


@pytest.mark.parametrize("count", range(1, len(ALL)))
def test_no_stage_is_left_out_or_gone_through_twice(count: int) -> None:
    """Every command but the next one is refused at every stage; deciding closes what is no breach, tested below."""
    for at, command in enumerate(ALL[1:], start=1):
        if at != count:
            refused(BreachNotAtThisStage, command, *ALL[:count])


def test_what_is_not_investigated_is_determined_as_no_breach_only_and_may_be_closed() -> None:
    not_worth = replace(TRIAGE, investigate=False)
    refused(BreachNotAtThisStage, BEGIN, REPORT, not_worth)
    refused(BreachNotAtThisStage, DETERMINE, REPORT, not_worth)
    no_breach = replace(DETERMINE, determination=Determination.NOT_A_BREACH)
    refused(NothingToPublish, ACT, REPORT, not_worth, no_breach)
    assert after(REPORT, not_worth, no_breach, CLOSE).files[BREACH].stage is Stage.CLOSED


def test_when_it_arose_and_when_it_was_reported_are_two_times() -> None:
    event = given(decider).when(REPORT).then_some(BreachReported)
    assert (event.happened, event.reported) == (PartialDate("2008-07"), date(2009, 7, 1))
    later = replace(REPORT, happened=PartialDate("2009-08"))
    given(decider).when(later).then_refused(BreachReportedBeforeItHappened)


def test_a_breach_is_published_on_a_day_that_has_come() -> None:
    refused(PublishedInTheFuture, replace(PUBLISH, published=date(2009, 7, 2)), *ALL[:5])


def test_a_tainted_decision_is_under_review_until_it_is_confirmed_taken_again_or_rescinded() -> None:
    report = replace(REPORT, decisions=(INVITED,))
    file = (report, *ALL[1:6])
    assert refused(DecisionsStillUnderReview, CLOSE, *file).facts["decisions"] == [INVITED]
    for settled in (
        SETTLE,
        replace(SETTLE, settlement=Settlement.RETAKEN, settled_by=AGAIN),
        replace(SETTLE, settlement=Settlement.RESCINDED),
    ):
        assert after(*file, settled, CLOSE).files[BREACH].stage is Stage.CLOSED
    refused(DecisionNotUnderReview, SETTLE, *file, SETTLE)


def test_a_decision_taken_again_names_the_new_one() -> None:
    report = replace(REPORT, decisions=(INVITED,))
    retaken = replace(SETTLE, settlement=Settlement.RETAKEN)
    refused(NewDecisionMissing, retaken, report)
    refused(NewDecisionMissing, replace(retaken, settled_by=INVITED), report)
    refused(NewDecisionMissing, replace(SETTLE, settled_by=AGAIN), report)


def test_a_decision_may_come_under_review_later_and_only_once() -> None:
    review = PutDecisionUnderReview(asked=ASKED, breach=BREACH, decision=INVITED)
    assert after(REPORT, review).files[BREACH].under_review == (INVITED,)
    refused(DecisionAlreadyUnderReview, review, REPORT, review)
    refused(DecisionAlreadyUnderReview, review, replace(REPORT, decisions=(INVITED,)))
    refused(BreachNotAtThisStage, review, *ALL)


def test_only_decisions_on_record_come_under_review() -> None:
    given(decider).when(replace(REPORT, decisions=(INVITED,))).then_refused(UnknownDecision)


def test_what_was_not_reported_is_not_carried_on() -> None:
    for command in (TRIAGE, SETTLE):
        given(decider).when(command).then_refused(UnknownBreach)


def test_no_fact_about_a_breach_names_a_person_but_in_personal_texts() -> None:
    def named(kind: type[Event]) -> Sequence[Any]:
        return [hint for hint in get_type_hints(kind).values() if hint is PersonId]

    assert not [kind for kind in LIFE if named(kind)]
    personal = {one.name for one in fields(BreachReported)} & {"account", "involved"}
    assert personal == {"account", "involved"}
