"""Acts at times that cannot be: in the future, before what they rest on, or ended before they began."""

from datetime import UTC, datetime, timedelta

import pytest

from api_tests import registers
from api_tests.boards import Board, charter
from api_tests.bodies import Body
from api_tests.meetings import Meeting
from api_tests.registers import LONG_AGO


@pytest.fixture
def meeting(body: Body) -> Meeting:
    """A meeting of a board with a chair."""
    board = Board(body, "Commissioning executive")
    board.adopts(charter())
    board.appoints(registers.person(body, "Chief executive"), "OFFICER", office="CHAIR")
    return Meeting(board)


def test_nothing_is_recorded_before_it_has_happened(body: Body) -> None:
    soon = (datetime.now(UTC) + timedelta(minutes=5)).isoformat().replace("+00:00", "Z")
    for caller, path, said in (
        (body.registrar, "people", {"office": "Director"}),
        (body.registrar, "boards", {"name": "Board", "kind": "ADVISORY"}),
        (body.secretary, "nil-returns", {"person": registers.person(body, "Lay member"), "made": LONG_AGO}),
    ):
        before = body.auditor.log_size()
        problem = caller.refused(path, said | {"occurredAt": soon})
        assert (problem.status, problem.code, problem.places) == (409, "not-yet-happened", {"#/occurredAt"})
        assert body.auditor.log_size() == before


def test_a_meeting_moves_forward_in_time(meeting: Meeting) -> None:
    [chair] = meeting.board.seats
    item = meeting.places("NOTING")
    meeting.opens(chair)
    item.opens(chair)
    said = {"direction": "NOTE", "text": "That it be noted.", "occurredAt": "2010-03-15T17:00:00Z"}
    before = meeting.secretary.log_size()
    problem = meeting.secretary.refused(f"{meeting.path}/{item.path}/motions", said)
    assert (problem.status, problem.code) == (409, "before-the-previous-fact")
    assert problem.places == {"#/occurredAt"}
    assert problem.evidence
    assert meeting.secretary.log_size() == before


def test_notice_is_given_before_the_meeting(meeting: Meeting) -> None:
    problem = meeting.secretary.refused(f"{meeting.path}/notices", {"given": "2010-03-16"})
    assert (problem.status, problem.places) == (409, {"#/given"})


def test_a_meeting_needs_a_charter_that_was_in_force_on_its_day(meeting: Meeting) -> None:
    said = {"board": meeting.board.id, "startsAt": "2004-03-31T10:00:00Z", "place": "Room 1"}
    assert meeting.secretary.refused("meetings", said).code == "no-charter-in-force"


def test_nothing_ends_before_it_began(body: Body) -> None:
    person, company = registers.person(body, "Lay member"), registers.organisation(body, "Skin Ltd", "COMPANY")
    before = body.auditor.log_size()
    held = {"heldFrom": "2010-05", "heldTo": "2010-04-30"}
    position = {"organisation": company, "kind": "DIRECTOR"} | held
    assert body.registrar.refused(f"people/{person}/positions", position).code == "position-left-before-taken"
    closed = {"organisation": "ZZZ96", "name": "Oak", "kind": "GP_PRACTICE", "opened": "2010", "closed": "2009-12"}
    assert body.registrar.refused("organisations", closed).code == "closed-before-opened"
    interest = {"person": person, "category": "FINANCIAL", "narrative": "Shares.", "organisation": company} | held
    assert body.secretary.refused("interests", interest).code == "invalid-interest-period"
    assert body.auditor.log_size() == before


def test_what_is_written_down_afterwards_says_when_it_happened(body: Body) -> None:
    said = {"office": "Director", "mode": "RETROSPECTIVE", "reason": "From the minutes.", "source": "Minute 12"}
    problem = body.registrar.refused("people", said)
    assert (problem.status, problem.places) == (400, {"#/occurredAt"})
