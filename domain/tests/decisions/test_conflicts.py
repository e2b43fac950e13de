"""What a conflict does to a vote that is judged: before it is closed, and after."""

import pytest

from domain.boards.conflicts import Management
from domain.boards.ladder import LADDER
from domain.decisions.events import DecisionTaken
from domain.decisions.judge import judge
from domain.decisions.verdict import Standing
from domain.interests.categories import Category
from domain.kernel.spec import given
from domain.meetings.events import InterestDeclaredAtItem, VoteClosed
from domain.meetings.recusals import Ground
from domain.tests.decisions.make import charter, codes, excluded, person, put, seats, stands
from domain.tests.decisions.story import ITEM, MEETING, MOTION, at_minute, examined, take, told
from domain.tests.decisions.test_taking import approving, followed_by


def declared(name: str) -> InterestDeclaredAtItem:
    return InterestDeclaredAtItem(
        meeting=MEETING,
        item=ITEM,
        person=person(name),
        interest=None,
        category=Category.FINANCIAL,
        organisation=None,
        narrative=None,
    )


@pytest.mark.parametrize("minutes", [1, 500])
def test_a_declaration_after_the_vote_was_closed_does_not_change_its_result(minutes: int) -> None:
    closed = VoteClosed(meeting=MEETING, item=ITEM, motion=MOTION)
    record = followed_by(told(approving("chair- lay1+ lay2+"), examined()), closed)
    late = given(record.decider, *record.facts, at_minute(declared("lay2"), minutes))
    taken = late.when(take()).then_some(DecisionTaken)
    assert stands(taken.verdict, "lay2") is Standing.FOR
    assert taken.inputs.exclusions == ()


def test_a_declaration_while_the_vote_is_open_excludes() -> None:
    record = followed_by(told(approving("chair+ lay1+ lay2+"), examined()), declared("lay2"))
    taken = record.when(take()).then_some(DecisionTaken)
    assert stands(taken.verdict, "lay2") is Standing.EXCLUDED


@pytest.mark.parametrize("management", list(Management))
def test_the_ladder_decides_vote_quorum_and_room_in_the_judgement(management: Management) -> None:
    rung, barred = LADDER[management], [excluded("gp2", Ground.RULING, management)]
    verdict = judge(put(seats("gp", 2), charter(), "gp1+ gp2-", barred=barred))
    (standing,) = [one for one in verdict.standings if one.holder == person("gp2")]
    assert (standing.standing is Standing.EXCLUDED) is not rung.votes
    assert standing.counts_to_quorum is rung.counts
    assert ("stayed-though-to-leave" in codes(verdict)) is not rung.at_decision
