"""Every step that a verdict may hold has an example, and holds nothing that names a person."""

from dataclasses import replace
from datetime import date

import pytest

from domain.boards.conflicts import Management
from domain.boards.events import Office
from domain.boards.quorum import OnLoss, QuorumRule, Requirement, Rounding
from domain.boards.remit import DecisionType, Remit
from domain.boards.tenure import Tenure
from domain.boards.voting import BallotForm, CastingVote, OnTie, PatientWeight, Threshold, VoteUnit, VotingRule
from domain.cases.sums import Sum
from domain.decisions.inputs import Earlier, JudgementInputs
from domain.decisions.judge import judge
from domain.decisions.sentences import CATALOGUE
from domain.kernel.answers import Answer
from domain.meetings.motions import Choice
from domain.meetings.recusals import Ground
from domain.tests.decisions.make import charter, codes, dispensed, excluded, put, seat, seats

SECOND = charter(voting=VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE))
ONLY_TIE = charter(voting=VotingRule(casting_vote=CastingVote.PRESIDING_ONLY_IF_TIE))
BOARD = (seat("chair", office=Office.CHAIR), *seats("gp", 3))
TIE = "gp1+ gp2-"
STRICT = charter(QuorumRule(deputies_count=False, remote_counts=False))


def losing(on_loss: OnLoss) -> JudgementInputs:
    return put(BOARD, charter(QuorumRule(min_total=9, on_loss=on_loss)))


def tied(on_tie: OnTie) -> JudgementInputs:
    return put(BOARD, charter(voting=VotingRule(on_tie=on_tie)), TIE)


def asking(least: int, most: int | None) -> JudgementInputs:
    limited = charter(remit=Remit(decides=tuple(DecisionType), limit_pence=100))
    return put(BOARD, limited, "gp1+", at_stake=Sum(least=least, most=most))


def off_basis(found: Answer) -> JudgementInputs:
    return replace(asking(0, None), question=replace(asking(0, None).question, on_basis=found))


def breaking(giver: str, under: object = SECOND, cast: str = TIE, **how: object) -> JudgementInputs:
    return put(BOARD, under, cast, casting=(giver, Choice.FOR), **how)  # type: ignore[arg-type]


def counting(votes_for: int, votes_against: int) -> JudgementInputs:
    return put(BOARD, charter(), form=BallotForm.SHOW_OF_HANDS, hands=(votes_for, votes_against, 0))


def agreeing(stated_by: str = "chair", under: object = None, cast: str = "", **how: object) -> JudgementInputs:
    return put(BOARD, under or charter(), cast, agreed=stated_by, **how)  # type: ignore[arg-type]


EARLIER = Earlier(since=date(2009, 1, 1), amount=Sum(least=100, most=100), shown_at=(7,))
SHARED = (seat("gp1", shares="gp2"), seat("chair", office=Office.CHAIR))
DEPUTISED = (seat("md", deputy="deputy"), seat("gp1"))
EXAMPLES: dict[str, JudgementInputs] = {
    "seat-vacant": put((seat("gp1", holder=None),), charter()),
    "term-not-running": put((seat("gp1", in_term=Answer.NO),), charter()),
    "term-indeterminate": put((seat("gp1", in_term=Answer.INDETERMINATE),), charter()),
    "seat-without-vote": put((seat("gp1", voting=False),), charter()),
    "second-seat": put((seat("gp1"), seat("gp2", holder="gp1")), charter()),
    "holding-over": put((seat("gp1", tenure=Tenure.HOLDING_OVER),), charter()),
    "de-facto-holder": put((seat("gp1", tenure=Tenure.DE_FACTO),), charter(), "gp1+"),
    "deputy-acts": put(DEPUTISED, charter(), away="md", visitors="deputy"),
    "absent": put(BOARD, charter(), away="gp1"),
    "left-the-room": put(BOARD, charter(), withdrawn="gp1"),
    "left-after-voting": put(BOARD, charter(), "gp1+", left="gp1"),
    "excluded-by-separation": put(BOARD, charter(), barred=[excluded("gp1", Ground.SEPARATION)]),
    "excluded-by-ruling": put(BOARD, charter(), barred=[excluded("gp1", Ground.RULING)]),
    "excluded-by-conflict": put(BOARD, charter(), barred=["gp1"]),
    "conflict-noted": put(BOARD, charter(), barred=[excluded("gp1", management=Management.NOTE_AND_PARTICIPATE)]),
    "conflict-dispensed": put(BOARD, charter(), barred=[dispensed("gp1")]),
    "touched-through-other-holder": put(SHARED, charter(), barred=["gp2"]),
    "stayed-though-to-leave": put(BOARD, charter(), barred=["gp1"]),
    "quorum-without-rule": put(BOARD, charter()),
    "quorum-needed": put(BOARD, charter()),
    "remote-not-counted": put(DEPUTISED, STRICT, remote="gp1"),
    "deputy-not-counted": put(DEPUTISED, STRICT, away="md", visitors="deputy"),
    "quorum-total-met": put(BOARD, charter()),
    "quorum-total-unmet": losing(OnLoss.NO_DECISION),
    "quorum-role-unmet": put(BOARD, charter(QuorumRule(requires=(Requirement(any_of=("lay",), at_least=1),)))),
    "quorum-presiding-unmet": put(BOARD, charter(QuorumRule(requires_presiding=("VICE_CHAIR",)))),
    "quorum-lost-to-exclusions": put(BOARD, charter(QuorumRule(min_total=4)), withdrawn="gp1", barred=["gp1"]),
    "inquorate-no-decision": losing(OnLoss.NO_DECISION),
    "inquorate-adjourned": losing(OnLoss.ADJOURN),
    "inquorate-referred": losing(OnLoss.REFER),
    "inquorate-chairs-action": losing(OnLoss.CHAIRS_ACTION),
    "voted-for": put(BOARD, charter(), "gp1+"),
    "voted-against": put(BOARD, charter(), "gp1-"),
    "abstained": put(BOARD, charter(), "gp1o"),
    "present-not-voting": put(BOARD, charter()),
    "vote-by-excluded": put(BOARD, charter(), "gp1+", barred=["gp1"]),
    "vote-by-absent": put(BOARD, charter(), "gp1+", away="gp1"),
    "vote-without-right": put((seat("gp1", voting=False),), charter(), "gp1+"),
    "vote-by-stranger": put(BOARD, charter(), "gp1=gp2+ nobody+"),
    "vote-repeated": put(BOARD, charter(), "gp1+ gp1-"),
    "share-divided": put(SHARED, charter(), "gp1+ gp2=gp1-"),
    "vote-reserved-for-tie": put(BOARD, ONLY_TIE, "chair+"),
    "unit-split": put(
        (seat("gp1", of="F86001"), seat("gp2", of="F86001")),
        charter(voting=VotingRule(vote_unit=VoteUnit.PRACTICE)),
        TIE,
    ),
    "weight-unknown": put(
        BOARD, charter(voting=VotingRule(weight=PatientWeight(divisor=5000, rounding=Rounding.CEIL)))
    ),
    "voting-without-rule": put(BOARD, charter()),
    "threshold": put(BOARD, charter(voting=VotingRule(threshold=Threshold.TWO_THIRDS))),
    "no-votes-cast": put(BOARD, charter()),
    "casting-vote-counted": breaking("chair"),
    "casting-vote-withheld": put(BOARD, SECOND, TIE, casting=("chair", Choice.ABSTAIN)),
    "casting-vote-not-provided": breaking("chair", charter()),
    "casting-vote-without-tie": breaking("chair", cast="gp1+"),
    "casting-vote-by-another": breaking("gp1"),
    "casting-vote-by-excluded": breaking("chair", barred=["chair"]),
    "casting-vote-without-right": breaking("chair", away="chair"),
    "tie-lost": tied(OnTie.LOST),
    "tie-no-decision": tied(OnTie.NO_DECISION),
    "tie-adjourned": tied(OnTie.ADJOURN),
    "tie-referred": tied(OnTie.REFER),
    "vote-late": put(BOARD, charter(), "gp1+", late="gp2-", form=BallotForm.WRITTEN),
    "counted-without-name": counting(3, 1),
    "count-as-attendance": counting(3, 1),
    "count-above-attendance": counting(4, 1),
    "count-below-attendance": counting(2, 1),
    "count-differs-from-names": put(BOARD, charter(), "gp1+", hands=(2, 0, 0)),
    "count-in-doubt": counting(3, 2),
    "consented": agreeing(),
    "consensus-stated": agreeing(),
    "consensus-not-provided": agreeing(under=charter(voting=VotingRule(ballots=(BallotForm.SHOW_OF_HANDS,)))),
    "consensus-by-another": agreeing("gp1"),
    "consensus-by-excluded": agreeing(barred=["chair"]),
    "consensus-contradicted": agreeing(cast="gp1-"),
    "carried": put(BOARD, charter(), "gp1+"),
    "not-carried": put(BOARD, charter(), "gp1-"),
    "limit-counts-earlier": replace(asking(1, 1), question=replace(asking(1, 1).question, earlier=EARLIER)),
    "limit-kept": asking(100, 100),
    "limit-exceeded": asking(101, None),
    "limit-indeterminate": asking(100, None),
    "limit-basis-unsaid": off_basis(Answer.INDETERMINATE),
    "limit-basis-differs": off_basis(Answer.NO),
}


def test_every_step_has_an_example() -> None:
    assert EXAMPLES.keys() == CATALOGUE.keys()


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_holds_its_step(code: str) -> None:
    assert code in codes(judge(EXAMPLES[code]))


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_standing_is_explained_by_a_step_about_its_seat(code: str) -> None:
    verdict = judge(EXAMPLES[code])
    explained = {(step.code, seat) for step in verdict.steps for seat in step.seats}
    for one in verdict.standings:
        assert one.because
        assert {(reason, one.seat) for reason in one.because} <= explained


@pytest.mark.parametrize("code", EXAMPLES)
def test_sentences_name_nobody(code: str) -> None:
    inputs = EXAMPLES[code]
    for step in judge(inputs).steps:
        assert "{" not in step.sentence
        assert step.sentence.endswith(".")
        assert not any(one.person in step.sentence for one in inputs.attending)


def test_members_of_the_same_title_are_told_in_one_sentence() -> None:
    verdict = judge(put(BOARD, charter(), withdrawn="gp1 gp2 gp3", barred=["gp1", "gp2", "gp3"]))
    told = [step.sentence for step in verdict.steps if step.code == "excluded-by-conflict"]
    (sentence,) = told
    assert sentence.endswith("lifted (actual conflict by organisation; leave for item): 3 × gp seat.")
