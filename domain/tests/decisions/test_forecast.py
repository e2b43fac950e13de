"""Forecasts: who would be kept from a coming item, with whom there would be a quorum, and who presides."""

from collections.abc import Sequence

import pytest

from domain.boards.events import BoardKind
from domain.boards.quorum import QuorumRule
from domain.boards.remit import DecisionType
from domain.decisions.commands import ForecastMeeting
from domain.decisions.decider import decider
from domain.decisions.forecast import ItemForecast, forecast
from domain.interests.findings import Level, Match
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.refusals import Refused
from domain.kernel.spec import ASKED, given
from domain.meetings.agenda import NoCharterInForce
from domain.meetings.events import ItemClosed, ItemWithdrawn
from domain.meetings.motions import Direction
from domain.meetings.policies import UnknownMeeting
from domain.tests.decisions.make import person
from domain.tests.decisions.story import (
    COMMITTEE,
    DEVELOPMENT,
    DISINVESTMENT,
    ITEM,
    MEETING,
    board,
    case,
    committee_charter,
    development_charter,
    disinvestment_charter,
    meeting_of,
    partners,
)

MEMBERS = ("chair:officer", "gp1:GP", "gp2:GP", "lay1:lay")


def sitting(needs: int = 3, members: Sequence[str] = MEMBERS) -> tuple[list[Event], list[Event]]:
    """The board whose GPs are partners of practices that the case would pay, and what happens at its meeting."""
    charter = development_charter(QuorumRule(min_total=needs))
    of_board = board(DEVELOPMENT, BoardKind.DEVELOPMENT, charter, *members)
    met = meeting_of(DEVELOPMENT, DecisionType.RECOMMENDATION, Direction.RECOMMEND, here="chair", presiding="chair")
    return [*of_board, *partners("gp1", "gp2"), *case()], met


def agenda(needs: int = 3, members: Sequence[str] = MEMBERS) -> list[Event]:
    """The meeting is called and the case stands on its agenda; nobody has come yet."""
    before, met = sitting(needs, members)
    return [*before, *met[:2]]


def foretold(*history: Event | Fact[Event]) -> tuple[ItemForecast, ...]:
    return forecast(ForecastMeeting(asked=ASKED, meeting=MEETING), given(decider, *history).read)


def test_partners_of_the_practices_that_would_be_paid_would_be_kept_from_the_item() -> None:
    (item,) = foretold(*agenda())
    assert item.item.item == ITEM
    assert {one.person for one in item.exclusions} == {person("gp1"), person("gp2")}
    findings = [finding for one in item.exclusions for finding in one.findings]
    assert {(finding.match, finding.level) for finding in findings} == {(Match.BENEFICIARY_CLASS, Level.ACTUAL)}


@pytest.mark.parametrize(("needs", "quorate"), [(1, True), (2, True), (3, False)])
def test_the_quorum_counts_whoever_would_be_left_if_every_member_came(needs: int, *, quorate: bool) -> None:
    (item,) = foretold(*agenda(needs))
    assert item.counted == (person("chair"), person("lay1"))
    assert (item.quorum.quorate, item.quorum.needed, item.quorum.counted) == (quorate, needs, 2)


def test_where_nobody_is_in_conflict_every_member_counts() -> None:
    (item,) = foretold(*agenda(3, ("chair:officer", "lay1:lay", "nurse:officer")))
    assert not item.exclusions
    assert item.counted == (person("chair"), person("lay1"), person("nurse"))


def test_a_chair_who_is_kept_from_the_item_would_not_preside_over_it() -> None:
    (free,) = foretold(*agenda())
    (kept,) = foretold(*agenda(2, ("gp1:GP", "gp2:GP", "lay1:lay")))
    assert free.presides.people == (person("chair"),)
    assert kept.presides.people == (person("lay1"),)


def test_an_open_item_is_still_foretold_and_one_that_has_ended_is_not() -> None:
    before, met = sitting()
    opened = [*before, *met[:5]]
    assert [one.item.item for one in foretold(*opened)] == [ITEM]
    assert foretold(*opened, ItemClosed(meeting=MEETING, item=ITEM)) == ()
    assert foretold(*agenda(), ItemWithdrawn(meeting=MEETING, item=ITEM, why="Not ready.")) == ()


def test_there_is_no_forecast_of_a_meeting_that_was_not_called() -> None:
    with pytest.raises(UnknownMeeting):
        foretold(*sitting()[0])


def test_there_is_no_forecast_where_no_charter_is_in_force() -> None:
    uncharted = [one for one in agenda() if type(one).__name__ != "CharterAdopted"]
    with pytest.raises(NoCharterInForce) as refused:
        foretold(*uncharted)
    assert isinstance(refused.value, Refused)
    assert refused.value.pointer == "/meeting"


@pytest.mark.parametrize(("limit", "could"), [(None, True), (50_000_000, True), (49_999_999, False)])
def test_another_board_could_approve_no_more_than_was_delegated_to_it(limit: int | None, *, could: bool) -> None:
    here = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, committee_charter(), *MEMBERS)
    there = disinvestment_charter(limit_pence=limit)
    other = board(DISINVESTMENT, BoardKind.APPROVAL, there, "lay2:lay", "lay3:lay", "nurse:nurse")
    met = meeting_of(COMMITTEE, DecisionType.FINAL_APPROVAL, Direction.APPROVE, here="chair", presiding="chair")
    record = given(decider, *here, *other, *case(), *met[:2])
    asked = ForecastMeeting(asked=ASKED, meeting=MEETING, board=DISINVESTMENT)
    assert [one.item.item for one in forecast(asked, record.read)] == ([ITEM] if could else [])
