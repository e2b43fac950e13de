"""The ladder of mitigations, cell by cell."""

from itertools import pairwise

import pytest

from domain.boards.conflicts import Management
from domain.boards.ladder import LADDER, Rung, Speech, more_lenient, strictest

COLUMNS = ("papers", "in_discussion", "speech", "at_decision", "votes", "counts", "substitute")
YES, NO = True, False
FREE, ASKED, SILENT = Speech.FREELY, Speech.WHEN_ASKED, Speech.NOT_AT_ALL
GUIDANCE = {
    "NOTE_AND_PARTICIPATE": (YES, YES, FREE, YES, YES, YES, NO),
    "SPEAK_NOT_VOTE": (YES, YES, FREE, YES, NO, NO, NO),
    "DISCUSS_THEN_LEAVE": (YES, YES, FREE, NO, NO, NO, NO),
    "ANSWER_QUESTIONS_ONLY": (YES, YES, ASKED, NO, NO, NO, NO),
    "REMAIN_SILENT": (YES, YES, SILENT, YES, NO, NO, NO),
    "LEAVE_FOR_ITEM": (YES, NO, SILENT, NO, NO, NO, NO),
    "LEAVE_AND_PAPERS_WITHHELD": (NO, NO, SILENT, NO, NO, NO, NO),
    "NOT_ATTEND": (NO, NO, SILENT, NO, NO, NO, NO),
    "REPLACED_BY_DEPUTY": (NO, NO, SILENT, NO, NO, NO, YES),
    "INDEPENDENT_SUBSTITUTE": (NO, NO, SILENT, NO, NO, NO, YES),
    "REMOVED_FROM_ROLE": (NO, NO, SILENT, NO, NO, NO, NO),
}
CELLS = [(name, column, row[at]) for name, row in GUIDANCE.items() for at, column in enumerate(COLUMNS)]


@pytest.mark.parametrize(("name", "column", "allowed"), CELLS)
def test_every_cell_of_the_ladder_is_as_in_the_guidance(name: str, column: str, allowed: object) -> None:
    assert getattr(LADDER[Management[name]], column) is allowed


def test_the_ladder_has_every_way_to_manage_a_conflict_and_no_other_column() -> None:
    assert [management.name for management in LADDER] == [management.name for management in Management] == [*GUIDANCE]
    assert set(COLUMNS) == set(Rung.__dataclass_fields__)


def test_the_strictest_of_several_is_the_highest_rung() -> None:
    assert strictest([]) is Management.NOTE_AND_PARTICIPATE
    assert strictest([Management.REMAIN_SILENT, Management.SPEAK_NOT_VOTE]) is Management.REMAIN_SILENT
    assert all(more_lenient(lower, higher) for lower, higher in pairwise(LADDER))
    assert not any(more_lenient(one, one) for one in LADDER)
