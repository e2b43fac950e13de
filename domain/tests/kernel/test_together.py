"""Any number of selections are one selection."""

from functools import reduce
from operator import or_

from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.selections import NOTHING, Selection, together

PAIRS = st.frozensets(st.tuples(st.sampled_from(["case:1", "case:2", "board:1"]), st.sampled_from(["a.B", "c.D"])))


@given(st.lists(st.builds(Selection, every=PAIRS, newest=PAIRS)))
def test_selections_taken_together_are_those_added_one_by_one(selections: list[Selection]) -> None:
    assert together(selections) == reduce(or_, selections, NOTHING)
