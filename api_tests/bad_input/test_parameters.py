"""Query parameters and parts of addresses that mean nothing: refused by name, never taken as something else."""

from datetime import UTC, datetime

import pytest

from api_tests.bodies import Body
from api_tests.problems import problem_of

pytestmark = pytest.mark.usefixtures("nothing_written")

FUTURE = "2999-01-01T00:00:00Z"
NO_NUMBERS = ("0", "-1", "1_0", "+1", " 1", "1.0", "1e3", "ten", "", "0x10", "١", "9" * 17, "9" * 400)
NO_INSTANTS = ("2019-02-29T10:00:00Z", "2010-01-01", "yesterday", "1262304000", "2010-01-01T00:00:00", "")

QUERIES: list[tuple[str, str, str]] = [
    *(("cases", "position", bad) for bad in (*NO_NUMBERS, "999999999")),
    *(("cases", "after", bad) for bad in NO_NUMBERS),
    *(("cases", "limit", bad) for bad in (*NO_NUMBERS, "1001")),
    *(("cases", "known_at", bad) for bad in (*NO_INSTANTS, FUTURE, "1990-01-01T00:00:00Z")),
    *(("people", "position", bad) for bad in ("0", "999999999")),
    *(("positions", "as_at", bad) for bad in ("2019-02-29", "2019", "today", "2999-01-01")),
    ("cases", "status", "submitted"),
    ("cases", "kind", "HOLIDAY"),
    ("organisations", "kind", "HOSPITAL"),
    ("positions", "person", "somebody"),
    ("decisions", "outcome", "YES"),
    ("meetings", "board", "1"),
    ("log/checkpoint", "size", "0"),
    ("log/checkpoint", "size", "999999999"),
    ("log/proofs/inclusion", "position", "0"),
    ("log/facts", "after", "-1"),
]
UNKNOWN = ("knownAt", "known-at", "KNOWN_AT", "page", "offset", "q", "position[]", "_")
LISTS = ("cases", "organisations", "people", "positions", "boards", "meetings", "decisions", "interests", "proposals")
PATHS = (
    "cases/1",
    "cases/not-an-id",
    "cases/00000000-0000-0000-0000-00000000000G",
    "cases/00000000-0000-0000-0000-0000000000001",
    "people/%00",
    "boards/%ff%fe",
    "meetings/..%2f..",
    "organisations/a81001",
    "log/facts/0",
    "log/facts/1_0",
    "log/receipts/abc",
)
UNKNOWN_THINGS = (
    "cases/{id}",
    "cases/{id}/versions/1",
    "people/{id}",
    "positions/{id}",
    "boards/{id}",
    "boards/{id}/charters/1",
    "meetings/{id}",
    "meetings/{id}/attendance",
    "meetings/{id}/items/{id}",
    "interests/{id}",
    "decisions/{id}",
    "proposals/{id}",
    "organisations/ZZZ99",
    "log/facts/999999999",
    "log/receipts/999999999",
    "nowhere",
)
NOBODYS_ID = "01890a5d-ac96-774b-bcce-b302099a8057"


@pytest.mark.parametrize(("path", "name", "bad"), QUERIES)
def test_a_parameter_that_means_nothing_is_refused_and_named(body: Body, path: str, name: str, bad: str) -> None:
    problem = problem_of(body.auditor.get(path, **{name: bad}))
    assert problem.status == 400, problem
    assert name in problem.places, problem


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_parameter_that_nobody_documented_is_refused(body: Body, name: str) -> None:
    problem = problem_of(body.auditor.get("cases", **{name: "1"}))
    assert (problem.status, problem.code) == (400, "unexpected-parameter")


@pytest.mark.parametrize("path", LISTS)
def test_a_misspelt_moment_never_silently_means_now(body: Body, path: str) -> None:
    assert problem_of(body.auditor.get(path, knownat="2010-01-01T00:00:00Z")).code == "unexpected-parameter"


def test_a_parameter_given_twice_is_refused(body: Body) -> None:
    assert problem_of(body.auditor.get("cases?limit=1&limit=2")).code == "repeated-parameter"


def test_a_moment_is_said_in_one_way_only(body: Body) -> None:
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    assert problem_of(body.auditor.get("cases", position=1, known_at=now)).status == 400


@pytest.mark.parametrize("query", ["limit=%ff", "limit=%00", "reference=%ed%a0%80", "&".join(["limit=1"] * 500)])
def test_a_query_that_is_no_text_is_refused(body: Body, query: str) -> None:
    assert problem_of(body.auditor.get(f"cases?{query}")).status == 400


def test_a_write_takes_no_parameters(body: Body) -> None:
    said = {"organisation": "T99996", "name": "Oak", "kind": "GP_PRACTICE"}
    assert body.registrar.refused("organisations?dryRun=true", said).code == "unexpected-parameter"


@pytest.mark.parametrize("path", PATHS)
def test_a_part_of_an_address_that_cannot_be_one_is_refused(body: Body, path: str) -> None:
    assert problem_of(body.auditor.get(path)).status in (400, 404)


@pytest.mark.parametrize("path", UNKNOWN_THINGS)
def test_what_is_not_on_record_is_not_found(body: Body, path: str) -> None:
    assert problem_of(body.auditor.get(path.replace("{id}", NOBODYS_ID))).status == 404


def test_a_header_that_is_no_etag_is_refused(body: Body, case: str) -> None:
    for bad in ("42", "*", '"abc"', '"-1"', '""', '"1", "2"'):
        problem = body.secretary.refused(f"cases/{case}/submissions", if_match=bad)
        assert problem.status == 400, bad


@pytest.mark.parametrize("header", ["Idempotency-Key", "X-Request-ID", "X-Correlation-ID"])
@pytest.mark.parametrize("bad", ["", "x" * 129, "two words", "é".encode().decode("latin-1")])
def test_a_header_that_names_nothing_is_refused(body: Body, header: str, bad: str) -> None:
    said = {"organisation": "T99996", "name": "Oak", "kind": "GP_PRACTICE"}
    answer = body.registrar.ask("POST", "organisations", json=said, headers={header: bad.encode("latin-1")})
    assert problem_of(answer).status == 400
