"""Votes that are not cast one by one and by name: hands, papers, letters, and agreement without a vote."""

import pytest

from domain.boards.conflicts import Management
from domain.boards.events import Office
from domain.boards.quorum import QuorumRule, Rounding
from domain.boards.voting import BallotForm, CastingVote, PatientWeight, Threshold, VoteUnit, VotingRule
from domain.decisions.inputs import JudgementInputs
from domain.decisions.judge import judge
from domain.decisions.verdict import Result, Standing
from domain.meetings.motions import Choice
from domain.meetings.recusals import Ground
from domain.tests.decisions.make import charter, codes, excluded, put, seat, seats, stands

BOARD = (seat("chair", office=Office.CHAIR), *seats("gp", 9))
SECOND_VOTE = charter(voting=VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE))


def shown(votes_for: int, votes_against: int, abstained: int = 0, **how: object) -> JudgementInputs:
    asked: dict[str, object] = {"under": charter(), "form": BallotForm.SHOW_OF_HANDS, **how}
    return put(BOARD, hands=(votes_for, votes_against, abstained), **asked)  # type: ignore[arg-type]


def test_hands_are_counted_without_names() -> None:
    verdict = judge(shown(6, 3, 1))
    assert (verdict.result, verdict.tally.votes_for, verdict.tally.votes_against) == (Result.CARRIED, 6, 3)
    assert (verdict.tally.abstained, verdict.tally.present_not_voting, verdict.tally.surplus) == (1, 0, 0)
    assert {one.standing for one in verdict.standings} == {Standing.COUNTED}
    assert "count-as-attendance" in codes(verdict)


def test_a_count_below_the_attendance_is_told_and_the_rest_were_silent() -> None:
    verdict = judge(shown(4, 3))
    assert (verdict.result, verdict.tally.present_not_voting) == (Result.CARRIED, 3)
    assert "count-below-attendance" in codes(verdict)


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "ends"),
    [(6, 5, Result.NOT_CARRIED), (7, 4, Result.CARRIED), (5, 6, Result.NOT_CARRIED), (10, 5, Result.NOT_CARRIED)],
)
def test_a_count_above_the_attendance_is_kept_and_carries_only_what_it_would_carry_without_the_excess(
    votes_for: int, votes_against: int, ends: Result
) -> None:
    verdict = judge(shown(votes_for, votes_against))
    assert "count-above-attendance" in codes(verdict)
    assert (verdict.tally.votes_for, verdict.tally.votes_against) == (votes_for, votes_against)
    assert verdict.tally.surplus == votes_for + votes_against - 10
    assert verdict.result is ends
    assert ("count-in-doubt" in codes(verdict)) is (votes_for > votes_against and ends is Result.NOT_CARRIED)


def test_a_conflicted_member_in_the_room_is_not_among_those_whose_hands_count() -> None:
    speaks = excluded("gp1", Ground.RULING, Management.SPEAK_NOT_VOTE)
    verdict = judge(shown(6, 4, barred=[speaks]))
    assert (verdict.tally.eligible, verdict.tally.surplus) == (9, 1)
    assert stands(verdict, "gp1") is Standing.EXCLUDED


def test_a_tie_of_hands_is_broken_as_any_other_but_not_where_a_hand_too_many_was_counted() -> None:
    tied = judge(shown(5, 5, under=SECOND_VOTE, casting=("chair", Choice.FOR)))
    assert (tied.result, tied.tally.casting) == (Result.CARRIED, 1)
    doubtful = judge(shown(5, 5, away="gp9", under=SECOND_VOTE, casting=("chair", Choice.FOR)))
    assert (doubtful.result, doubtful.tally.casting) == (Result.NOT_CARRIED, 0)
    assert "casting-vote-without-tie" in codes(doubtful)


def test_a_member_who_wants_their_name_in_the_minutes_is_one_of_the_hands() -> None:
    verdict = judge(shown(6, 4, cast="gp1-"))
    assert stands(verdict, "gp1") is Standing.AGAINST
    assert (verdict.tally.votes_against, "count-differs-from-names" in codes(verdict)) == (4, False)
    assert "count-differs-from-names" in codes(judge(shown(10, 0, cast="gp1-")))


def test_where_votes_were_by_name_a_count_that_differs_is_told_and_changes_nothing() -> None:
    cast = " ".join(f"gp{at}+" for at in range(1, 7)) + " gp7- gp8- gp9- chair-"
    agreeing = judge(put(BOARD, charter(), cast, hands=(6, 4, 0)))
    differing = judge(put(BOARD, charter(), cast, hands=(4, 6, 0)))
    assert agreeing.result is differing.result is Result.CARRIED
    assert agreeing.tally == differing.tally
    assert ["count-differs-from-names" in codes(one) for one in (agreeing, differing)] == [False, True]


def test_hands_do_not_weigh() -> None:
    """Oxfordshire: practices vote by their patients, so raised hands say nothing of the votes."""
    weight = PatientWeight(divisor=5000, rounding=Rounding.CEIL)
    rule = charter(voting=VotingRule(vote_unit=VoteUnit.PRACTICE, weight=weight))
    board = (seat("gp1", of="K84001", patients=30_000), seat("gp2", of="K84002", patients=4_000))
    verdict = judge(put(board, rule, "gp1- gp2+", form=BallotForm.SHOW_OF_HANDS, hands=(2, 0, 0)))
    assert (verdict.tally.votes_for, verdict.tally.votes_against) == (1, 6)


def test_what_everybody_agreed_to_is_carried_without_a_vote() -> None:
    verdict = judge(put(BOARD, charter(), agreed="chair", away="gp9"))
    assert (verdict.result, verdict.tally.votes_for, verdict.tally.present_not_voting) == (Result.CARRIED, 0, 9)
    assert stands(verdict, "gp1") is Standing.CONSENTED
    assert stands(verdict, "gp9") is Standing.ABSENT
    assert "consensus-stated" in codes(verdict)


def test_silence_is_no_consensus_unless_somebody_states_it() -> None:
    rule = charter(voting=VotingRule(threshold=Threshold.CONSENSUS))
    assert judge(put(BOARD, rule)).result is Result.NOT_CARRIED
    assert judge(put(BOARD, rule, agreed="chair")).result is Result.CARRIED


def test_consensus_of_few_is_no_majority_of_the_membership() -> None:
    rule = charter(voting=VotingRule(threshold=Threshold.MAJORITY_OF_MEMBERSHIP))
    assert judge(put(BOARD, rule, agreed="chair", away="gp6 gp7 gp8 gp9")).result is Result.CARRIED
    assert judge(put(BOARD, rule, agreed="chair", away="gp5 gp6 gp7 gp8 gp9")).result is Result.NOT_CARRIED


@pytest.mark.parametrize(
    "how",
    [
        {"agreed": "gp1"},
        {"agreed": "chair", "away": "chair"},
        {"agreed": "chair", "barred": ["chair"]},
        {"agreed": "chair", "cast": "gp1-"},
        {"agreed": "chair", "under": charter(voting=VotingRule(ballots=(BallotForm.PAPER,)))},
    ],
)
def test_consensus_is_stated_by_the_free_chair_and_contradicted_by_nobody(how: dict[str, object]) -> None:
    verdict = judge(put(BOARD, **{"under": charter(), **how}))  # type: ignore[arg-type]
    assert verdict.result is Result.NOT_CARRIED
    assert Standing.CONSENTED not in {one.standing for one in verdict.standings}


def test_consensus_of_an_inquorate_meeting_decides_nothing() -> None:
    verdict = judge(put(BOARD, charter(QuorumRule(min_total=11)), agreed="chair"))
    assert verdict.result is Result.INQUORATE


def test_a_vote_sent_in_after_the_ballot_closed_is_shown_and_not_counted() -> None:
    """Oxfordshire CCG: an e-mail vote with a closing day."""
    verdict = judge(put(BOARD, charter(), "gp1+", late="gp2- gp3-", form=BallotForm.WRITTEN))
    assert (verdict.result, verdict.tally.votes_against, verdict.tally.uncounted) == (Result.CARRIED, 0, 2)
    assert "vote-late" in codes(verdict)
