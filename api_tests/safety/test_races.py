"""Writes that are safe to race: nobody overwrites what they have not seen, and twenty vote at one instant."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import httpx
import pytest

from api_tests import registers
from api_tests.boards import Board, charter
from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.meetings import Meeting, Motion

MEMBERS = 20


@pytest.fixture(scope="session")
def author(body: Body) -> str:
    """Somebody who writes cases."""
    return registers.person(body, "Commissioning manager")


@pytest.fixture
def case(body: Body, author: str) -> str:
    """A case that has been begun."""
    return registers.draft(body, registers.content([author]))


def revision(author: str, title: str) -> Json:
    """What a case says from now on."""
    return {"content": registers.content([author], title=title)}


def test_who_replaces_something_says_what_they_have_read(body: Body, author: str, case: str) -> None:
    for path, said in (("revisions", revision(author, "New")), ("submissions", {})):
        problem = body.secretary.refused(f"cases/{case}/{path}", said)
        assert (problem.status, problem.code) == (428, "precondition-required")


def test_who_has_not_seen_the_latest_is_told_what_came_between(body: Body, author: str, case: str) -> None:
    read = body.secretary.etag(f"cases/{case}")
    changed = body.secretary.record_upon(f"cases/{case}", f"cases/{case}/revisions", revision(author, "Other"))
    problem = body.secretary.refused(f"cases/{case}/revisions", revision(author, "Mine"), if_match=read)
    assert (problem.status, problem.code) == (412, "stale")
    assert problem.document["between"] == [{"position": changed["position"], "type": "cases.CaseRevised"}]
    assert problem.evidence == [changed["position"]]
    assert body.auditor.read(f"cases/{case}")["content"]["title"] == "Other"


def test_a_weak_etag_will_do(body: Body, author: str, case: str) -> None:
    read = body.secretary.etag(f"cases/{case}")
    body.secretary.record(f"cases/{case}/revisions", revision(author, "New"), if_match=f"W/{read}")


def test_what_happens_elsewhere_makes_nothing_stale(body: Body, author: str, case: str) -> None:
    read = body.secretary.etag(f"cases/{case}")
    registers.draft(body, registers.content([author]))
    body.secretary.record(f"cases/{case}/revisions", revision(author, "New"), if_match=read)


def test_of_many_who_rewrite_at_once_one_succeeds(body: Body, author: str, case: str) -> None:
    read = body.secretary.etag(f"cases/{case}")
    with ThreadPoolExecutor(8) as pool:
        sent = [
            pool.submit(body.secretary.post, f"cases/{case}/revisions", revision(author, f"{number}"), if_match=read)
            for number in range(8)
        ]
        statuses = sorted(one.result().status_code for one in sent)
    assert statuses == [201] + [412] * 7


def test_twenty_members_vote_at_one_instant(body: Body) -> None:
    motion = _before_a_large_board(body)
    instant = motion.meeting.minute()
    ballots = [
        {"seat": seat, "voter": person, "choice": choice, "occurredAt": instant}
        for (person, seat), choice in zip(motion.meeting.board.seats.items(), _choices(), strict=False)
    ]
    answers = _all_at_once(body, f"{motion.path}/votes", ballots)
    assert [one.status_code for one in answers] == [201] * MEMBERS, [one.text for one in answers]
    positions = sorted(one.json()["position"] for one in answers)
    assert len(set(positions)) == MEMBERS
    tally = motion.is_decided()["verdict"]["tally"]
    assert (tally["votesFor"], tally["votesAgainst"]) == (15, 5)


def test_one_seat_that_votes_twenty_times_at_once_votes_once(body: Body) -> None:
    motion = _before_a_large_board(body)
    person, seat = next(iter(motion.meeting.board.seats.items()))
    ballot = {"seat": seat, "voter": person, "choice": "FOR", "occurredAt": motion.meeting.minute()}
    statuses = sorted(one.status_code for one in _all_at_once(body, f"{motion.path}/votes", [ballot] * MEMBERS))
    assert statuses == [201] + [409] * (MEMBERS - 1)
    assert len(motion.read()["votes"]) == 1


def test_a_decision_is_taken_once_however_often_it_is_asked_for(body: Body) -> None:
    motion = _before_a_large_board(body)
    motion.gets("FOR", *list(motion.meeting.board.seats)[:3])
    answers = _all_at_once(body, f"{motion.path}/decisions", [motion.meeting.act()] * 6)
    assert sorted(one.status_code for one in answers) == [201] + [409] * 5
    assert len(body.auditor.read("decisions", board=motion.meeting.board.id)["results"]) == 1


def _before_a_large_board(body: Body) -> Motion:
    """A motion before a board of twenty."""
    board = Board(body, "Members' council")
    board.adopts(charter())
    for number in range(MEMBERS):
        board.elects(registers.person(body, f"Member {number}"), "GP")
    people = list(board.seats)
    meeting = Meeting(board)
    item = meeting.places("NOTING")
    meeting.opens(*people)
    item.opens(people[0])
    return item.has_put("NOTE")


def _choices() -> list[str]:
    return ["AGAINST" if number % 4 == 0 else "FOR" for number, _ in zip(count(), range(MEMBERS), strict=False)]


def _all_at_once(body: Body, path: str, said: list[Json]) -> list[httpx.Response]:
    with ThreadPoolExecutor(len(said)) as pool:
        sent = [pool.submit(body.secretary.post, path, one) for one in said]
        return [one.result() for one in sent]
