"""What two members do for a board between its meetings, in one list."""

import pytest

from api_tests import registers
from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.meetings import Meeting
from api_tests.stories.committee import Acting


@pytest.fixture
def acting(body: Body) -> Acting:
    return Acting(body)


def acts(acting: Acting, ratify_by: str) -> tuple[str, str]:
    """A case, and the action by which two members approve it."""
    author = registers.person(acting.body, "Author")
    case = registers.submitted(acting.body, registers.content([author]))
    said: Json = {
        "case": case,
        "direction": "APPROVE",
        "actors": [acting.chair, acting.lay],
        "text": "That the case be approved.",
        "urgency": "The window closes.",
        "ratifyBy": ratify_by,
        "occurredAt": "2010-03-20T10:00:00Z",
    }
    return case, acting.body.secretary.make(f"{acting.board.path}/chairs-actions", said)


def answered(acting: Acting, case: str, action: str, direction: str = "RATIFY") -> str:
    """The decision of the board on 19 April about an action."""
    meeting = Meeting(acting.board, "2010-04-19")
    item = meeting.places("FINAL_APPROVAL", case)
    meeting.opens(*acting.members)
    item.opens(acting.chair)
    motion = item.has_put(direction, earlier=action)
    motion.gets("FOR", *acting.members)
    decision: str = motion.is_decided()["decision"]
    return decision


def test_a13_what_was_decided_by_chairs_action_why_and_whether_it_was_ratified_in_time(acting: Acting) -> None:
    in_time, late, refused, never = (
        acts(acting, day) for day in ("2010-04-19", "2010-04-18", "2010-05-31", "2010-03-25")
    )
    ratifying = answered(acting, *in_time)
    answered(acting, *late)
    answered(acting, *refused, direction="REFUSE_RATIFICATION")

    def told(**asked: object) -> list[tuple[str, str]]:
        rows = acting.body.secretary.read("chairs-actions", board=acting.board.id, **asked)["results"]
        return [(row["decision"], row["ratification"]) for row in rows]

    actions = [action for _, action in (in_time, late, refused, never)]
    assert told() == list(zip(actions, ("IN_TIME", "LATE", "REFUSED", "OVERDUE"), strict=True))
    assert told(as_at="2010-03-25") == [(action, "AWAITED") for action in actions]
    assert told(as_at="2010-03-19") == []
    assert told(ratification="OVERDUE") == [(never[1], "OVERDUE")]
    assert told(ratification="OVERDUE", as_at="2010-03-26") == [(never[1], "OVERDUE")]
    [first] = acting.body.secretary.read("chairs-actions", limit=1, board=acting.board.id)["results"]
    assert (first["actors"], first["urgency"]) == ([acting.chair, acting.lay], "The window closes.")
    assert (first["ratifyBy"], first["answered"], first["answeredBy"]) == ("2010-04-19", "2010-04-19", ratifying)
