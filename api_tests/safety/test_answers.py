"""What every answer carries: positions, states, pages, explanations of problems, and health."""

import re
from urllib.parse import urlsplit

import httpx
import pytest

from api_tests import registers
from api_tests.bodies import Body
from api_tests.problems import problem_of

LISTS = ("organisations", "people", "positions", "boards", "cases", "interests", "meetings", "decisions", "proposals")
FACTS = 5


@pytest.fixture(scope="module")
def people(body: Body) -> list[str]:
    """Some people on the register."""
    return [registers.person(body, f"Officer {number}") for number in range(FACTS)]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_says_at_which_position_it_was_read(body: Body, path: str, people: list[str]) -> None:
    answer = body.auditor.get(path, limit=1)
    size = body.auditor.log_size()
    assert answer.headers["Record-Position"] == str(size)
    found = answer.json()
    assert (found["metadata"]["position"], found["metadata"]["limit"]) == (size, 1)
    assert len(found["results"]) <= 1


def test_a_receipt_says_where_what_was_made_is_found(body: Body) -> None:
    answer = body.registrar.post("people", {"office": "Director"})
    receipt = answer.json()
    assert answer.headers["Location"] == receipt["location"]
    assert answer.headers["Record-Position"] == str(receipt["position"])
    assert receipt["logSize"] == receipt["position"] == body.auditor.log_size()
    assert re.fullmatch(r"[0-9a-f]{64}", receipt["leafHash"])
    found = body.auditor.ask("GET", receipt["location"])
    assert found.headers["ETag"] == f'"{receipt["position"]}"'


def test_positions_follow_without_gaps(body: Body) -> None:
    receipts = [body.registrar.record("people", {"office": "Director"}) for _ in range(FACTS)]
    first = receipts[0]["position"]
    assert [one["position"] for one in receipts] == list(range(first, first + FACTS))
    assert len({one["rootHash"] for one in receipts}) == FACTS
    assert sorted(one["recordedAt"] for one in receipts) == [one["recordedAt"] for one in receipts]


def test_pages_are_followed_by_their_links_to_the_end(body: Body, people: list[str]) -> None:
    found: list[str] = []
    answer = body.auditor.get("people", limit=2)
    read_at = answer.headers["Record-Position"]
    newcomer = registers.person(body, "Latecomer")
    while True:
        shown = answer.json()
        found += [one["person"] for one in shown["results"]]
        assert answer.headers["Record-Position"] == read_at
        if "next" not in answer.links:
            break
        assert f"after={shown['metadata']['next']}" in answer.links["next"]["url"]
        answer = body.auditor.ask("GET", answer.links["next"]["url"])
        assert answer.status_code == httpx.codes.OK, answer.text
    assert len(found) == len(set(found)), "nobody is listed twice"
    assert found[-FACTS:] == people or set(people) < set(found)
    assert newcomer not in found, "the pages are of the moment of the first"


def test_links_keep_the_filters_that_were_asked_for(body: Body) -> None:
    for _ in range(3):
        registers.organisation(body, kind="CHARITY")
        registers.organisation(body, kind="COUNCIL")
    answer = body.auditor.get("organisations", kind="CHARITY", limit=1)
    following = body.auditor.ask("GET", answer.links["next"]["url"])
    assert [one["kind"] for one in following.json()["results"]] == ["CHARITY"]


def test_links_keep_the_filters_of_cases(body: Body, people: list[str]) -> None:
    for kind in ("PILOT", "GRANT") * 2:
        registers.draft(body, registers.content([people[0]], kind=kind))
    answer = body.auditor.get("cases", kind="PILOT", limit=1)
    following = body.auditor.ask("GET", answer.links["next"]["url"])
    assert [one["kind"] for one in following.json()["results"]] == ["PILOT"]


def test_every_reason_has_a_page(body: Body) -> None:
    listed = body.stranger.read("/problems")["results"]
    codes = {one["type"].removeprefix("/problems/") for one in listed}
    assert codes >= {"conflict-of-interest", "separation-of-duties", "stale", "not-authenticated", "already-voted"}
    for one in listed:
        assert re.fullmatch(r"/problems/[a-z0-9-]+", one["type"])
        assert one["title"].endswith("."), one
        assert 400 <= one["status"] <= 599


def test_the_type_of_a_problem_leads_to_its_page(body: Body) -> None:
    problem = problem_of(body.auditor.get("cases", position="0"))
    told = body.stranger.read(problem.document["type"])
    assert (told["title"], told["status"]) == (problem.document["title"], problem.status)
    page = body.stranger.ask("GET", problem.document["type"], headers={"Accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert body.stranger.get("/problems/no-such-reason").status_code == 404


@pytest.mark.parametrize("path", ["/_ping", "/_status", "/healthz", "/readyz"])
def test_health_is_told_to_everybody(body: Body, path: str) -> None:
    assert body.stranger.get(path).status_code == httpx.codes.OK


def test_nothing_is_guessed_by_a_browser(body: Body) -> None:
    for answer in (body.auditor.get("cases"), body.stranger.get("cases"), body.stranger.get("/problems")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert "server" not in {name.lower() for name in answer.headers}


def test_addresses_are_told_without_a_host(body: Body) -> None:
    receipt = body.registrar.record("people", {"office": "Director"})
    assert urlsplit(receipt["location"]).netloc == ""
