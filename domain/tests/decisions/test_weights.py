"""Votes weighed by patients: the counts on record by the day of the meeting decide, and later ones do not."""

from dataclasses import replace
from datetime import date

import pytest

from domain.boards.events import BoardKind, SeatCreated
from domain.boards.quorum import Rounding
from domain.boards.remit import DecisionType
from domain.boards.voting import PatientWeight, VoteUnit, VotingRule
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.judge import judge, rejudge
from domain.kernel.ids import OrganisationCode
from domain.kernel.messages import Event
from domain.meetings.motions import Direction
from domain.organisations.events import PatientsCounted
from domain.tests.decisions.make import charter, codes, put, seat
from domain.tests.decisions.story import COMMITTEE, board, committee_charter, meeting_of, take, told

BIG, SMALL, TINY = (OrganisationCode(f"K8400{at}") for at in (1, 2, 3))
BY_PATIENTS = VotingRule(vote_unit=VoteUnit.PRACTICE, weight=PatientWeight(divisor=5000, rounding=Rounding.NEAREST))


def counted(practice: OrganisationCode, patients: int, on: date = date(2009, 4, 1)) -> PatientsCounted:
    return PatientsCounted(organisation=practice, counted=on, patients=patients, source="List sizes")


def speaking_for(events: list[Event], **practices: OrganisationCode) -> list[Event]:
    """The same board, its seats speaking for these practices."""
    by_title = {f"{name} seat": code for name, code in practices.items()}
    return [
        replace(event, constituency=by_title[event.title]) if isinstance(event, SeatCreated) else event
        for event in events
    ]


def practices_vote(*counts: PatientsCounted, cast: str = "gp1+ gp2- gp3-") -> DecisionTaken:
    weighted = replace(committee_charter(), voting=(BY_PATIENTS,))
    members = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, weighted, "gp1:big", "gp2:small", "gp3:tiny")
    meeting = meeting_of(
        COMMITTEE,
        DecisionType.FINAL_APPROVAL,
        Direction.APPROVE,
        cast,
        here="gp1 gp2 gp3",
        presiding="gp1",
        about_case=False,
    )
    history = told(speaking_for(members, big=BIG, small=SMALL, tiny=TINY), counts, meeting)
    taken: DecisionTaken = history.when(take()).then_some(DecisionTaken)
    assert rejudge(taken) == taken.verdict
    return taken


def test_practices_vote_by_the_patients_on_record() -> None:
    taken = practices_vote(counted(BIG, 17_500), counted(SMALL, 5_000), counted(TINY, 7_499))
    assert (taken.verdict.tally.votes_for, taken.verdict.tally.votes_against) == (4, 2)
    assert taken.outcome is Outcome.APPROVED
    assert {one.patients_shown_at for one in taken.inputs.roster} == {9, 10, 11}


def test_the_last_count_before_the_meeting_holds() -> None:
    later = counted(BIG, 99_000, on=date(2009, 6, 17))
    earlier = counted(BIG, 99_000, on=date(2008, 6, 17))
    taken = practices_vote(earlier, counted(BIG, 5_000), later, counted(SMALL, 5_000), counted(TINY, 5_000))
    assert (taken.verdict.tally.votes_for, taken.outcome) == (1, Outcome.NOT_CARRIED)


def test_a_practice_without_a_count_has_one_vote_and_the_verdict_says_so() -> None:
    taken = practices_vote(counted(BIG, 10_000))
    assert (taken.verdict.tally.votes_for, taken.verdict.tally.votes_against) == (2, 2)
    assert "weight-unknown" in codes(taken.verdict)


@pytest.mark.parametrize(
    ("patients", "rounding", "votes"),
    [
        (12_499, Rounding.CEIL, 3),
        (12_499, Rounding.NEAREST, 2),
        (12_500, Rounding.NEAREST, 3),
        (12_499, Rounding.FLOOR, 2),
        (4_999, Rounding.FLOOR, 0),
        (5_000, Rounding.FLOOR, 1),
        (5_001, Rounding.CEIL, 2),
    ],
)
def test_a_part_of_a_vote_is_rounded_as_the_charter_says(patients: int, rounding: Rounding, votes: int) -> None:
    """Oxfordshire CCG: one vote per 5,000 patients; a practice with 12,499."""
    rule = VotingRule(vote_unit=VoteUnit.PRACTICE, weight=PatientWeight(divisor=5000, rounding=rounding))
    verdict = judge(put((seat("gp", of="K84001", patients=patients),), charter(voting=rule), "gp+"))
    assert verdict.tally.votes_for == votes


def test_the_smallest_practice_keeps_the_fewest_votes_that_the_charter_grants() -> None:
    weight = PatientWeight(divisor=5000, rounding=Rounding.FLOOR, at_least=1)
    rule = charter(voting=VotingRule(vote_unit=VoteUnit.PRACTICE, weight=weight))
    assert judge(put((seat("gp", of="K84001", patients=900),), rule, "gp+")).tally.votes_for == 1
