"""The boards whose way of voting was published, as charters: who carries, who breaks ties, whose quorum is whose."""

import pytest

from domain.boards.events import Office
from domain.boards.quorum import CountBasis, Fraction, QuorumBase, QuorumRule, Requirement, Rounding
from domain.boards.voting import BallotForm, CastingVote, OnTie, PatientWeight, Threshold, VoteUnit, VotingRule
from domain.decisions.inputs import JudgementInputs, RosterSeat
from domain.decisions.judge import judge
from domain.decisions.verdict import Result
from domain.meetings.motions import Choice
from domain.tests.decisions.make import charter, codes, put, seat, seats
from domain.tests.decisions.test_real_quorums import INQUORATE, QUORATE

THIRD = Fraction(of=1, out_of=3)
HALF = Fraction(of=1, out_of=2)


def all_of(name: str, number: int, sign: str) -> str:
    return " ".join(f"{name}{at}{sign}" for at in range(1, number + 1))


# Q1: SI 2000/89 Sch 2 para 4: those present and voting; the person presiding has a second and casting vote.
PCT = charter(voting=VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE))
PCT_BOARD = (seat("chair", office=Office.CHAIR), *seats("officer", 6), *seats("lay", 7))

# Q9: Future Fit joint committee: six and six; first no casting vote, from January 2017 an independent chair's.
NO_CASTING = charter(QuorumRule(base=QuorumBase.FILLED_SEATS, fraction=HALF), VotingRule(on_tie=OnTie.NO_DECISION))
INDEPENDENT = charter(
    QuorumRule(base=QuorumBase.FILLED_SEATS, fraction=HALF),
    VotingRule(casting_vote=CastingVote.INDEPENDENT_CHAIR, on_tie=OnTie.NO_DECISION),
)
SIX_AND_SIX = (*seats("shropshire", 6), *seats("telford", 6))
WITH_CHAIR = (*SIX_AND_SIX, seat("chair", office=Office.CHAIR, voting=False))
SIX_EACH = f"{all_of('shropshire', 6, '+')} {all_of('telford', 6, '-')}"

# Q10: North Devon locality board: 15 members, of whom six GPs and the managing director vote.
TORRINGTON = (*seats("gp", 6), seat("md"), seat("lay", voting=False), *seats("adviser", 7, voting=False))

# Q11: NW London, 25 November 2020: eight CCGs in common; two acting managing directors share one vote of a body.
IN_COMMON = charter(
    QuorumRule(base=QuorumBase.FILLED_SEATS, fraction=HALF, per_constituent=True, count_basis=CountBasis.PRESENT)
)

# Q12: integration joint board: five and five, no casting vote.
JOINT = charter(QuorumRule(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=HALF), VotingRule(on_tie=OnTie.REFER))
JOINT_BOARD = (*seats("council", 5), *seats("health", 5), *seats("adviser", 4, voting=False))

# Q13: Surrey Downs CCG: 12 doctors and 8 others, by show of hands.
SURREY = (*seats("doctor", 12, "doctor"), *seats("other", 7, "other"), seat("lay1", "lay"))

# Q14: Sutton CCG: GPs vote one by one; 95 for, 59 against, 22 abstained.
SUTTON = seats("gp", 176)

# Q15: Oxfordshire CCG: practices vote in writing, one vote for each 5,000 patients.
OXFORDSHIRE = charter(
    voting=VotingRule(
        vote_unit=VoteUnit.PRACTICE,
        weight=PatientWeight(divisor=5000, rounding=Rounding.NEAREST, at_least=1),
        ballots=(BallotForm.WRITTEN,),
    )
)
PRACTICES = (
    seat("gp1", of="K84001", patients=12_499),
    seat("gp2", of="K84002", patients=12_500),
    seat("gp3", of="K84003", patients=1_900),
)

# Q16: SI 2011/2341: two members, both present, of one mind.
TWO = charter(QuorumRule(min_total=2), VotingRule(threshold=Threshold.UNANIMITY))

# Q18: Bassetlaw: half of the fourteen are GPs; quorum and voting not stated, so the charter is silent.
BASSETLAW = (
    seat("chair", "GP", office=Office.CHAIR),
    *seats("gp", 6, "GP"),
    *seats("officer", 3, "officer"),
    seat("nurse", "nurse"),
    seat("ph", "public health"),
    *seats("ned", 2, "non-executive"),
)

SEVEN_GPS = f"chair+ {all_of('gp', 6, '+')}"
OTHERS = "officer2- officer3- nurse- ph- ned1- ned2-"

# Q19, Q20: NHS Waltham Forest: two boards, partly elected; quorums not stated, a third with a lay member chosen.
FOREST = charter(
    QuorumRule(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=THIRD, requires=(Requirement(any_of=("lay",), at_least=1),)),
    VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE),
)
DEVELOPMENT = (
    *(seat(f"chair{at}", "GP", office=Office.CO_CHAIR) for at in (1, 2)),
    *seats("director", 2, "clinical director"),
    *seats("gp", 6, "GP"),
    *seats("lay", 2, "lay"),
)
DISINVESTMENT = (seat("md", "medical director"), *seats("exec", 3, "executive director"), *seats("lay", 2, "lay"))

EXAMPLES: dict[str, tuple[JudgementInputs, Result]] = {
    "Q1 a majority of those voting": (put(PCT_BOARD, PCT, "officer1+ officer2+ lay1- lay2o"), Result.CARRIED),
    "Q1 a tie that the chairman breaks": (
        put(PCT_BOARD, PCT, "officer1+ lay1-", casting=("chair", Choice.FOR)),
        Result.CARRIED,
    ),
    "Q1 a tie that nobody breaks is lost": (put(PCT_BOARD, PCT, "officer1+ lay1-"), Result.NOT_CARRIED),
    "Q9 six to six in December 2016": (put(SIX_AND_SIX, NO_CASTING, SIX_EACH, presiding="telford1"), Result.TIED),
    "Q9 six to six with an independent chair in 2017": (
        put(WITH_CHAIR, INDEPENDENT, SIX_EACH, casting=("chair", Choice.FOR)),
        Result.CARRIED,
    ),
    "Q9 a member who presides has no casting vote": (
        put(WITH_CHAIR, INDEPENDENT, SIX_EACH, presiding="telford1", casting=("telford1", Choice.FOR)),
        Result.TIED,
    ),
    "Q10 seven hands are unanimous": (
        put(TORRINGTON, charter(voting=VotingRule(threshold=Threshold.UNANIMITY)), f"{all_of('gp', 6, '+')} md+"),
        Result.CARRIED,
    ),
    "Q10 one of the seven was silent": (
        put(TORRINGTON, charter(voting=VotingRule(threshold=Threshold.UNANIMITY)), all_of("gp", 6, "+")),
        Result.NOT_CARRIED,
    ),
    "Q12 five to five is referred to the dispute procedure": (
        put(JOINT_BOARD, JOINT, f"{all_of('council', 5, '+')} {all_of('health', 5, '-')}"),
        Result.TIED,
    ),
    "Q13 nineteen hands and one lay member who abstained": (
        put(SURREY, charter(), "lay1o", form=BallotForm.SHOW_OF_HANDS, hands=(19, 0, 1)),
        Result.CARRIED,
    ),
    "Q14 95 to 59 with 22 abstentions": (
        put(SUTTON, charter(), form=BallotForm.SHOW_OF_HANDS, hands=(95, 59, 22)),
        Result.CARRIED,
    ),
    "Q14 the same where most of those present must agree": (
        put(
            SUTTON,
            charter(voting=VotingRule(threshold=Threshold.TWO_THIRDS)),
            form=BallotForm.SHOW_OF_HANDS,
            hands=(95, 59, 22),
        ),
        Result.NOT_CARRIED,
    ),
    "Q15 one patient more is one vote more": (
        put(PRACTICES, OXFORDSHIRE, "gp1+ gp2- gp3o", form=BallotForm.WRITTEN),
        Result.NOT_CARRIED,
    ),
    "Q15 a vote that came too late": (
        put(PRACTICES, OXFORDSHIRE, "gp1+ gp3o", late="gp2-", form=BallotForm.WRITTEN),
        Result.CARRIED,
    ),
    "Q16 both of one mind": (put(seats("m", 2), TWO, "m1+ m2+"), Result.CARRIED),
    "Q16 not of one mind": (put(seats("m", 2), TWO, "m1+ m2-"), Result.NOT_CARRIED),
    "Q18 seven GPs outvote nobody": (
        put(BASSETLAW, charter(), f"{SEVEN_GPS} officer1- {OTHERS}"),
        Result.NOT_CARRIED,
    ),
    "Q18 one of the others agrees": (
        put(BASSETLAW, charter(), f"{SEVEN_GPS} officer1+ {OTHERS}"),
        Result.CARRIED,
    ),
    "Q19 of two co-chairs the one who presides breaks the tie": (
        put(DEVELOPMENT, FOREST, "gp1+ gp2-", presiding="chair2", casting=("chair2", Choice.FOR)),
        Result.CARRIED,
    ),
    "Q19 the other co-chair does not": (
        put(DEVELOPMENT, FOREST, "gp1+ gp2-", presiding="chair2", casting=("chair1", Choice.FOR)),
        Result.NOT_CARRIED,
    ),
    "Q19 a third of twelve without a lay member": (
        put(DEVELOPMENT, FOREST, "gp1+", away="lay1 lay2"),
        Result.INQUORATE,
    ),
    "Q20 two of six with a lay member": (
        put(DISINVESTMENT, FOREST, "md+ lay1+", away="exec1 exec2 exec3 lay2"),
        Result.CARRIED,
    ),
    "Q20 executives alone": (put(DISINVESTMENT, FOREST, "md+ exec1+", away="lay1 lay2"), Result.INQUORATE),
}


@pytest.mark.parametrize("told", EXAMPLES)
def test_a_real_board_votes_as_it_did(told: str) -> None:
    inputs, ends = EXAMPLES[told]
    assert judge(inputs).result is ends


def test_every_published_example_is_told() -> None:
    told = {name.split()[0] for name in (*QUORATE, *INQUORATE, *EXAMPLES)} | {"Q11"}
    assert told == {f"Q{number}" for number in range(1, 21)}


@pytest.mark.parametrize(("patients", "votes"), [(12_499, 2), (12_500, 3), (1_900, 1)])
def test_a_practice_weighs_as_many_votes_as_its_patients_make(patients: int, votes: int) -> None:
    """Q15: the rounding was published as unexplained; here it is the nearest, and at least one."""
    verdict = judge(put((seat("gp", of="K84001", patients=patients),), OXFORDSHIRE, "gp+", form=BallotForm.WRITTEN))
    assert verdict.tally.votes_for == votes


def body(name: str, number: int) -> tuple[RosterSeat, ...]:
    """A CCG of so many members, and a lay member who sits in each of them."""
    lay = seat(f"lay{name}", "lay", holder="lay", of=name)
    return (*(seat(f"{name.lower()}{at}", "GP", of=name) for at in range(1, number + 1)), lay)


def test_bodies_meeting_in_common_have_one_discussion_and_each_its_own_quorum_and_decision() -> None:
    """Q11, V7: eight CCGs at one table, the same lay member in several; each decides for itself."""
    a_lay_member = Requirement(any_of=("lay",), at_least=1)
    rule = charter(QuorumRule(base=QuorumBase.FILLED_SEATS, fraction=HALF, requires=(a_lay_member,)))
    bodies = {name: body(name, 4) for name in ("CCG1", "CCG2", "CCG3")}
    cast = {
        "CCG1": "ccg11+ ccg12+ lay=layCCG1-",
        "CCG2": "ccg21- ccg22- lay=layCCG2+",
        "CCG3": "ccg31+ lay=layCCG3+",
    }
    away = "ccg33 ccg34 ccg32"
    results = {
        name: judge(put(members, rule, cast[name], away=away, presiding=None)).result
        for name, members in bodies.items()
    }
    assert results == {"CCG1": Result.CARRIED, "CCG2": Result.NOT_CARRIED, "CCG3": Result.INQUORATE}


def test_a_joint_committee_of_bodies_is_quorate_where_each_of_them_is() -> None:
    """Q11: per constituent CCG."""
    together = (*body("CCG1", 4), *body("CCG2", 4))
    assert judge(put(together, IN_COMMON, away="ccg11 ccg12 ccg21 ccg22")).quorum.quorate
    lacking = judge(put(together, IN_COMMON, away="ccg21 ccg22 ccg23"))
    assert not lacking.quorum.quorate
    assert "quorum-total-unmet" in codes(lacking)


def test_where_a_charter_is_silent_the_verdict_says_so() -> None:
    """Q18: neither quorum nor voting is stated."""
    told = codes(judge(put(BASSETLAW, charter(), "chair+")))
    assert {"quorum-without-rule", "voting-without-rule"} <= told
