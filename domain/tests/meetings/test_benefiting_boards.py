"""A case that benefits the members of a board: whoever sits there, or has an interest there, is found in conflict."""

from dataclasses import replace

import pytest

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.events import VoteCast
from domain.meetings.policies import ConflictOfInterest
from domain.tests.boards.make import DEVELOPMENT, DISINVESTMENT, member_appointed
from domain.tests.cases.make import sealed
from domain.tests.meetings.ask import move, vote
from domain.tests.meetings.make import (
    GP_SEAT,
    LAY,
    boards,
    case,
    interest_declared,
    item_opened,
    placed,
    put,
    room,
)
from domain.tests.meetings.test_wider_ties import matches


def debating(*before: Event, benefits: tuple[BoardId, ...] = (DEVELOPMENT,)) -> list[Event]:
    """A motion has been put on a case that benefits the members of a board."""
    said = [*boards(), *case(sealed(boards=benefits)), *before]
    return [*said, *room(), placed(), item_opened(), put()]


def test_a_member_of_a_board_whose_members_benefit_does_not_vote() -> None:
    sits_there = member_appointed(LAY, GP_SEAT, DEVELOPMENT)
    refusal = given(decider, *debating(sits_there)).when(vote()).then_refused(ConflictOfInterest)
    assert matches(refusal) == ["BENEFICIARY_CLASS"]
    given(decider, *debating()).when(vote()).then_some(VoteCast)
    over = replace(sits_there, term_to=PartialDate("2009-01-31"))
    given(decider, *debating(over)).when(vote()).then_some(VoteCast)


def test_where_the_members_who_decide_benefit_themselves_none_of_them_votes() -> None:
    own = debating(benefits=(DISINVESTMENT,))
    assert matches(given(decider, *own).when(vote()).then_refused(ConflictOfInterest)) == ["BENEFICIARY_CLASS"]
    given(decider, *own[:-1]).when(move()).then_refused(ConflictOfInterest, pointer="/presiding")


@pytest.mark.parametrize("benefits", [(DEVELOPMENT,), (DISINVESTMENT, DEVELOPMENT)])
def test_an_interest_on_a_board_whose_members_benefit_stops_a_vote(benefits: tuple[BoardId, ...]) -> None:
    through_another = interest_declared(organisation=None, board=DEVELOPMENT)
    refusal = (
        given(decider, *debating(through_another, benefits=benefits)).when(vote()).then_refused(ConflictOfInterest)
    )
    assert "ROLE_DUALITY" in matches(refusal)
