"""What an approval drew on a limit is given back when the approval falls, and counts once however often it is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from domain.boards.events import BoardKind
from domain.boards.quorum import OnLoss
from domain.cases.events import CaseDrafted, CaseSubmitted
from domain.decisions.advancing import AboveDelegatedLimit
from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.events import LimitDrawn
from domain.kernel.dates import PartialDate
from domain.kernel.ids import CaseId, DecisionId
from domain.kernel.messages import Event
from domain.kernel.money import Money
from domain.kernel.spec import Given, given
from domain.meetings.motions import Direction
from domain.meetings.terms import Terms
from domain.tests.decisions.after import (
    ACTION,
    MEMBERS,
    act,
    decided,
    going_on,
    in_september,
    on_day,
    reconsidered,
    suspend,
    then_decided,
)
from domain.tests.decisions.make import uuid
from domain.tests.decisions.story import COMMITTEE, board, case, committee_charter, told
from domain.tests.decisions.test_limits import CLINIC, limited
from domain.tests.decisions.test_sequels import after, lapse, set_aside

OTHER = CaseId(uuid("case", "podiatry"))


def both_cases() -> list[Event]:
    """A committee that may approve £250,000 a year for one provider, and two cases of £200,000 each for it."""
    charter = replace(committee_charter(OnLoss.CHAIRS_ACTION), remit=limited().remit)
    first = case(pays_practices=False, money=Money(amount_pence=20_000_000), party=str(CLINIC))
    second = [replace(one, case=OTHER) for one in first if isinstance(one, CaseDrafted | CaseSubmitted)]
    return [*board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, *MEMBERS), *first, *second]


def approved() -> Given:
    return decided(before=both_cases())


def acted() -> Given:
    record = told(both_cases())
    return going_on(record, *given(chairs_actions, *record.facts).when(act()).outcome())


def ratified() -> Given:
    waiting = decided(here="chair lay1", cast="chair+ lay1+", before=both_cases())
    return then_decided(reconsidered(waiting, Direction.RATIFY))


def asked_for_the_other(record: Given) -> Given:
    """A later motion to approve the other case; it stands in for that case by two members who act."""
    command = replace(act(), case=OTHER, decision=DecisionId(uuid("decision", "other")))
    later = replace(command.asked, at=LATE, occurred_at=LATE)
    return given(chairs_actions, *record.facts).when(replace(command, asked=later, ratify_by=date(2010, 1, 1)))


LATE = in_september(approved()).command.asked.at  # type: ignore[union-attr] # the evening of the third meeting
FALLEN: list[Callable[[], Given]] = [
    lambda: then_decided(reconsidered(approved(), Direction.RESCIND)),
    lambda: then_decided(reconsidered(approved(), Direction.REJECT)),
    lambda: after(approved(), set_aside()),
    lambda: after(approved(), lapse()),
    lambda: then_decided(reconsidered(acted(), Direction.REFUSE_RATIFICATION, earlier=ACTION)),
]
STANDING: list[Callable[[], Given]] = [
    approved,
    acted,
    lambda: after(approved(), suspend()),
    lambda: then_decided(reconsidered(approved(), Direction.EXTEND, Terms(until=PartialDate("2009-08-31")))),
    ratified,
]


@pytest.mark.parametrize("fallen", FALLEN)
def test_what_a_fallen_approval_drew_counts_no_longer(fallen: Callable[[], Given]) -> None:
    asked_for_the_other(fallen()).then_some(LimitDrawn, case=OTHER)


@pytest.mark.parametrize("standing", STANDING)
def test_what_an_approval_drew_counts_once_while_it_stands_is_held_up_or_has_run_out(
    standing: Callable[[], Given],
) -> None:
    refusal = asked_for_the_other(standing()).then_refused(AboveDelegatedLimit)
    assert refusal.facts["at_least_pence"] == 40_000_000


def test_a_ratified_approval_that_falls_gives_back_what_it_drew() -> None:
    august = date(2009, 8, 1)
    fallen = after(ratified(), replace(set_aside(), asked=on_day(august), on=august))
    asked_for_the_other(fallen).then_some(LimitDrawn, case=OTHER)
