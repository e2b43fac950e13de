"""How a board was made up, told late, has its decisions judged anew: its charter, its seats, the patients, a score."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain.boards.conflicts import Act, SeparationPolicy
from domain.boards.events import BoardKind, SeatAbolished
from domain.boards.quorum import QuorumRule, Rounding
from domain.boards.remit import DecisionType
from domain.boards.voting import PatientWeight, VoteUnit, VotingRule
from domain.cases.events import CaseDrafted
from domain.decisions.decider import decider
from domain.decisions.events import DecisionRejudged, Outcome
from domain.decisions.late_touching import touched
from domain.decisions.rejudging import rejudging
from domain.decisions.verdict import Result, Standing
from domain.interests.findings import Match
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.spec import fact, given
from domain.meetings.motions import Direction
from domain.meetings.policies import ConflictOfInterest
from domain.tests.decisions.make import person, seat_id, stands
from domain.tests.decisions.story import (
    COMMITTEE,
    DECISION,
    DEVELOPMENT,
    EVENING,
    adopted,
    appointed,
    at_minute,
    board,
    case,
    committee_charter,
    development_charter,
    meeting_of,
    seat_created,
    take,
)
from domain.tests.decisions.test_judged_anew import interest
from domain.tests.decisions.test_late_knowledge import (
    CHARTER,
    NEXT_YEAR,
    chairs_action,
    held,
    of_the_action,
    once,
    scored_by,
    told,
)
from domain.tests.decisions.test_weights import BIG, SMALL, TINY, counted, speaking_for

MAY = EVENING - timedelta(days=30)
FIVE_AT_LEAST = replace(CHARTER, quorum=(QuorumRule(min_total=5),))


def test_a_charter_adopted_before_the_meeting_and_told_after_it_gives_the_second_verdict() -> None:
    found = once(held(), adopted(COMMITTEE, FIVE_AT_LEAST, version=2, since="2009-05-01"), MAY)
    assert (found.outcome_then, found.verdict.result) == (Outcome.APPROVED, Result.INQUORATE)
    assert found.inputs.charter_version == 2


@pytest.mark.parametrize(("since", "when"), [("2009-05-01", NEXT_YEAR), ("2009-07-01", MAY)])
def test_a_charter_adopted_after_the_meeting_or_for_later_days_changes_no_verdict(since: str, when: datetime) -> None:
    late = adopted(COMMITTEE, FIVE_AT_LEAST, version=2, since=since)
    assert told(held(), late, happened=when) == []


def test_a_charter_told_late_that_parts_two_boards_asks_about_the_decisions_of_both() -> None:
    parting = replace(CHARTER, separation=SeparationPolicy(separate_from=(COMMITTEE,)))
    history = [*held(), fact(adopted(DEVELOPMENT, parting), 1_000, at=MAY)]
    found = touched(history[-1:], given(rejudging, *history).read)
    assert [one.event.decision for _, taken in found for one in taken] == [DECISION]


def test_a_seat_told_late_is_vacant_in_the_second_verdict() -> None:
    created = replace(seat_created(COMMITTEE, "jo", "lay"), created=PartialDate("2009-01"))
    assert stands(once(held(), created).verdict, "jo") is Standing.VACANT
    undated = replace(created, created=None)
    assert once(held(), undated, MAY).cause
    assert told(held(), undated) == told(held(), replace(created, created=PartialDate("2009-07"))) == []


def test_a_seat_that_no_longer_existed_has_no_vote_in_the_second_verdict() -> None:
    abolished = SeatAbolished(board=COMMITTEE, seat=seat_id("gp1"), abolished=PartialDate("2009-05"), why=None)
    assert once(held(), abolished).verdict.tally.votes_for == 3
    assert told(held(), replace(abolished, abolished=PartialDate("2009-07"))) == []


def by_patients(*, weighted: bool = True) -> list[Fact[Event]]:
    """Three practices vote by their patients, one for and two against, with 5,000 patients each on record."""
    rule = VotingRule(
        vote_unit=VoteUnit.PRACTICE,
        weight=PatientWeight(divisor=5000, rounding=Rounding.NEAREST) if weighted else None,
    )
    charter = replace(committee_charter(), voting=(rule,))
    members = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, "gp1:big", "gp2:small", "gp3:tiny")
    events = [
        *speaking_for(members, big=BIG, small=SMALL, tiny=TINY),
        *(counted(one, 5_000) for one in (BIG, SMALL, TINY)),
        *case(pays_practices=False),
        *meeting_of(
            COMMITTEE,
            DecisionType.FINAL_APPROVAL,
            Direction.APPROVE,
            "gp1+ gp2- gp3-",
            here="gp1 gp2 gp3",
            presiding="gp1",
        ),
    ]
    facts = [at_minute(event, at) for at, event in enumerate(events, start=1)]
    return [*facts, *(at_minute(event, 600) for event in given(decider, *facts).when(take()).outcome())]


def test_v5_patients_counted_before_the_meeting_and_told_after_it_weigh_the_votes_of_the_second_verdict() -> None:
    found = once(by_patients(), counted(BIG, 17_500, on=date(2009, 5, 1)))
    assert (found.outcome_then, found.outcome_now) == (Outcome.NOT_CARRIED, Outcome.APPROVED)
    assert (found.verdict.tally.votes_for, found.verdict.tally.votes_against) == (4, 2)


@pytest.mark.parametrize(
    "late",
    [
        counted(BIG, 17_500, on=date(2009, 6, 17)),
        counted(BIG, 17_500, on=date(2009, 3, 1)),
        counted(BIG, 5_001, on=date(2009, 5, 1)),
    ],
)
def test_v5_a_count_of_later_days_or_an_older_one_or_one_that_weighs_the_same_changes_nothing(late: Event) -> None:
    assert told(by_patients(), late) == []
    assert told(by_patients(weighted=False), counted(BIG, 17_500, on=date(2009, 5, 1))) == []


def test_a_score_given_before_the_decision_and_told_after_it_bars_whoever_gave_it_and_voted() -> None:
    barring = replace(CHARTER, separation=SeparationPolicy(barring_acts=(Act.SCORED,)))
    found = once(held(charter=barring), scored_by("gp1"), MAY)
    assert stands(found.verdict, "gp1") is Standing.EXCLUDED
    assert told(held(charter=barring), scored_by("gp1")) == []
    assert person("gp1") in {one.person for one in found.inputs.exclusions}


def test_what_a_board_resolved_afterwards_stays_out_of_a_second_verdict_that_has_another_cause() -> None:
    barring = replace(CHARTER, separation=SeparationPolicy(barring_acts=(Act.SCORED,)))
    resolved = adopted(COMMITTEE, FIVE_AT_LEAST, version=2, since="2009-05-01"), seat_created(COMMITTEE, "jo", "lay")
    (found,) = told(held(charter=barring), *resolved, scored_by("lay1"), interest("gp1"))
    assert isinstance(found, DecisionRejudged)
    assert (found.inputs.charter_version, len(found.verdict.standings)) == (1, 4)
    assert {one.person for one in found.inputs.exclusions} == {person("gp1")}


def benefiting() -> list[Event]:
    """Another board with a vacant seat, whose members a case benefits."""
    there = board(DEVELOPMENT, BoardKind.SINGLE_COMMITTEE, development_charter(), "elsewhere:gp")
    return [*there, seat_created(DEVELOPMENT, "vacant", "gp")]


def benefiting_case() -> list[Event]:
    """That case."""
    said = case(pays_practices=False)
    return [
        replace(one, content=replace(one.content, boards=(DEVELOPMENT,))) if isinstance(one, CaseDrafted) else one
        for one in said
    ]


def test_a_seat_on_a_board_whose_members_benefit_told_late_bars_its_holder_in_the_second_verdict() -> None:
    history = held(*benefiting(), bringing=benefiting_case())
    found = once(history, appointed(DEVELOPMENT, "vacant", "gp1"))
    assert stands(found.verdict, "gp1") is Standing.EXCLUDED
    assert [one.match for one in found.inputs.exclusions[0].findings] == [Match.BENEFICIARY_CLASS]
    assert told(history, appointed(DEVELOPMENT, "vacant", "gp1", since="2009-07")) == []
    assert told(history, appointed(DEVELOPMENT, "vacant", "jo")) == []


def test_a_seat_on_a_board_whose_members_benefit_told_late_is_told_beside_an_action_of_its_holder() -> None:
    history = chairs_action(*benefiting(), bringing=benefiting_case())
    found = of_the_action(history, appointed(DEVELOPMENT, "vacant", "lay1"))
    assert [(one.code, one.pointer) for one in found.findings_now] == [(ConflictOfInterest.code, "/actors/1")]
