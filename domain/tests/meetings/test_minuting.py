"""What a minute owes of a conflict: five things, each there or not."""

from dataclasses import replace
from typing import Any

import pytest

from domain.boards.conflicts import Management
from domain.boards.ladder import LADDER
from domain.meetings.minuting import AtItem, Minuted, minuted

WHOLE = AtItem(nature_told=True, determined_as=Management.LEAVE_FOR_ITEM, left=True, is_back_or_over=True, voted=False)


def test_a_conflict_that_was_told_determined_and_managed_so_is_minuted_in_full() -> None:
    found = minuted(WHOLE)
    assert found == Minuted(who=True, nature=True, item=True, management=True, evidence=True)
    assert found.is_complete


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"nature_told": False}, {"nature"}),
        ({"determined_as": None}, {"management", "evidence"}),
        ({"left": False}, {"evidence"}),
        ({"is_back_or_over": False}, {"evidence"}),
        ({"voted": True}, {"evidence"}),
        ({"determined_as": Management.LEAVE_AND_PAPERS_WITHHELD, "had_papers": True}, {"evidence"}),
    ],
)
def test_each_of_the_five_is_missed_by_itself(changed: dict[str, Any], missing: set[str]) -> None:
    found = minuted(replace(WHOLE, **changed))
    assert {name for name in ("who", "nature", "item", "management", "evidence") if not getattr(found, name)} == missing
    assert not found.is_complete


def test_c10_papers_that_were_not_to_be_withheld_are_no_matter() -> None:
    assert minuted(replace(WHOLE, had_papers=True)).is_complete
    assert minuted(replace(WHOLE, determined_as=Management.LEAVE_AND_PAPERS_WITHHELD)).is_complete


@pytest.mark.parametrize("management", list(Management))
@pytest.mark.parametrize("voted", [True, False])
def test_somebody_who_stayed_and_voted_was_managed_as_intended_where_the_ladder_lets_them(
    management: Management, voted: object
) -> None:
    stayed = replace(WHOLE, determined_as=management, left=False, voted=bool(voted))
    rung = LADDER[management]
    assert minuted(stayed).evidence is (rung.at_decision and (rung.votes or not voted))
