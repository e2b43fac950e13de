"""The quorums of real boards, as published, each with a meeting that meets it and one that does not."""

import pytest

from domain.boards.events import Office
from domain.boards.quorum import CountBasis, Fraction, QuorumBase, QuorumRule, Requirement, Rounding
from domain.boards.remit import DecisionType
from domain.boards.voting import Threshold, VotingRule
from domain.decisions.inputs import JudgementInputs, RosterSeat
from domain.decisions.judge import judge
from domain.decisions.verdict import Result
from domain.tests.decisions.make import charter, excluded, put, seat, seats

CHAIR = seat("chair", "non-officer", office=Office.CHAIR)


def need(at_least: int, *roles: str, exclusive: bool = False, non_voting: bool = False) -> Requirement:
    return Requirement(any_of=roles, at_least=at_least, exclusive=exclusive, may_be_non_voting=non_voting)


# SI 2000/89, schedule 2 paragraph 6: a third of the whole membership, an officer and a non-officer among them.
PCT = QuorumRule(
    base=QuorumBase.WHOLE_MEMBERSHIP,
    fraction=Fraction(of=1, out_of=3),
    count_basis=CountBasis.PRESENT,
    requires=(need(1, "officer"), need(1, "non-officer")),
)
PCT_BOARD = (CHAIR, *seats("officer", 6, "officer"), *seats("lay", 7, "non-officer"))

# SSI 2001/302, schedule paragraph 4: a third present and entitled, two of them not chief officers.
SCOTTISH = QuorumRule(
    base=QuorumBase.WHOLE_MEMBERSHIP,
    fraction=Fraction(of=1, out_of=3),
    count_basis=CountBasis.PRESENT_AND_ENTITLED,
    requires=(need(2, "member"),),
)
SCOTTISH_BOARD = (*seats("chief", 4, "chief officer"), *seats("member", 8, "member"))

LEWISHAM = QuorumRule(
    min_total=7,
    requires=(
        need(4, "clinical director"),
        need(1, "chief officer", "chief finance officer"),
        need(2, "lay", "secondary care doctor", "nurse"),
    ),
)
LEWISHAM_BOARD = (
    seat("chair", "chair", office=Office.CHAIR),
    *seats("director", 6, "clinical director"),
    *seats("lay", 3, "lay"),
    seat("nurse", "nurse"),
    seat("doctor", "secondary care doctor"),
    seat("cfo", "chief finance officer"),
    seat("co", "chief officer"),
    *seats("adviser", 4, "adviser", voting=False),
)

DERBY = QuorumRule(
    min_total=6,
    requires=(
        need(1, "clinical chair", "vice chair", "audit chair"),
        need(1, "officer"),
        need(2, "lay"),
        need(2, "voting clinician"),
    ),
)
DERBY_BOARD = (
    seat("chair", "clinical chair", "voting clinician", office=Office.CHAIR),
    seat("vice", "vice chair", "lay", office=Office.VICE_CHAIR),
    seat("audit", "audit chair", "lay"),
    *seats("officer", 3, "officer"),
    *seats("lay", 2, "lay"),
    *seats("gp", 4, "voting clinician"),
)

SITE_1 = QuorumRule(
    min_total=3,
    requires=(need(1, "lay"), need(1, "chief officer", "chief finance officer", "chief of delivery")),
)
SITE_1_BOARD = (*seats("lay", 2, "lay"), seat("co", "chief officer"), seat("gp", "independent GP"))

SITE_2 = QuorumRule(
    requires=(
        need(3, "non-executive", exclusive=True),
        need(1, "GP", exclusive=True),
        need(2, "chief officer", exclusive=True),
        need(1, "CFO", exclusive=True),
        need(1, "head of contracting", exclusive=True),
        need(2, "non-voting member", exclusive=True, non_voting=True),
    ),
)
SITE_2_BOARD = (
    *seats("nonexec", 3, "non-executive"),
    seat("gp", "GP"),
    *seats("chief", 2, "chief officer"),
    seat("cfo", "CFO", "chief officer"),
    seat("contracts", "head of contracting"),
    *seats("observer", 3, "non-voting member", voting=False),
)

SITE_3 = QuorumRule(requires=(need(1, "lay"), need(1, "GP"), need(1, "executive")))
SITE_3_BOARD = (*seats("lay", 2, "lay"), *seats("gp", 2, "GP"), seat("manager", "manager"), seat("exec", "executive"))

SITE_4 = QuorumRule(
    min_total=4,
    requires=(need(1, "CO", "CFO"), need(2, "lay audit", "lay person", "nurse", "secondary consultant")),
    requires_presiding=("CHAIR", "VICE_CHAIR"),
)
SITE_4_BOARD = (
    seat("chair", "lay audit", office=Office.CHAIR),
    seat("vice", "lay person", office=Office.VICE_CHAIR),
    seat("co", "CO"),
    seat("cfo", "CFO"),
    seat("nurse", "nurse"),
    *seats("practice", 2, "practice representative"),
)

JOINT = QuorumRule(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=Fraction(of=1, out_of=2))
JOINT_BOARD = (
    *seats("council", 5, "council"),
    *seats("health", 5, "health board"),
    *seats("adviser", 6, "adviser", voting=False),
)

TWO_MEMBERS = QuorumRule(min_total=2)
TWO_BOARD = (seat("first", "member"), seat("second", "member"))

NI_THIRD = QuorumRule(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=Fraction(of=1, out_of=3), rounding=Rounding.NEAREST)
NI_APPOINTING = QuorumRule(
    applies_to=(DecisionType.APPOINTMENT,),
    base=QuorumBase.WHOLE_MEMBERSHIP,
    fraction=Fraction(of=1, out_of=3),
    rounding=Rounding.NEAREST,
    requires_presiding=("CHAIR",),
)
NI_BOARD = (CHAIR, *seats("member", 12, "member"))


def meeting(board: tuple[RosterSeat, ...], rule: QuorumRule, **how: str) -> JudgementInputs:
    return put(board, charter((rule, NI_APPOINTING) if rule is NI_THIRD else rule), **how)  # type: ignore[arg-type]


def names(name: str, first: int, last: int) -> str:
    return " ".join(f"{name}{at}" for at in range(first, last + 1))


QUORATE = {
    "Q1 a third of 14 is 5": meeting(PCT_BOARD, PCT, away=f"{names('officer', 2, 6)} {names('lay', 4, 7)}"),
    "Q2 four of twelve, two of them members": meeting(
        SCOTTISH_BOARD, SCOTTISH, away=f"{names('chief', 3, 4)} {names('member', 3, 8)}"
    ),
    "Q3 seven of the right kinds": meeting(
        LEWISHAM_BOARD, LEWISHAM, away="chair director5 director6 lay3 nurse doctor co"
    ),
    "Q4 the vice chair is also the second lay member": meeting(
        DERBY_BOARD, DERBY, away="chair audit officer3 lay1 gp3 gp4"
    ),
    "Q5 three with a lay member and an officer": meeting(SITE_1_BOARD, SITE_1, away="lay2"),
    "Q6 two who do not vote are needed too": meeting(SITE_2_BOARD, SITE_2, away="observer3"),
    "Q7 one of each": meeting(SITE_3_BOARD, SITE_3, away="lay2 gp2 manager"),
    "Q8 four with the vice chair": meeting(SITE_4_BOARD, SITE_4, away="chair cfo practice2"),
    "Q12 half of the voting members": meeting(JOINT_BOARD, JOINT, away=names("council", 1, 5)),
    "Q16 both": meeting(TWO_BOARD, TWO_MEMBERS),
    "Q17 a third of 13 is rounded to 4": meeting(NI_BOARD, NI_THIRD, away=f"chair {names('member', 5, 12)}"),
}
INQUORATE = {
    "Q1 no officer": meeting(PCT_BOARD, PCT, away=names("officer", 1, 6)),
    "Q1 only 4 of 14": meeting(PCT_BOARD, PCT, away=f"{names('officer', 2, 6)} {names('lay', 3, 7)}"),
    "Q2 chief officers only": meeting(SCOTTISH_BOARD, SCOTTISH, away=names("member", 2, 8)),
    "Q3 seven, but three clinical directors": meeting(
        LEWISHAM_BOARD, LEWISHAM, away="chair director4 director5 director6 nurse doctor"
    ),
    "Q4 the roles, but only five heads": meeting(DERBY_BOARD, DERBY, away="chair audit officer2 officer3 lay1 gp3 gp4"),
    "Q5 three without an officer": meeting(SITE_1_BOARD, SITE_1, away="co"),
    "Q6 the CFO is not the second chief officer as well": meeting(SITE_2_BOARD, SITE_2, away="chief2"),
    "Q6 one who does not vote": meeting(SITE_2_BOARD, SITE_2, away="observer2 observer3"),
    "Q7 no executive": meeting(SITE_3_BOARD, SITE_3, away="exec"),
    "Q8 neither chair nor vice chair": meeting(SITE_4_BOARD, SITE_4, away="chair vice"),
    "Q12 four and all the advisers": meeting(JOINT_BOARD, JOINT, away=f"{names('council', 1, 5)} health1"),
    "Q16 one alone": meeting(TWO_BOARD, TWO_MEMBERS, away="second"),
    "Q17 three": meeting(NI_BOARD, NI_THIRD, away=f"chair {names('member', 4, 12)}"),
}


@pytest.mark.parametrize("told", QUORATE)
def test_a_real_board_is_quorate(told: str) -> None:
    verdict = judge(QUORATE[told])
    assert verdict.quorum.quorate, verdict.quorum.unmet
    assert verdict.quorum.unmet == ()


@pytest.mark.parametrize("told", INQUORATE)
def test_a_real_board_is_not_quorate(told: str) -> None:
    verdict = judge(INQUORATE[told])
    assert not verdict.quorum.quorate
    assert verdict.result is Result.INQUORATE
    assert verdict.quorum.unmet


def test_who_is_only_present_counts_for_a_trust_and_not_for_a_scottish_board() -> None:
    """SI 2000/89 says present; SSI 2001/302 says present and entitled to vote."""
    stays = [excluded(f"member{at}") for at in range(1, 7)]
    away = f"{names('chief', 3, 4)} {names('member', 7, 8)}"
    scottish = judge(put(SCOTTISH_BOARD, charter(SCOTTISH), away=away, barred=stays))
    assert (scottish.quorum.counted, scottish.quorum.needed, scottish.quorum.quorate) == (2, 4, False)
    trust = QuorumRule(base=SCOTTISH.base, fraction=SCOTTISH.fraction, count_basis=CountBasis.PRESENT)
    assert judge(put(SCOTTISH_BOARD, charter(trust), away=away, barred=stays)).quorum.counted == 8


def test_a_conflicted_member_leaves_both_sides_of_the_fraction_where_the_item_counts() -> None:
    """Lewisham CCG 2018: a conflicted member does not contribute to the quoracy for that item."""
    rule = QuorumRule(base=QuorumBase.FILLED_SEATS, fraction=Fraction(of=1, out_of=2))
    verdict = judge(put(seats("gp", 8), charter(rule), barred=[f"gp{at}" for at in range(1, 7)]))
    assert (verdict.quorum.base, verdict.quorum.needed, verdict.quorum.counted) == (2, 1, 2)


def test_appointing_the_chief_executive_needs_the_chairman() -> None:
    """NISR 2002/386: a quorum of its own for one kind of decision."""
    both = charter((NI_THIRD, NI_APPOINTING))
    without = put(NI_BOARD, both, away="chair", kind=DecisionType.APPOINTMENT)
    assert judge(without).quorum.unmet == ("quorum-presiding-unmet",)
    assert judge(put(NI_BOARD, both, kind=DecisionType.APPOINTMENT)).quorum.quorate


def test_two_members_decide_unanimously() -> None:
    """SI 2011/2341: both present, and of one mind."""
    under = charter(TWO_MEMBERS, VotingRule(threshold=Threshold.UNANIMITY))
    assert judge(put(TWO_BOARD, under, "first+ second+", presiding="first")).result is Result.CARRIED
    assert judge(put(TWO_BOARD, under, "first+ second-", presiding="first")).result is Result.NOT_CARRIED


def test_a_vacant_seat_is_part_of_the_whole_membership_only() -> None:
    board = (*seats("gp", 6), *(seat(f"vacant{at}", holder=None) for at in range(6)))
    third = Fraction(of=1, out_of=3)
    whole = QuorumRule(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=third)
    filled = QuorumRule(base=QuorumBase.FILLED_SEATS, fraction=third)
    assert judge(put(board, charter(whole))).quorum.needed == 4
    assert judge(put(board, charter(filled))).quorum.needed == 2


@pytest.mark.parametrize(("rounding", "needed"), [(Rounding.CEIL, 4), (Rounding.NEAREST, 3), (Rounding.FLOOR, 3)])
def test_a_third_of_ten_is_rounded_as_the_charter_says(rounding: Rounding, needed: int) -> None:
    rule = QuorumRule(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=Fraction(of=1, out_of=3), rounding=rounding)
    assert judge(put(seats("gp", 10), charter(rule))).quorum.needed == needed
