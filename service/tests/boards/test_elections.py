"""Elections over HTTP: called, stood in, declared, voided."""

import pytest

from service.tests.boards.make import Boards
from service.tests.serving import Json


class Poll:
    """An election to a new seat, and those who stand."""

    def __init__(self, boards: Boards, *candidates: str) -> None:
        self.registrar, self.board = boards.registrar, boards.board()
        self.seat = boards.seat(self.board)
        path = f"boards/{self.board}/elections"
        called = {"seat": self.seat.rsplit("/", 1)[1], "electorate": "Practices", "polling": "2009-08-20"}
        self.path = f"{path}/{self.registrar.make(path, called)}"
        for candidate in candidates:
            self.registrar.record(f"{self.path}/candidates", {"candidate": candidate})

    def result(self, elected: str, **said: object) -> Json:
        """A result by which somebody is elected."""
        plain: Json = {"settled": "POLLED", "elected": elected, "polled": "2009-08-20", "termFrom": "2009-09-01"}
        return plain | said


@pytest.fixture
def people(boards: Boards) -> tuple[str, str]:
    return boards.person(), boards.person()


def test_an_election_is_shown_from_its_call_to_its_result(boards: Boards, people: tuple[str, str]) -> None:
    ada, ben = people
    poll = Poll(boards, ada, ben)
    before = poll.registrar.read(poll.path)
    assert (before["candidates"], before["settled"], before["elected"]) == ([ada, ben], None, None)
    counted = [{"candidate": ada, "votes": 31}, {"candidate": ben, "votes": 13}]
    turnout = {"entitled": 60, "cast": 45, "spoilt": 1}
    poll.registrar.record(f"{poll.path}/results", poll.result(ada, votes=counted, turnout=turnout))
    after = poll.registrar.read(poll.path)
    assert (after["settled"], after["elected"], after["votes"], after["turnout"]) == ("POLLED", ada, counted, turnout)
    [term] = poll.registrar.read(poll.seat)["terms"]
    assert (term["person"], term["votesFor"], term["votesCast"]) == (ada, 31, 45)
    assert poll.path.endswith(term["election"])
    [listed] = poll.registrar.read(f"boards/{poll.board}/elections")["results"]
    assert listed == after


def test_a_tie_is_settled_by_lot_and_told_how(boards: Boards, people: tuple[str, str]) -> None:
    ada, ben = people
    poll = Poll(boards, ada, ben)
    even = [{"candidate": one, "votes": 22} for one in people]
    by_lot = poll.result(ben, settled="BY_LOT", votes=even)
    problem = poll.registrar.refused(f"{poll.path}/results", by_lot)
    assert (problem["type"], problem["errors"][0]["pointer"]) == ("/problems/invalid-election", "#/lot")
    poll.registrar.record(f"{poll.path}/results", by_lot | {"lot": "Cards, the higher one."})
    assert poll.registrar.read(poll.path)["lot"] == "Cards, the higher one."


def test_whoever_sat_by_a_voided_election_is_shown_to_have_acted_de_facto(
    boards: Boards, people: tuple[str, str]
) -> None:
    ada, _ = people
    poll = Poll(boards, ada)
    declared = poll.registrar.record(f"{poll.path}/results", poll.result(ada, settled="UNOPPOSED"))["position"]
    poll.registrar.record(f"{poll.path}/voidings", {"voided": "2009-10-15", "why": "Papers went astray."})
    assert boards.holder(poll.seat, "2009-10-15") == (ada, "YES")
    assert boards.holder(poll.seat, "2009-10-16") is None
    assert poll.registrar.read(poll.seat, as_at="2009-10-15")["tenure"] == "DE_FACTO"
    [term] = poll.registrar.read(poll.seat)["terms"]
    assert (term["deFacto"], term["why"], term["termTo"]) == (True, "Papers went astray.", "2009-10-15")
    shown = poll.registrar.read(poll.path)
    assert (shown["voided"], shown["why"], shown["elected"]) == ("2009-10-15", "Papers went astray.", ada)
    assert poll.registrar.read(poll.seat, position=declared)["terms"][0]["deFacto"] is False
    person = poll.registrar.read(f"people/{ada}", as_at="2009-10-16")
    assert [one["held"] for one in person["seats"]] == ["NO"]
    again = poll.registrar.refused(f"{poll.path}/voidings", {"voided": "2009-10-15", "why": "Twice."})
    assert again["type"] == "/problems/election-already-voided"


def test_an_election_of_another_board_is_not_found(boards: Boards) -> None:
    poll = Poll(boards)
    other = poll.path.replace(poll.board, boards.board())
    assert poll.registrar.get(other).json()["type"] == "/problems/unknown-election"
    problem = poll.registrar.refused(f"{other}/candidates", {"candidate": boards.person()})
    assert (problem["type"], problem["status"]) == ("/problems/unknown-election", 404)
