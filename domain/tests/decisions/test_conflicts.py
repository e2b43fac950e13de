"""What a conflict does to a vote that is judged: before it is closed, and after."""

import pytest

from domain.boards.conflicts import Management
from domain.boards.ladder import LADDER
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.judge import judge
from domain.decisions.verdict import Standing
from domain.interests.categories import Category
from domain.interests.findings import Match
from domain.kernel.ids import OrganisationCode, PositionId
from domain.kernel.spec import given
from domain.meetings.events import InterestDeclaredAtItem, VoteClosed
from domain.meetings.handing_facts import PresidingHandedOver
from domain.meetings.recusals import Ground
from domain.people.events import PositionKind, PositionTaken
from domain.tests.decisions.make import charter, codes, excluded, person, put, seats, stands, uuid
from domain.tests.decisions.story import ITEM, MEETING, MOTION, at_minute, examined, take, told
from domain.tests.decisions.test_taking import approving, followed_by
from domain.tests.decisions.test_waltham_forest import committee


def declared(name: str) -> InterestDeclaredAtItem:
    return InterestDeclaredAtItem(
        meeting=MEETING,
        item=ITEM,
        person=person(name),
        interest=None,
        category=Category.FINANCIAL,
        organisation=None,
        part=None,
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


@pytest.mark.parametrize(("closed_first", "presided"), [(True, "chair"), (False, "lay1")])
def test_whoever_took_the_chair_presides_over_what_is_closed_afterwards(*, closed_first: bool, presided: str) -> None:
    closed = VoteClosed(meeting=MEETING, item=ITEM, motion=MOTION)
    handed = PresidingHandedOver(meeting=MEETING, item=ITEM, presiding=person("lay1"))
    turns = (closed, handed) if closed_first else (handed, closed)
    taken = followed_by(told(approving("chair+ lay1+ lay2+"), examined()), *turns).when(take())
    assert taken.then_some(DecisionTaken).inputs.question.presiding == person(presided)


@pytest.mark.parametrize("management", list(Management))
def test_the_ladder_decides_vote_quorum_and_room_in_the_judgement(management: Management) -> None:
    rung, barred = LADDER[management], [excluded("gp2", Ground.RULING, management)]
    verdict = judge(put(seats("gp", 2), charter(), "gp1+ gp2-", barred=barred))
    (standing,) = [one for one in verdict.standings if one.holder == person("gp2")]
    assert (standing.standing is Standing.EXCLUDED) is not rung.votes
    assert standing.counts_to_quorum is rung.counts
    assert ("stayed-though-to-leave" in codes(verdict)) is not rung.at_decision


def employed(name: str) -> PositionTaken:
    return PositionTaken(
        position=PositionId(uuid("position", f"employed {name}")),
        person=person(name),
        organisation=OrganisationCode("F86001"),
        kind=PositionKind.EMPLOYEE,
        title=None,
        held_from=None,
        held_to=None,
    )


@pytest.mark.parametrize("name", ["presenter", "manager"])  # in attendance, and the author, who was not there
def test_the_interest_of_somebody_who_is_no_member_is_found_too(name: str) -> None:
    here = "chief gp1 gp2 nurse lay presenter"
    record = told(committee("chief+ gp2+ nurse+ lay+", leaves="gp1", here=here), employed(name))
    taken = record.when(take()).then_some(DecisionTaken, outcome=Outcome.APPROVED)
    found = {one.person: one for one in taken.inputs.exclusions}
    assert found.keys() == {person("gp1"), person(name)}
    assert [finding.match for finding in found[person(name)].findings] == [Match.ORGANISATION]
    assert person(name) not in {one.holder for one in taken.verdict.standings}
    without = told(committee("chief+ gp2+ nurse+ lay+", leaves="gp1")).when(take()).then_some(DecisionTaken)
    assert taken.verdict == without.verdict


def test_to_have_written_a_case_is_no_conflict_of_who_has_no_vote_on_it() -> None:
    taken = told(committee("chief+ gp2+ nurse+ lay+", leaves="gp1")).when(take()).then_some(DecisionTaken)
    assert {one.person for one in taken.inputs.exclusions} == {person("gp1")}
