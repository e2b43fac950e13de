"""What a decision would be before it is taken, and what is looked up for it."""

from collections.abc import Sequence

import pytest

from domain.boards.events import BoardKind
from domain.boards.remit import DecisionType
from domain.decisions.commands import PreviewDecision
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.policies import MotionAlreadyDecided
from domain.decisions.previewing import preview, previewing, verdict_for
from domain.decisions.verdict import Result
from domain.kernel.deciders import know
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.selections import Selection
from domain.kernel.spec import Given
from domain.meetings.motions import Direction
from domain.tests.decisions.story import (
    COMMITTEE,
    DISINVESTMENT,
    ITEM,
    MEETING,
    MOTION,
    asked,
    board,
    case,
    committee_charter,
    disinvestment_charter,
    examined,
    meeting_of,
    partners,
    take,
    told,
)
from domain.tests.decisions.test_taking import NO_BARS, approving, decided

ASKED = PreviewDecision(asked=asked(), meeting=MEETING, item=ITEM, motion=MOTION)


def test_a_preview_is_the_verdict_that_the_decision_would_have() -> None:
    record = told(approving(), examined())
    before = preview(ASKED, record.read)
    taken = record.when(take()).then_some(DecisionTaken)
    assert (before.verdict, before.outcome, before.hindrances) == (taken.verdict, taken.outcome, ())
    assert verdict_for(ASKED, know(previewing, ASKED, record.read)) == taken.verdict
    assert previewing.decide(ASKED, know(previewing, ASKED, record.read)) == []


def test_a_preview_of_an_open_vote_follows_the_votes() -> None:
    assert preview(ASKED, told(approving("chair-"), examined()).read).verdict.result is Result.NOT_CARRIED
    assert preview(ASKED, told(approving("chair- lay1+ lay2+"), examined()).read).verdict.result is Result.CARRIED


def test_a_preview_says_what_would_stand_in_the_way() -> None:
    before = preview(ASKED, told(approving(limit=1)).read)
    assert before.outcome is Outcome.APPROVED
    assert [one.code for one in before.hindrances] == ["due-diligence-incomplete", "above-delegated-limit"]
    assert all(one.citation for one in before.hindrances)


def test_a_preview_after_the_decision_is_refused() -> None:
    with pytest.raises(MotionAlreadyDecided):
        preview(ASKED, decided(told(approving(), examined())).read)


class Counting:
    """Reads as the store does, and counts the steps and the facts."""

    def __init__(self, record: Given) -> None:
        self.record, self.steps, self.facts = record, 0, 0

    def __call__(self, selection: Selection) -> Sequence[Fact[Event]]:
        found = self.record.read(selection)
        self.steps += 1
        self.facts += len(found)
        return found


def test_the_steps_are_as_many_for_one_vote_as_for_forty() -> None:
    few, many = Counting(told(approving("chair+"), examined())), Counting(_large(40))
    preview(ASKED, few)
    preview(ASKED, many)
    assert few.steps == many.steps == len(previewing.selects)


def test_facts_about_others_are_not_looked_up() -> None:
    alone = told(approving(), examined())
    others = [
        *partners(*(f"stranger{at}" for at in range(30))),
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, committee_charter(), *(f"other{at}:lay" for at in range(30))),
    ]
    one, crowd = Counting(alone), Counting(told(others, approving(), examined()))
    preview(ASKED, one)
    preview(ASKED, crowd)
    assert one.facts == crowd.facts


def _large(number: int) -> Given:
    names = [f"gp{at}" for at in range(1, number + 1)]
    charter = disinvestment_charter(separation=NO_BARS)
    return told(
        board(DISINVESTMENT, BoardKind.APPROVAL, charter, *(f"{name}:lay" for name in names)),
        partners(*names),
        case(),
        examined(),
        meeting_of(
            DISINVESTMENT,
            DecisionType.FINAL_APPROVAL,
            Direction.APPROVE,
            " ".join(f"{name}+" for name in names),
            here=" ".join(names),
            presiding="gp1",
        ),
    )


def test_forty_practices_that_would_all_be_paid_decide_nothing() -> None:
    taken = _large(40).when(take()).then_some(DecisionTaken, outcome=Outcome.NO_DECISION_INQUORATE)
    assert taken.verdict.tally.excluded == 40
