"""Who may determine, on what ground a conflicted person takes part, and what is narrower than an item."""

from dataclasses import replace
from datetime import date

import pytest

from domain.boards.conflicts import Determiner, Management
from domain.interests.findings import Level
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.events import InterestDeclaredAtItem, RulingGiven, VoteCast
from domain.meetings.exceptions import (
    BelowTheFloor,
    ConnectionManaged,
    DeterminerInConflict,
    ExceptionExpired,
    ExceptionWithoutGround,
    PartDoesNotFit,
)
from domain.meetings.parts import ExceptionRelied, Part
from domain.meetings.policies import ConflictOfInterest, ExcludedByRuling, UnknownMotion
from domain.meetings.rulings import NotTheDeterminer, RulingAfterTheVote
from domain.tests.meetings.ask import declare, rule, vote
from domain.tests.meetings.make import (
    APPROVING,
    CHAIR,
    DIRECTOR,
    LAY,
    MOTION,
    OTHER_MOTION,
    debate,
    declared_at_item,
    interest_declared,
    item_opened,
    put,
    ruled,
    vote_closed,
    voted,
)

FLOOR = replace(APPROVING, conflicts=replace(APPROVING.conflicts, floor=Management.REMAIN_SILENT))
DISPENSED = {
    "determined_by": Determiner.DISPENSATION,
    "determiner": None,
    "exception": ExceptionRelied.SECRETARY_OF_STATE_DISPENSATION,
    "until": date(2026, 12, 31),
    "management": Management.NOTE_AND_PARTICIPATE,
}


def with_parts(event: RulingGiven | InterestDeclaredAtItem, part: Part) -> Event:
    return replace(event, part=part)


def test_whoever_is_in_conflict_determines_nothing() -> None:
    conflicted = debate(interest_declared(CHAIR))
    refusal = given(decider, *conflicted).when(rule()).then_refused(DeterminerInConflict, pointer="/determiner")
    assert refusal.evidence
    given(decider, *debate(interest_declared(DIRECTOR))).when(rule()).then_some(RulingGiven)


def test_where_the_chair_is_in_conflict_whoever_presides_determines() -> None:
    chair_only = replace(APPROVING, conflicts=replace(APPROVING.conflicts, determined_by=(Determiner.CHAIR,)))
    history = [*debate(interest_declared(CHAIR), approving=chair_only), item_opened(presiding=DIRECTOR)]
    given(decider, *history).when(rule(determiner=DIRECTOR)).then_some(RulingGiven, determiner=DIRECTOR)
    panel = rule(determined_by=Determiner.CONFLICTS_PANEL, determiner=None)
    given(decider, *history).when(panel).then_refused(NotTheDeterminer)


def test_a_dispensation_lets_a_conflicted_member_vote_until_its_day() -> None:
    history = debate(interest_declared(), approving=FLOOR)
    given(decider, *history).when(rule(**DISPENSED)).then_some(RulingGiven, until=date(2026, 12, 31))
    expired = rule(**DISPENSED | {"until": date(2000, 1, 1)})
    given(decider, *history).when(expired).then_refused(ExceptionExpired, pointer="/until")


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"exception": None}, "/exception"),
        ({"until": None}, "/until"),
        ({"determined_by": Determiner.PRESIDING, "determiner": CHAIR}, "/exception"),
    ],
)
def test_a_dispensation_has_its_ground_and_its_end(changed: dict[str, object], pointer: str) -> None:
    asked = rule(**DISPENSED | changed)
    given(decider, *debate(interest_declared())).when(asked).then_refused(ExceptionWithoutGround, pointer=pointer)


def test_nobody_rules_below_the_floor_without_an_exception() -> None:
    lenient = rule(management=Management.SPEAK_NOT_VOTE)
    history = debate(interest_declared(), approving=FLOOR)
    given(decider, *history).when(lenient).then_refused(BelowTheFloor, pointer="/management")
    expert = replace(lenient, exception=ExceptionRelied.ONLY_PERSON_WITH_EXPERTISE)
    given(decider, *history).when(expert).then_some(RulingGiven)
    given(decider, *history).when(rule(management=Management.REMAIN_SILENT)).then_some(RulingGiven)
    given(decider, *debate(approving=FLOOR)).when(lenient).then_some(RulingGiven)
    given(decider, *debate(interest_declared())).when(lenient).then_some(RulingGiven)


def test_a_connection_that_is_no_interest_is_noted_with_its_reason() -> None:
    connection = rule(assessed=Level.NONE, management=Management.NOTE_AND_PARTICIPATE)
    history = [*debate(), declared_at_item()]
    given(decider, *history).when(connection).then_some(RulingGiven, assessed=Level.NONE)
    away = replace(connection, management=Management.LEAVE_FOR_ITEM)
    given(decider, *history).when(away).then_refused(ConnectionManaged, pointer="/management")


def test_somebody_recused_from_one_case_of_an_omnibus_item_votes_on_the_others() -> None:
    history = [*debate(), put(motion=OTHER_MOTION), with_parts(ruled(), Part(motion=MOTION))]
    given(decider, *history).when(vote()).then_refused(ExcludedByRuling)
    given(decider, *history).when(vote(motion=OTHER_MOTION)).then_some(VoteCast)
    declared = [*debate(), put(motion=OTHER_MOTION), with_parts(declared_at_item(), Part(motion=MOTION))]
    given(decider, *declared).when(vote()).then_refused(ConflictOfInterest)
    given(decider, *declared).when(vote(motion=OTHER_MOTION)).then_some(VoteCast)


def test_somebody_recused_from_some_pages_votes_on_the_item_unless_the_record_finds_a_conflict() -> None:
    pages = with_parts(ruled(), Part(first_page=254, last_page=256))
    given(decider, *debate(), pages).when(vote()).then_some(VoteCast)
    lifted = with_parts(ruled(management=Management.NOTE_AND_PARTICIPATE), Part(first_page=254, last_page=256))
    given(decider, *debate(interest_declared()), lifted).when(vote()).then_refused(ConflictOfInterest)


def test_a_ruling_on_one_motion_comes_before_the_vote_on_it() -> None:
    debated = [*debate(), put(motion=OTHER_MOTION)]
    on_other = rule(part=Part(motion=OTHER_MOTION))
    given(decider, *debated, voted(), vote_closed()).when(on_other).then_some(RulingGiven)
    on_this = rule(part=Part(motion=MOTION))
    given(decider, *debated, voted()).when(on_this).then_refused(RulingAfterTheVote)
    closed = given(decider, *debated, vote_closed()).when(on_this)
    closed.then_refused(RulingAfterTheVote, evidence=(len(debated) + 1,))


@pytest.mark.parametrize("part", [Part(), Part(first_page=3), Part(first_page=9, last_page=3)])
def test_a_part_names_a_motion_or_pages_that_run_forward(part: Part) -> None:
    given(decider, *debate()).when(rule(part=part)).then_refused(PartDoesNotFit)
    given(decider, *debate()).when(declare(part=part)).then_refused(PartDoesNotFit)


def test_a_part_is_a_motion_at_this_item() -> None:
    elsewhere = Part(motion=OTHER_MOTION)
    given(decider, *debate()).when(declare(part=elsewhere)).then_refused(UnknownMotion)
    given(decider, *debate()).when(declare(part=Part(motion=MOTION))).then_some(InterestDeclaredAtItem, person=LAY)
