"""A variation of an approval is an approval of what is varied, under the same safeguards."""

from dataclasses import replace

import pytest

from domain.boards.events import BoardKind
from domain.boards.remit import Aggregation, DecisionType, Remit, Together
from domain.cases.events import CaseSubmitted, CaseWithdrawn
from domain.cases.policies import CaseNotSubmitted, NotTheVersionSubmitted
from domain.decisions.advancing import AboveDelegatedLimit
from domain.decisions.events import LimitDrawn, Outcome
from domain.decisions.reopening import DecisionOnAnotherMatter
from domain.due_diligence.policies import DueDiligenceIncomplete
from domain.kernel.dates import PartialDate
from domain.kernel.messages import Event
from domain.kernel.money import Money
from domain.kernel.refusals import Refused
from domain.kernel.spec import Given
from domain.meetings.events import ItemPlaced
from domain.meetings.motions import Direction
from domain.meetings.terms import Terms
from domain.tests.decisions.after import (
    MEMBERS,
    decided,
    going_on,
    in_september,
    reconsidered,
    the_decision,
    then_decided,
)
from domain.tests.decisions.story import (
    CASE,
    COMMITTEE,
    adopted,
    board,
    case,
    committee_charter,
)

UNTIL = Terms(until=PartialDate("2009-12-31"))
APPROVES = Remit(decides=(DecisionType.FINAL_APPROVAL,))


def since_july(remit: Remit) -> Event:
    """What the committee may decide from July on."""
    return adopted(COMMITTEE, replace(committee_charter(), remit=remit), version=2, since="2009-07-01")


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (since_july(replace(APPROVES, needs_due_diligence=True, checks=("finance",))), DueDiligenceIncomplete),
        (since_july(replace(APPROVES, limit_pence=10_000_000)), AboveDelegatedLimit),
        (CaseWithdrawn(case=CASE, why="Not now."), CaseNotSubmitted),
        (CaseSubmitted(case=CASE, version=2, content_hash="1" * 64), NotTheVersionSubmitted),
    ],
)
def test_a_variation_is_held_to_what_an_approval_is_held_to(meanwhile: Event, reason: type[Refused]) -> None:
    reconsidered(going_on(decided(), meanwhile), Direction.VARY, UNTIL).then_refused(reason)


def test_what_is_no_approval_is_varied_without_an_examination() -> None:
    rejected = going_on(decided(Direction.REJECT), since_july(replace(APPROVES, needs_due_diligence=True)))
    assert the_decision(reconsidered(rejected, Direction.VARY)).outcome is Outcome.VARIED


def test_a_variation_of_a_variation_is_one_of_the_approval() -> None:
    once = then_decided(reconsidered(decided(), Direction.VARY, UNTIL))
    withdrawn = going_on(once, CaseWithdrawn(case=CASE, why="Not now."))
    in_september(withdrawn, Direction.VARY, UNTIL).then_refused(CaseNotSubmitted)


def at_version(record: Given, version: int) -> Given:
    """The same motion at an item about another version."""
    facts = [
        replace(one, event=replace(one.event, version=version))
        if isinstance(one.event, ItemPlaced) and one is not first_item(record)
        else one
        for one in record.facts
    ]
    return replace(record, facts=tuple(facts))


def first_item(record: Given) -> object:
    return next(one for one in record.facts if isinstance(one.event, ItemPlaced))


def test_an_approval_is_varied_on_the_version_that_was_approved() -> None:
    submitted = going_on(decided(), CaseSubmitted(case=CASE, version=2, content_hash="1" * 64))
    varied = at_version(reconsidered(submitted, Direction.VARY, UNTIL), 2)
    varied.then_refused(DecisionOnAnotherMatter, version=1)
    rescinded = at_version(reconsidered(submitted, Direction.RESCIND), 2)
    assert the_decision(rescinded).outcome is Outcome.RESCINDED


def test_a_variation_draws_on_no_limit_that_the_approval_has_drawn_on() -> None:
    year = Aggregation(by=Together.PROVIDER, months=12)
    charter = replace(committee_charter(), remit=replace(APPROVES, limit_pence=90_000_000, limit_aggregates=year))
    members = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, *MEMBERS)
    paid = case(pays_practices=False, money=Money(amount_pence=10_000_000), party="LOCAL-OAK1")
    approved = decided(before=[*members, *paid])
    assert sum(isinstance(one.event, LimitDrawn) for one in approved.facts) == 1
    varied = reconsidered(approved, Direction.VARY, UNTIL)
    assert not [one for one in varied.outcome() if isinstance(one, LimitDrawn)]
