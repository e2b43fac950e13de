"""What the votes make of a motion: thresholds, ties, casting votes, and votes that do not count."""

import pytest

from domain.boards.conflicts import Management
from domain.boards.events import Office
from domain.boards.quorum import CountBasis, QuorumRule, Rounding
from domain.boards.voting import CastingVote, OnTie, PatientWeight, Threshold, VoteUnit, VotingRule
from domain.decisions.events import Outcome
from domain.decisions.judge import judge
from domain.decisions.outcomes import outcome_of
from domain.decisions.verdict import Result, Standing
from domain.kernel.answers import Answer
from domain.meetings.motions import Choice, Direction
from domain.meetings.recusals import Ground
from domain.tests.decisions.make import charter, codes, counts, excluded, put, seat, seats, stands

BOARD = (seat("chair", office=Office.CHAIR), *seats("gp", 11))
FOUR_THREE_FIVE = "gp1+ gp2+ gp3+ gp4+ gp5- gp6- gp7- gp8o gp9o gp10o gp11o chairo"
FIVE_FIVE_ONE = "gp1+ gp2+ gp3+ gp4+ gp5+ gp6- gp7- gp8- gp9- gp10- gp11o"
SECOND_VOTE = VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE)


def result(threshold: Threshold, cast: str, *, abstentions: bool = True, away: str = "") -> Result:
    rule = VotingRule(threshold=threshold, abstentions_count_as_present=abstentions)
    return judge(put(BOARD, charter(voting=rule), cast, away=away)).result


@pytest.mark.parametrize(
    ("threshold", "cast", "carried"),
    [
        (Threshold.MAJORITY_OF_VOTES_CAST, FOUR_THREE_FIVE, True),
        (Threshold.MAJORITY_OF_PRESENT, FOUR_THREE_FIVE, False),
        (Threshold.MAJORITY_OF_PRESENT, "gp1+ gp2+ gp3+ gp4+ gp5+ gp6+ gp7+", True),
        (Threshold.MAJORITY_OF_MEMBERSHIP, "gp1+ gp2+ gp3+ gp4+ gp5+ gp6+", False),
        (Threshold.MAJORITY_OF_MEMBERSHIP, "gp1+ gp2+ gp3+ gp4+ gp5+ gp6+ gp7+", True),
        (Threshold.TWO_THIRDS, "gp1+ gp2+ gp3+ gp4+ gp5- gp6-", True),
        (Threshold.TWO_THIRDS, "gp1+ gp2+ gp3+ gp4- gp5-", False),
        (Threshold.THREE_QUARTERS, "gp1+ gp2+ gp3+ gp4-", True),
        (Threshold.THREE_QUARTERS, "gp1+ gp2+ gp4-", False),
        (Threshold.CONSENSUS, "", False),
        (Threshold.CONSENSUS, "gp1o gp2o", False),
        (Threshold.CONSENSUS, "gp1+ gp2o", True),
        (Threshold.CONSENSUS, "gp1+ gp2-", False),
        (Threshold.UNANIMITY, "gp1+ gp2+", False),
    ],
)
def test_each_threshold_asks_for_its_own_number(threshold: Threshold, cast: str, *, carried: bool) -> None:
    assert result(threshold, cast) is (Result.CARRIED if carried else Result.NOT_CARRIED)


def test_unanimous_means_every_member_entitled_and_present() -> None:
    away = " ".join(f"gp{at}" for at in range(3, 12))
    assert result(Threshold.UNANIMITY, "chair+ gp1+ gp2+", away=away) is Result.CARRIED
    assert result(Threshold.UNANIMITY, "chair+ gp1+ gp2o", away=away) is Result.NOT_CARRIED
    assert result(Threshold.UNANIMITY, "chair+ gp1+ gp2o", away=away, abstentions=False) is Result.CARRIED


def test_a_recused_member_does_not_stand_in_the_way_of_unanimity() -> None:
    rule = charter(voting=VotingRule(threshold=Threshold.UNANIMITY))
    verdict = judge(put(seats("gp", 3), rule, "gp1+ gp2+", withdrawn="gp3", barred=["gp3"]))
    assert (verdict.result, verdict.tally.eligible, verdict.tally.excluded) == (Result.CARRIED, 2, 1)


def test_abstentions_are_ignored_where_the_charter_ignores_them() -> None:
    away = "chair gp9 gp10 gp11"
    cast = "gp1+ gp2+ gp3+ gp4- gp5- gp6o gp7o gp8o"
    assert result(Threshold.MAJORITY_OF_PRESENT, cast, away=away) is Result.NOT_CARRIED
    assert result(Threshold.MAJORITY_OF_PRESENT, cast, away=away, abstentions=False) is Result.CARRIED


def test_six_ways_of_not_voting_are_six_different_things() -> None:
    board = (
        *seats("gp", 5),
        seat("observer", voting=False),
        seat("vacancy", holder=None),
    )
    verdict = judge(put(board, charter(), "gp1+ gp2o", away="gp3", withdrawn="gp4", barred=["gp4"]))
    assert stands(verdict, "gp1") is Standing.FOR
    assert stands(verdict, "gp2") is Standing.ABSTAINED
    assert stands(verdict, "gp3") is Standing.ABSENT
    assert stands(verdict, "gp4") is Standing.EXCLUDED
    assert stands(verdict, "gp5") is Standing.PRESENT_NOT_VOTING
    assert stands(verdict, "observer") is Standing.NOT_ENTITLED
    assert stands(verdict, "vacancy") is Standing.VACANT
    tally = verdict.tally
    assert (tally.abstained, tally.absent, tally.excluded, tally.present_not_voting) == (1, 1, 1, 1)
    assert (tally.not_entitled, tally.vacant) == (1, 1)


def test_a_vote_counts_although_the_voter_left_before_it_was_closed() -> None:
    verdict = judge(put(seats("gp", 3), charter(), "gp1+ gp2- gp3+", left="gp3", presiding="gp1"))
    assert (verdict.result, verdict.tally.votes_for, verdict.quorum.counted) == (Result.CARRIED, 2, 2)
    found = next(one for one in verdict.standings if one.standing is Standing.FOR and not one.counts_to_quorum)
    assert found.because == ("voted-for", "left-after-voting")
    assert "left-after-voting" in codes(verdict)


def test_a_conflicted_member_who_never_came_is_absent_and_yet_out_of_the_base() -> None:
    verdict = judge(put(seats("gp", 3), charter(), "gp1+", away="gp3", barred=["gp3"]))
    found = next(one for one in verdict.standings if one.standing is Standing.ABSENT)
    assert not found.in_base
    assert found.because == ("absent", "excluded-by-conflict")


@pytest.mark.parametrize(
    ("cast", "why"),
    [
        ("gp1+ gp2-", "vote-by-excluded"),
        ("gp1+ gp3-", "vote-by-absent"),
        ("gp1+ observer-", "vote-without-right"),
        ("gp1+ gp1-", "vote-repeated"),
        ("gp1+ gp1=gp4-", "vote-by-stranger"),
        ("gp1+ nobody-", "vote-by-stranger"),
    ],
)
def test_a_vote_without_right_is_shown_and_never_counted(cast: str, why: str) -> None:
    board = (*seats("gp", 4), seat("observer", voting=False))
    verdict = judge(put(board, charter(), cast, away="gp3", barred=["gp2"]))
    assert why in codes(verdict)
    assert (verdict.tally.votes_for, verdict.tally.votes_against, verdict.tally.uncounted) == (1, 0, 1)
    assert verdict.result is Result.CARRIED


def test_a_member_whose_term_is_over_does_not_vote() -> None:
    verdict = judge(put((*seats("gp", 2), seat("late", in_term=Answer.NO)), charter(), "gp1+ late-"))
    assert stands(verdict, "late") is Standing.NOT_ENTITLED
    assert verdict.tally.uncounted == 1


def test_a_term_that_may_run_is_taken_to_run_and_said_to_be_uncertain() -> None:
    verdict = judge(put((seat("gp1", in_term=Answer.INDETERMINATE),), charter(), "gp1+"))
    assert stands(verdict, "gp1") is Standing.FOR
    assert "term-indeterminate" in codes(verdict)


def test_one_person_in_two_seats_is_one_head_and_has_one_vote() -> None:
    board = (seat("lay1", "lay"), seat("audit", "audit", holder="lay1"), seat("gp"))
    verdict = judge(put(board, charter(QuorumRule(min_total=3)), "lay1+ lay1=audit+ gp-"))
    assert (verdict.tally.votes_for, verdict.tally.votes_against, verdict.tally.uncounted) == (1, 1, 1)
    assert verdict.quorum.counted == 2
    assert counts(verdict, "lay1")
    assert not counts(verdict, "audit")


def test_a_member_of_two_bodies_in_common_votes_for_each() -> None:
    board = (seat("lay1", of="CCG1"), seat("lay2", holder="lay1", of="CCG2"))
    by_seat = judge(put(board, charter(), "lay1+ lay1=lay2+"))
    by_person = judge(put(board, charter(voting=VotingRule(vote_unit=VoteUnit.PERSON)), "lay1+ lay1=lay2+"))
    assert (by_seat.tally.votes_for, by_person.tally.votes_for) == (2, 1)


@pytest.mark.parametrize(("choice", "ends"), [(Choice.FOR, Result.CARRIED), (Choice.AGAINST, Result.NOT_CARRIED)])
def test_the_person_presiding_breaks_a_tie(choice: Choice, ends: Result) -> None:
    verdict = judge(put(BOARD, charter(voting=SECOND_VOTE), FIVE_FIVE_ONE, casting=("chair", choice)))
    assert (verdict.result, verdict.tally.casting) == (ends, 1)
    assert (verdict.tally.votes_for, verdict.tally.votes_against) == (5, 5)


@pytest.mark.parametrize(
    ("on_tie", "ends", "outcome"),
    [
        (OnTie.LOST, Result.NOT_CARRIED, Outcome.NOT_CARRIED),
        (OnTie.NO_DECISION, Result.TIED, Outcome.NO_DECISION_TIED),
        (OnTie.ADJOURN, Result.TIED, Outcome.NO_DECISION_TIED),
        (OnTie.REFER, Result.TIED, Outcome.NO_DECISION_TIED),
    ],
)
def test_a_tie_nobody_breaks_means_what_the_charter_says(on_tie: OnTie, ends: Result, outcome: Outcome) -> None:
    """Future Fit, December 2016: six against six, and nobody had a casting vote."""
    verdict = judge(put(BOARD, charter(voting=VotingRule(on_tie=on_tie)), FIVE_FIVE_ONE))
    assert verdict.result is ends
    assert outcome_of(Direction.APPROVE, verdict) is outcome


@pytest.mark.parametrize(
    ("casting", "how", "why"),
    [
        ("gp1", {}, "casting-vote-by-another"),
        ("chair", {"barred": ["chair"]}, "casting-vote-by-excluded"),
        ("chair", {"away": "chair"}, "casting-vote-without-right"),
        ("chair", {"cast": "gp1+"}, "casting-vote-without-tie"),
        ("chair", {"cast": ""}, "casting-vote-without-tie"),
        ("chair", {"under": charter()}, "casting-vote-not-provided"),
    ],
)
def test_a_casting_vote_counts_only_on_a_tie_and_only_from_the_free_chair(
    casting: str, how: dict[str, object], why: str
) -> None:
    asked = {"under": charter(voting=SECOND_VOTE), "cast": FIVE_FIVE_ONE, **how}
    verdict = judge(put(BOARD, casting=(casting, Choice.FOR), **asked))  # type: ignore[arg-type]
    assert why in codes(verdict)
    assert (verdict.tally.casting, verdict.tally.uncounted) == (0, 1)


def test_a_tie_among_few_of_those_present_is_no_tie_where_most_of_them_must_agree() -> None:
    rule = VotingRule(threshold=Threshold.MAJORITY_OF_PRESENT, casting_vote=CastingVote.PRESIDING_SECOND_VOTE)
    few = judge(put(BOARD, charter(voting=rule), "gp1+ gp2-", casting=("chair", Choice.FOR)))
    assert (few.result, few.tally.casting) == (Result.NOT_CARRIED, 0)
    most = judge(put(BOARD, charter(voting=rule), FIVE_FIVE_ONE, away="chair", presiding="gp11"))
    assert most.result is Result.NOT_CARRIED


def test_a_chair_who_only_breaks_ties_has_no_vote_before_one() -> None:
    rule = charter(voting=VotingRule(casting_vote=CastingVote.PRESIDING_ONLY_IF_TIE, on_tie=OnTie.NO_DECISION))
    tied = "gp1+ gp2- chair+"
    assert judge(put(BOARD, rule, tied)).result is Result.TIED
    assert judge(put(BOARD, rule, tied, casting=("chair", Choice.FOR))).result is Result.CARRIED


def test_an_independent_chair_without_a_vote_may_break_ties() -> None:
    """Future Fit, January 2017: an independent chair with a casting vote was appointed."""
    board = (seat("chair", office=Office.CHAIR, voting=False), *seats("gp", 2))
    only = charter(voting=VotingRule(casting_vote=CastingVote.PRESIDING_ONLY_IF_TIE))
    assert judge(put(board, only, "gp1+ gp2-", casting=("chair", Choice.FOR))).result is Result.CARRIED
    second = charter(voting=SECOND_VOTE)
    assert "casting-vote-without-right" in codes(judge(put(board, second, "gp1+ gp2-", casting=("chair", Choice.FOR))))


def test_nobody_who_presides_for_an_independent_chair_breaks_ties() -> None:
    """Future Fit, January 2017: the vote was given to the independent chair, not to whoever presides."""
    board = (seat("chair", office=Office.CHAIR, voting=False), seat("vice", office=Office.VICE_CHAIR), *seats("gp", 2))
    rule = charter(voting=VotingRule(casting_vote=CastingVote.INDEPENDENT_CHAIR, on_tie=OnTie.NO_DECISION))
    chair = put(board, rule, "gp1+ gp2-", casting=("chair", Choice.FOR))
    assert judge(chair).result is Result.CARRIED
    vice = judge(put(board, rule, "gp1+ gp2-", away="chair", presiding="vice", casting=("vice", Choice.FOR)))
    assert (vice.result, vice.tally.casting) == (Result.TIED, 0)
    assert "casting-vote-without-right" in codes(vice)


def test_practices_vote_by_their_patients() -> None:
    """Oxfordshire: one vote for each 5,000 patients of a practice."""
    rule = VotingRule(vote_unit=VoteUnit.PRACTICE, weight=PatientWeight(divisor=5000, rounding=Rounding.FLOOR))
    board = (
        seat("gp1", of="K84001", patients=12_499),
        seat("gp2", of="K84002", patients=9_999),
        seat("gp3", of="K84003", patients=5_000),
    )
    verdict = judge(put(board, charter(voting=rule), "gp1+ gp2- gp3-"))
    assert (verdict.tally.votes_for, verdict.tally.votes_against) == (2, 2)


def test_two_who_share_a_vote_and_disagree_abstain() -> None:
    board = (seat("job1", of="K84001"), seat("job2", of="K84001"), seat("gp", of="K84002"))
    rule = charter(voting=VotingRule(vote_unit=VoteUnit.PRACTICE))
    apart = judge(put(board, rule, "job1+ job2- gp+"))
    assert (apart.tally.votes_for, apart.tally.votes_against, apart.tally.abstained) == (1, 0, 1)
    assert "unit-split" in codes(apart)
    together = judge(put(board, rule, "job1+ job2+ gp-"))
    assert (together.tally.votes_for, together.tally.votes_against) == (1, 1)


def test_a_deputy_votes_for_a_member_who_is_away_and_for_nobody_who_is_there() -> None:
    board = (seat("md", deputy="deputy"), seat("gp"))
    acting = judge(put(board, charter(QuorumRule(min_total=2)), "deputy=md+", away="md", visitors="deputy"))
    assert stands(acting, "md") is Standing.FOR
    assert acting.quorum.quorate
    idle = judge(put(board, charter(), "deputy=md+ md-", visitors="deputy"))
    assert stands(idle, "md") is Standing.AGAINST
    assert "vote-without-right" in codes(idle)


def test_a_deputy_stands_in_for_a_conflicted_member_unless_conflicted_too() -> None:
    board = (seat("md", deputy="deputy"),)
    free = judge(put(board, charter(), "deputy=md+", visitors="deputy", withdrawn="md", barred=["md"]))
    assert stands(free, "md") is Standing.FOR
    both = judge(put(board, charter(), "deputy=md+", visitors="deputy", withdrawn="md", barred=["md", "deputy"]))
    assert stands(both, "md") is Standing.EXCLUDED


def test_deputies_and_remote_members_count_to_the_quorum_only_where_the_charter_counts_them() -> None:
    board = (seat("md", deputy="deputy"), *seats("gp", 2))
    for basis in CountBasis:
        strict = QuorumRule(min_total=2, count_basis=basis, deputies_count=False, remote_counts=False)
        verdict = judge(put(board, charter(strict), "gp1+", away="md", visitors="deputy", remote="gp2"))
        assert (verdict.quorum.counted, verdict.result) == (1, Result.INQUORATE)
        loose = QuorumRule(min_total=3, count_basis=basis)
        assert judge(put(board, charter(loose), away="md", visitors="deputy", remote="gp2")).quorum.quorate


def test_a_deputy_does_not_preside_for_the_chair() -> None:
    rule = charter(QuorumRule(requires_presiding=("CHAIR",)))
    board = (seat("chair", office=Office.CHAIR, deputy="deputy"), seat("gp"))
    assert not judge(put(board, rule, away="chair", visitors="deputy")).quorum.quorate


def test_bodies_that_meet_in_common_each_need_their_own_quorum() -> None:
    rule = charter(QuorumRule(min_total=2, per_constituent=True))
    board = (*(seat(f"a{at}", of="CCG1") for at in range(3)), *(seat(f"b{at}", of="CCG2") for at in range(2)))
    assert judge(put(board, rule)).quorum.quorate
    verdict = judge(put(board, rule, away="b1"))
    assert (verdict.quorum.quorate, verdict.quorum.counted, verdict.quorum.needed) == (False, 4, 4)
    assert any("CCG2" in step.sentence for step in verdict.steps if step.code == "quorum-total-unmet")


def test_a_member_who_may_speak_and_not_vote_is_excluded_though_present() -> None:
    speaks = excluded("gp2", Ground.RULING, Management.SPEAK_NOT_VOTE)
    verdict = judge(put(seats("gp", 2), charter(), "gp1+ gp2-", barred=[speaks]))
    assert stands(verdict, "gp2") is Standing.EXCLUDED
    assert "stayed-though-to-leave" not in codes(verdict)


def test_a_conflict_only_noted_leaves_the_vote() -> None:
    noted = excluded("gp2", Ground.RULING, Management.NOTE_AND_PARTICIPATE)
    verdict = judge(put(seats("gp", 2), charter(), "gp2+", barred=[noted]))
    assert stands(verdict, "gp2") is Standing.FOR
    assert "conflict-noted" in codes(verdict)


def test_separation_stands_whatever_was_ruled() -> None:
    ruled = excluded("gp2", Ground.RULING, Management.NOTE_AND_PARTICIPATE)
    apart = excluded("gp2", Ground.SEPARATION)
    assert stands(judge(put(seats("gp", 2), charter(), "gp2+", barred=[ruled, apart])), "gp2") is Standing.EXCLUDED
