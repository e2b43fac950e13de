"""Where counting votes is not as simple as adding them up (traps P8, C4, C8, V1, V2, V5, V10)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.boards.events import BoardKind, Office
from domain.boards.quorum import QuorumRule
from domain.boards.remit import DecisionType
from domain.boards.voting import BallotForm, CastingVote, OnTie, Threshold, VotingRule
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.judge import judge
from domain.decisions.outcomes import outcome_of
from domain.decisions.verdict import Result, Standing
from domain.kernel.messages import Event
from domain.meetings.events import BallotArranged, MotionPut, PersonArrived, PersonLeft
from domain.meetings.motions import Choice, Direction, Presence
from domain.tests.decisions.make import charter, codes, person, put, seat, seats, stands
from domain.tests.decisions.story import (
    COMMITTEE,
    EVENING,
    ITEM,
    MEETING,
    MOTION,
    board,
    case,
    committee_charter,
    meeting_of,
    take,
    told,
    vote,
)

ELEVEN = (seat("chair", office=Office.CHAIR), *seats("gp", 10))
FIVE_FIVE_ONE = "gp1+ gp2+ gp3+ gp4+ gp5+ gp6- gp7- gp8- gp9- gp10- chairo"
SECOND_VOTE = VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE)
TWELVE = (seat("chair", office=Office.CHAIR), *seats("gp", 11))
FOUR_THREE_FIVE = "gp1+ gp2+ gp3+ gp4+ gp5- gp6- gp7- gp8o gp9o gp10o gp11o chairo"


def sitting(cast: str) -> list[Event]:
    """A committee of three that votes to approve."""
    return [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, committee_charter(), "chair:director", "gp1:GP", "lay1:lay"),
        *case(pays_practices=False),
        *meeting_of(
            COMMITTEE,
            DecisionType.FINAL_APPROVAL,
            Direction.APPROVE,
            cast,
            here="chair gp1 lay1",
            presiding="chair",
        ),
    ]


@pytest.mark.parametrize(
    ("casting", "ends"),
    [(None, Result.NOT_CARRIED), (Choice.FOR, Result.CARRIED), (Choice.AGAINST, Result.NOT_CARRIED)],
)
def test_v1_five_against_five_and_one_abstention_is_a_tie_that_only_the_chair_may_break(
    casting: Choice | None, ends: Result
) -> None:
    given = ("chair", casting) if casting else None
    verdict = judge(put(ELEVEN, charter(voting=replace(SECOND_VOTE, on_tie=OnTie.LOST)), FIVE_FIVE_ONE, casting=given))
    assert (verdict.result, verdict.tally.abstained, verdict.tally.casting) == (ends, 1, int(casting is not None))


def test_v1_nobody_breaks_a_tie_where_who_presides_is_recused() -> None:
    cast = FIVE_FIVE_ONE.removesuffix(" chairo")
    rule = charter(voting=replace(SECOND_VOTE, on_tie=OnTie.NO_DECISION))
    verdict = judge(put(ELEVEN, rule, cast, barred=["chair"], casting=("chair", Choice.FOR)))
    assert outcome_of(Direction.APPROVE, verdict) is Outcome.NO_DECISION_TIED
    assert "casting-vote-by-excluded" in codes(verdict)


@pytest.mark.parametrize(
    ("threshold", "ends"),
    [(Threshold.MAJORITY_OF_VOTES_CAST, Result.CARRIED), (Threshold.MAJORITY_OF_PRESENT, Result.NOT_CARRIED)],
)
def test_v2_four_for_three_against_and_five_abstaining_carries_by_votes_cast_and_not_by_those_present(
    threshold: Threshold, ends: Result
) -> None:
    assert judge(put(TWELVE, charter(voting=VotingRule(threshold=threshold)), FOUR_THREE_FIVE)).result is ends


def test_v5_a_vote_in_writing_is_late_after_the_moment_at_which_the_ballot_closed() -> None:
    events = sitting("chair+ gp1+")
    put_at = next(at for at, one in enumerate(events) if isinstance(one, MotionPut)) + 1
    last = len(events) + 1  # a minute for each fact, the arrangement among them

    def uncounted(closes: int) -> int:
        arranged = BallotArranged(
            meeting=MEETING,
            item=ITEM,
            motion=MOTION,
            form=BallotForm.WRITTEN,
            closes_at=EVENING + timedelta(minutes=closes),
        )
        record = told(events[:put_at], arranged, events[put_at:], vote(COMMITTEE, "lay1-"))
        verdict = record.when(take()).then_some(DecisionTaken).verdict
        assert ("vote-late" in codes(verdict)) is (verdict.tally.uncounted > 0)
        return int(verdict.tally.uncounted)

    assert [uncounted(last + more) for more in (-1, 0, 1)] == [2, 1, 0]


def test_v10_whose_connection_drops_during_a_vote_is_absent_and_does_not_abstain() -> None:
    events = [
        replace(one, presence=Presence.REMOTE)
        if isinstance(one, PersonArrived) and one.person == person("lay1")
        else one
        for one in sitting("chair+ gp1+")
    ]
    dropped = PersonLeft(meeting=MEETING, person=person("lay1"), item=None)
    asked = next(at for at, one in enumerate(events) if isinstance(one, MotionPut)) + 1
    taken = told(events[:asked], dropped, events[asked:]).when(take()).then_some(DecisionTaken)
    assert stands(taken.verdict, "lay1") is Standing.ABSENT
    assert (taken.verdict.tally.absent, taken.verdict.tally.abstained) == (1, 0)
    stayed = told(events, vote(COMMITTEE, "lay1o")).when(take()).then_some(DecisionTaken)
    assert (stayed.verdict.tally.absent, stayed.verdict.tally.abstained) == (0, 1)


def test_c4_two_lay_members_without_a_conflict_decide_where_the_charter_lets_so_few() -> None:
    members = (*seats("gp", 4), *seats("lay", 2, "LAY"))
    barred = [f"gp{at}" for at in range(1, 5)]
    few, many = (charter(QuorumRule(min_total=least)) for least in (2, 3))
    asked = [put(members, rule, "lay1+ lay2+", barred=barred, presiding="lay1") for rule in (few, many)]
    assert [judge(one).result for one in asked] == [Result.CARRIED, Result.INQUORATE]


def test_c8_unanimous_is_said_of_those_who_were_eligible_and_their_number_is_kept() -> None:
    rule = charter(voting=VotingRule(threshold=Threshold.UNANIMITY))
    everybody = judge(put(seats("gp", 3), rule, "gp1+ gp2+ gp3+"))
    two = judge(put(seats("gp", 3), rule, "gp1+ gp2+", withdrawn="gp3", barred=["gp3"]))
    assert [one.result for one in (everybody, two)] == [Result.CARRIED, Result.CARRIED]
    assert [one.tally.eligible for one in (everybody, two)] == [3, 2]


def test_p8_a_casting_vote_alone_decides_nothing_where_everybody_else_is_conflicted() -> None:
    board = (seat("chair", office=Office.CHAIR), *seats("gp", 3))
    only_on_ties = charter(
        QuorumRule(min_total=2), VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE, on_tie=OnTie.LOST)
    )
    verdict = judge(put(board, only_on_ties, barred=["gp1", "gp2", "gp3"], casting=("chair", Choice.FOR)))
    assert (verdict.result, verdict.tally.excluded, verdict.tally.casting) == (Result.INQUORATE, 3, 0)


def test_p8_where_all_members_are_conflicted_nothing_is_decided() -> None:
    board = (seat("chair", office=Office.CHAIR), *seats("gp", 2))
    verdict = judge(put(board, charter(QuorumRule(min_total=1)), "chair+ gp1+", barred=["chair", "gp1", "gp2"]))
    assert (verdict.result, verdict.tally.eligible, verdict.tally.votes_for) == (Result.INQUORATE, 0, 0)
