"""A seat that two people hold together: two holders, one head, one vote."""

from domain.boards.quorum import CountBasis, QuorumRule, Requirement
from domain.boards.tenure import SharedInterests, TenurePolicy
from domain.decisions.judge import judge
from domain.decisions.verdict import Standing
from domain.tests.decisions.make import charter, codes, counts, excluded, put, seat, seats, stands

TOGETHER = (seat("ann", shares="bea"), *seats("gp", 2))
EACH_ALONE = charter(tenure=TenurePolicy(shared_interests=SharedInterests.WHO_ACTS))


def test_two_who_share_a_seat_and_agree_have_one_vote() -> None:
    verdict = judge(put(TOGETHER, charter(), "ann+ bea=ann+ gp1-"))
    assert (verdict.tally.votes_for, verdict.tally.votes_against, verdict.tally.uncounted) == (1, 1, 0)
    assert stands(verdict, "ann") is Standing.FOR


def test_two_who_share_a_seat_and_disagree_have_no_vote() -> None:
    verdict = judge(put(TOGETHER, charter(), "ann+ bea=ann- gp1+"))
    assert (verdict.tally.votes_for, verdict.tally.votes_against, verdict.tally.uncounted) == (1, 0, 2)
    assert stands(verdict, "ann") is Standing.PRESENT_NOT_VOTING
    [told] = [step for step in verdict.steps if step.code == "share-divided"]
    assert told.sentence.startswith("Two hold the seat together and did not agree")


def test_one_of_two_votes_for_both() -> None:
    assert judge(put(TOGETHER, charter(), "bea=ann+", away="ann")).tally.votes_for == 1


def test_who_shares_a_seat_still_votes_once_each() -> None:
    verdict = judge(put(TOGETHER, charter(), "ann+ ann-"))
    assert (verdict.tally.votes_for, "vote-repeated" in codes(verdict)) == (1, True)


def test_two_who_share_a_seat_are_one_head() -> None:
    for basis in CountBasis:
        verdict = judge(put(TOGETHER, charter(QuorumRule(min_total=4, count_basis=basis))))
        assert (verdict.quorum.counted, verdict.quorum.quorate) == (3, False)
        alone = judge(put(TOGETHER, charter(QuorumRule(min_total=3, count_basis=basis)), away="ann"))
        assert (alone.quorum.counted, counts(alone, "ann")) == (3, True)


def test_a_member_of_two_seats_who_comes_is_one_head_and_takes_the_place_of_one_who_stands_in() -> None:
    two = (seat("ann", "lay", deputy="dee"), seat("second", "gp", holder="ann", deputy="dot"))
    under = charter(QuorumRule(min_total=2, count_basis=CountBasis.PRESENT))
    without = judge(put(two, under, away="ann", visitors="dee dot"))
    assert (without.quorum.counted, without.quorum.quorate) == (2, True)
    assert judge(put(two, under, visitors="dee dot")).quorum == without.quorum
    assert judge(put(two, under)).quorum.counted == 1
    assert sorted(judge(put(two, under, visitors=one)).quorum.counted for one in ("dee", "dot")) == [2, 2]


def test_one_seat_serves_what_a_quorum_requires_once_whether_by_its_holder_or_by_a_deputy() -> None:
    two_clinicians = Requirement(any_of=("clinician",), at_least=2)
    under = charter(QuorumRule(min_total=2, count_basis=CountBasis.PRESENT, requires=(two_clinicians,)))
    for lay, clinical in (("ann", "second"), ("second", "ann")):
        two = (seat(lay, "lay", holder="ann"), seat(clinical, "clinician", holder="ann", deputy="dee"))
        three = (*two, seat("cat", "clinician"))
        assert "quorum-role-unmet" in judge(put(three, under, away="cat", visitors="dee")).quorum.unmet
        assert "quorum-role-unmet" in judge(put(three, under, away="cat")).quorum.unmet
        assert judge(put(three, under)).quorum.quorate
        assert judge(put(three, under, visitors="dee")).quorum.quorate


def test_the_interest_of_either_touches_the_vote_of_the_seat() -> None:
    verdict = judge(put(TOGETHER, charter(), "ann+", barred=["bea"]))
    assert (stands(verdict, "ann"), verdict.tally.uncounted) == (Standing.EXCLUDED, 1)
    assert {"touched-through-other-holder", "vote-by-excluded"} <= codes(verdict)


def test_a_charter_may_let_the_unconflicted_one_of_two_act_alone() -> None:
    verdict = judge(put(TOGETHER, EACH_ALONE, "bea=ann+ ann-", barred=[excluded("ann")]))
    assert (stands(verdict, "ann"), verdict.tally.votes_for, verdict.tally.uncounted) == (Standing.FOR, 1, 1)


def test_where_both_of_two_are_conflicted_nobody_acts_for_the_seat() -> None:
    verdict = judge(put(TOGETHER, EACH_ALONE, "bea=ann+", barred=["ann", "bea"]))
    assert (stands(verdict, "ann"), verdict.tally.votes_for) == (Standing.EXCLUDED, 0)
