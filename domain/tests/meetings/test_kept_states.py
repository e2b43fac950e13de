"""What is remembered of a meeting follows from its facts alone, whatever this process has folded before."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.spec import fact
from domain.meetings.state import BLANK, Proceedings, evolve
from domain.tests.cases.make import CLINIC
from domain.tests.meetings.make import (
    CHAIR,
    CHAIR_SEAT,
    DIRECTOR,
    DIRECTOR_SEAT,
    PRACTICE,
    came_back,
    debate,
    declared_at_item,
    interest_declared,
    joined,
    left,
    link,
    partner,
    ruled,
    vote_closed,
    voted,
)

BEFORE = (interest_declared(), interest_declared(DIRECTOR), partner(), link(PRACTICE, CLINIC), joined())
AFTERWARDS = (
    voted(),
    voted(DIRECTOR, DIRECTOR_SEAT),
    voted(CHAIR, CHAIR_SEAT),
    left(),
    came_back(),
    ruled(),
    ruled(DIRECTOR),
    declared_at_item(),
)
CLOSED = (vote_closed(),)
HISTORY = [fact(event, at) for at, event in enumerate((*debate(*BEFORE), *AFTERWARDS, *CLOSED), start=1)]
LEFT_OUT = [one for one in HISTORY if any(one.event is event for event in (*BEFORE, *AFTERWARDS))]


def folded(facts: list[Fact[Event]]) -> Proceedings:
    known = BLANK
    for one in facts:
        known = evolve(known, one)
    return known


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sets(st.sampled_from(LEFT_OUT)), st.integers(0, len(HISTORY))), min_size=1, max_size=6))
def test_a_meeting_is_remembered_as_from_facts_that_nobody_has_seen(
    looked_up: list[tuple[set[Fact[Event]], int]],
) -> None:
    for missing, upto in looked_up:
        facts = [one for one in HISTORY[:upto] if one not in missing]
        assert folded(facts) == folded([replace(one) for one in facts])
