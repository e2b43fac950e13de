"""A decision fits into one fact, even where a whole board is conflicted."""

import json
from dataclasses import replace

import pytest

from domain.boards.conflicts import Management
from domain.boards.quorum import QuorumRule, Requirement
from domain.decisions.exclusion import bars
from domain.decisions.exclusions import within_size
from domain.decisions.inputs import JudgementInputs
from domain.decisions.judge import judge
from domain.interests.findings import Level, Match, PathStep
from domain.kernel.codec import write
from domain.tests.decisions.make import charter, excluded, finding, put, seats
from domain.tests.decisions.test_record import decision


def crowded(seats_held: int, each: int) -> JudgementInputs:
    """Everybody conflicted in several ways, half of them only noted, and all of them voting."""
    board = seats("gp", seats_held, "GP member", "clinician")
    rule = QuorumRule(
        min_total=5,
        requires=(
            Requirement(any_of=("GP member",), at_least=4, exclusive=True),
            Requirement(any_of=("clinician",), at_least=2),
        ),
    )
    path = tuple(PathStep(relation="PARTNER", to=f"organisation:F8600{at}", shown_at=100_000 + at) for at in range(3))
    levels = [Level.POTENTIAL, Level.ACTUAL, Level.INDETERMINATE]
    barred = [
        replace(
            excluded(f"gp{at}", management=[Management.LEAVE_FOR_ITEM, Management.NOTE_AND_PARTICIPATE][at % 2]),
            findings=tuple(
                replace(finding(f"gp{at}", levels[nth % 3], Match.BENEFICIARY_CLASS), path=path) for nth in range(each)
            ),
        )
        for at in range(1, seats_held + 1)
    ]
    cast = " ".join(f"gp{at}{'+-o'[at % 3]}" for at in range(1, seats_held + 1))
    return put(board, charter(rule), cast, presiding="gp1", barred=barred)


def fitting(inputs: JudgementInputs) -> JudgementInputs:
    kept = within_size(
        inputs.exclusions,
        seats=len(inputs.roster),
        people=len(inputs.attending),
        ballots=len(inputs.ballots),
    )
    return replace(inputs, exclusions=kept)


@pytest.mark.parametrize("number", [1, 20, 40, 55])
def test_a_decision_on_which_everybody_is_conflicted_fits_into_a_leaf(number: int) -> None:
    """C2SP tlog-tiles: an entry has at most 65,535 bytes; 2,000 are left for the envelope."""
    inputs = crowded(number, 10)
    kept = fitting(inputs)
    told = json.dumps(write(decision(kept), lambda _: "x" * 43), separators=(",", ":"), ensure_ascii=False)
    assert len(told.encode()) <= 65_535 - 2_000
    assert all(len(one.findings) + one.further_findings == 10 for one in kept.exclusions)
    assert all(one.findings[0].level is Level.ACTUAL for one in kept.exclusions if bars(one))


def test_findings_left_out_change_no_verdict() -> None:
    inputs = crowded(40, 5)
    kept = fitting(inputs)
    assert sum(one.further_findings for one in kept.exclusions) > 0
    assert judge(kept).result is judge(inputs).result
    assert judge(kept).tally == judge(inputs).tally
    assert judge(kept).quorum == judge(inputs).quorum


def test_few_findings_are_all_kept() -> None:
    assert not any(one.further_findings for one in fitting(crowded(12, 5)).exclusions)
