"""Seats, and who holds them on which day."""

import pytest

from service.auth.callers import Role
from service.tests.boards.make import Boards, adoption
from service.tests.serving import Json, Service

NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057"


def test_a_roster_shows_every_seat_with_its_holder_of_the_day(boards: Boards) -> None:
    board, ada, ben = boards.board(), boards.person(), boards.person()
    gp, lay = boards.seat(board), boards.seat(board, "Lay member", "APPOINTED", roles=["LAY"], voting=False)
    boards.appoint(gp, ada, "2009-04-01")
    boards.vacate(gp, ada, "2010-03-31")
    boards.appoint(gp, ben, "2010-04-01")
    on = {
        day: [
            row["holder"] and row["holder"]["person"]
            for row in boards.registrar.read(f"boards/{board}/seats", as_at=day)["results"]
        ]
        for day in ("2009-03-31", "2009-04-01", "2010-03-31", "2010-04-01")
    }
    assert list(on.values()) == [[None, None], [ada, None], [ada, None], [ben, None]]
    [_, row] = boards.registrar.read(f"boards/{board}/seats")["results"]
    assert (row["title"], row["roles"], row["voting"], row["basis"]) == ("Lay member", ["LAY"], False, "APPOINTED")
    assert lay.endswith(row["seat"])


def test_a_vague_term_may_have_been_held(boards: Boards) -> None:
    seat, ada = boards.seat(boards.board()), boards.person()
    boards.appoint(seat, ada, "2009", termTo="2011-06")
    assert boards.holder(seat, "2009-06-30") == (ada, "INDETERMINATE")
    assert boards.holder(seat, "2010-06-30") == (ada, "YES")
    assert boards.holder(seat, "2011-06-15") == (ada, "INDETERMINATE")
    assert boards.holder(seat, "2011-07-01") is None


def test_who_leaves_in_the_first_of_two_terms_still_has_the_second(boards: Boards) -> None:
    """Both terms were on record before the first was cut short; only the one that ran on that day ends."""
    seat, ada = boards.seat(boards.board()), boards.person()
    boards.appoint(seat, ada, "2009-04-01", termTo="2012-03-31")
    boards.appoint(seat, ada, "2012-04-01", termTo="2015-03-31")
    boards.vacate(seat, ada, "2011-01-31")
    assert boards.holder(seat, "2011-02-01") is None
    assert boards.holder(seat, "2014-01-01") == (ada, "YES")
    [first, second] = boards.registrar.read(seat)["terms"]
    assert (first["termTo"], first["vacated"]) == ("2011-01-31", True)
    assert (second["termTo"], second["vacated"]) == ("2015-03-31", False)
    terms = boards.registrar.read(f"people/{ada}", as_at="2011-06-01")["seats"]
    assert [(term["termTo"], term["held"]) for term in terms] == [("2011-01-31", "NO"), ("2015-03-31", "NO")]


def test_an_election_is_shown_with_its_count(boards: Boards) -> None:
    seat, ada = boards.seat(boards.board()), boards.person()
    election = {
        "person": ada,
        "electorate": "GPs of the locality",
        "polled": "2009-03-20",
        "votesFor": 31,
        "votesCast": 44,
        "termFrom": "2009-04-01",
    }
    boards.registrar.record(f"{seat}/elections", election)
    [term] = boards.registrar.read(seat)["terms"]
    assert {name: term[name] for name in election} == election
    assert term["elected"] is True


def test_why_a_seat_was_left_is_told_until_it_is_erased(boards: Boards, either_service: Service) -> None:
    seat, ada = boards.seat(boards.board()), boards.person()
    boards.appoint(seat, ada)
    boards.vacate(seat, ada, "2010-03-31", why="Moved to another practice.")
    assert boards.registrar.read(seat)["terms"][0]["why"] == "Moved to another practice."
    either_service.destroy_texts(boards.registrar.ods)
    assert boards.registrar.read(seat)["terms"][0]["why"] == {"erased": True}


def test_a_seat_has_one_holder_at_a_time(boards: Boards) -> None:
    seat, ada, ben = boards.seat(boards.board()), boards.person(), boards.person()
    appointed = boards.appoint(seat, ada)
    problem = boards.registrar.refused(f"{seat}/appointments", {"person": ben, "termFrom": "2010-01-01"})
    assert (problem["type"], problem["status"]) == ("/problems/seat-already-held", 409)
    assert (problem["holder"], problem["evidence"]) == (ada, [appointed["position"]])


@pytest.mark.parametrize(
    ("path", "body", "problem"),
    [
        ("appointments", {"termFrom": "2009"}, "invalid-request"),
        ("appointments", {"person": NOBODY, "termFrom": "2009"}, "unknown-person"),
        ("vacancies", {"person": NOBODY, "vacated": "2009"}, "seat-not-held"),
        ("elections", {"person": NOBODY, "electorate": "GPs", "polled": "2009", "votesFor": -1}, "invalid-request"),
    ],
)
def test_what_cannot_be_is_refused(boards: Boards, path: str, body: Json, problem: str) -> None:
    seat = boards.seat(boards.board())
    assert boards.registrar.refused(f"{seat}/{path}", body)["type"] == f"/problems/{problem}"


def test_a_seat_of_another_board_is_not_found(boards: Boards) -> None:
    seat = boards.seat(boards.board())
    other = f"boards/{boards.board()}/seats/{seat.rsplit('/', 1)[1]}"
    answer = boards.registrar.get(other)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-seat")
    assert boards.registrar.get(f"boards/{NOBODY}/seats").json()["type"] == "/problems/unknown-board"


def test_a_constituency_is_a_registered_organisation(boards: Boards) -> None:
    path, body = f"boards/{boards.board()}/seats", {"title": "GP", "roles": ["GP"], "basis": "ELECTED"}
    assert boards.registrar.refused(path, body | {"constituency": "F86001"})["type"] == "/problems/unknown-organisation"
    boards.registrar.record("organisations", {"organisation": "F86001", "name": "Oak", "kind": "GP_PRACTICE"})
    seat = f"{path}/{boards.registrar.make(path, body | {'constituency': 'F86001'})}"
    assert boards.registrar.read(seat)["constituency"] == "F86001"


def test_a_registrar_of_one_board_seats_nobody_on_another(boards: Boards, either_service: Service) -> None:
    mine, other = boards.seat(board := boards.board()), boards.seat(boards.board())
    registrar = either_service.caller(boards.registrar.ods, Role.REGISTRAR, boards=(board,))
    body = {"person": boards.person(), "termFrom": "2009"}
    assert registrar.refused(f"{other}/appointments", body)["status"] == 403
    assert registrar.record(f"{mine}/appointments", body)["position"] > 0


def test_a_roster_is_read_as_known_at_an_earlier_position(boards: Boards) -> None:
    board, ada = boards.board(), boards.person()
    seat = boards.seat(board)
    before = boards.registrar.read("")["logSize"]
    appointed = boards.appoint(seat, ada)["position"]
    boards.vacate(seat, ada, "2010-03-31")

    def held(position: int) -> bool:
        page = boards.registrar.read(f"boards/{board}/seats", as_at="2011-01-01", position=position)
        return page["results"][0]["holder"] is not None

    assert [held(before), held(appointed), held(appointed + 1)] == [False, True, False]


def test_a_member_sits_on_as_the_charter_says_and_the_roster_says_so(boards: Boards) -> None:
    board, ada = boards.board(), boards.person()
    seat = boards.seat(board)
    boards.adopt(board, tenure={"holdover": "UNTIL_SUCCESSOR", "holdoverMonths": 6})
    boards.appoint(seat, ada, "2009-04-01", termTo="2011-08-31")
    days = ("2011-08-31", "2011-09-01", "2012-02-29", "2012-03-01")
    read = [boards.registrar.read(seat, as_at=day) for day in days]
    assert [one["tenure"] for one in read] == [None, "HOLDING_OVER", "HOLDING_OVER", None]
    assert [one["holder"] is not None for one in read] == [True, True, True, False]


def test_a_charter_counts_months_only_where_members_sit_on(boards: Boards) -> None:
    board = boards.board()
    body = adoption(tenure={"holdoverMonths": 6})
    problem = boards.registrar.refused(f"boards/{board}/charters", body, **boards.registrar.etag(f"boards/{board}"))
    assert [one["pointer"] for one in problem["faults"]] == ["/charter/tenure/holdoverMonths"]


def test_two_people_share_a_seat(boards: Boards) -> None:
    board, ada, ben, cleo = boards.board(), boards.person(), boards.person(), boards.person()
    seat = boards.seat(board, shared=True)
    boards.appoint(seat, ada)
    boards.appoint(seat, ben)
    [row] = boards.registrar.read(f"boards/{board}/seats")["results"]
    assert (row["shared"], row["holder"]["person"], row["shares"]["person"]) == (True, ada, ben)
    problem = boards.registrar.refused(f"{seat}/appointments", {"person": cleo, "termFrom": "2010"})
    assert problem["type"] == "/problems/seat-already-held"


def test_an_abolished_seat_stays_readable(boards: Boards) -> None:
    board, ada = boards.board(), boards.person()
    seat = boards.seat(board, created="2009-04-01")
    boards.appoint(seat, ada)
    boards.registrar.record(f"{seat}/abolitions", {"abolished": "2011-03-31", "why": "The polysystem ended."})
    assert boards.holder(seat, "2011-03-31") == (ada, "YES")
    after = boards.registrar.read(seat, as_at="2011-04-01")
    assert (after["existed"], after["abolished"], after["holder"]) == ("NO", "2011-03-31", None)
    assert after["terms"][0]["why"] == "The polysystem ended."
    days = ("2009-03-31", "2011-03-31", "2011-04-01")
    there = [len(boards.registrar.read(f"boards/{board}", as_at=day)["seats"]) for day in days]
    assert there == [0, 1, 0]
    problem = boards.registrar.refused(f"{seat}/appointments", {"person": ada, "termFrom": "2012"})
    assert problem["type"] == "/problems/seat-already-abolished"


def test_a_deputy_is_nominated_and_withdrawn(boards: Boards) -> None:
    board, ada, ben = boards.board(), boards.person(), boards.person()
    seat = boards.seat(board)
    boards.appoint(seat, ada)
    named = {"member": ada, "deputy": ben, "fromDay": "2010-01-01"}
    assert boards.registrar.refused(f"{seat}/deputies", named)["type"] == "/problems/deputies-not-allowed"
    boards.adopt(board, tenure={"deputies": "ALLOWED"})
    boards.registrar.record(f"{seat}/deputies", named)
    boards.registrar.record(f"{seat}/deputy-withdrawals", {"member": ada, "deputy": ben, "lastDay": "2010-06-30"})
    days = ("2009-12-31", "2010-01-01", "2010-06-30", "2010-07-01")
    found = [boards.registrar.read(seat, as_at=day)["deputiesOfTheDay"] for day in days]
    assert [[one["deputy"] for one in shown] for shown in found] == [[], [ben], [ben], []]
    again = {"member": ada, "deputy": ben, "lastDay": "2010-05-31"}
    problem = boards.registrar.refused(f"{seat}/deputy-withdrawals", again)
    assert problem["type"] == "/problems/deputy-not-nominated"
