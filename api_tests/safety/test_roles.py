"""Who may do what: every operation of the published description, tried by those who may not."""

import pytest

from api_tests.bodies import Body
from api_tests.deployment import ON_ONE_DATABASE
from api_tests.operations import Operation, methods_by_path, operations
from api_tests.problems import problem_of

pytestmark = ON_ONE_DATABASE
EVERYTHING = pytest.mark.parametrize("operation", operations(), ids=[one.name for one in operations()])
WRITING = pytest.mark.parametrize(
    "operation", [one for one in operations() if one.writes], ids=[one.name for one in operations() if one.writes]
)
AN_AUDITORS_OWN = {"askForComparison": 202, "issuePack": 400}
"""What auditors do themselves: they have replay compared, and take evidence away (the taking is a fact)."""


@EVERYTHING
def test_nobody_does_anything_without_a_token(body: Body, operation: Operation) -> None:
    problem = problem_of(body.stranger.ask(operation.method, operation.path))
    assert (problem.status, problem.code) == (401, "not-authenticated")
    assert problem.answer.headers["WWW-Authenticate"].startswith("Bearer")


@EVERYTHING
def test_nobody_learns_of_a_body_they_have_no_part_in(body: Body, operation: Operation) -> None:
    caller = body.registrar if operation.writes else body.auditor
    problem = problem_of(caller.about("ZZZ95").ask(operation.method, operation.path))
    assert (problem.status, problem.code) == (404, "unknown-body")


@WRITING
def test_an_auditor_writes_nothing(body: Body, operation: Operation) -> None:
    before = body.auditor.log_size()
    answer = body.auditor.ask(operation.method, operation.path, json={})
    if operation.name in AN_AUDITORS_OWN:
        assert answer.status_code == AN_AUDITORS_OWN[operation.name]
    else:
        problem = problem_of(answer)
        assert (problem.status, problem.code) == (403, "not-permitted")
    assert body.auditor.log_size() == before


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("secretary", "boards"),
        ("secretary", "people"),
        ("secretary", "organisations"),
        ("registrar", "cases"),
        ("registrar", "meetings"),
        ("registrar", "interests"),
        ("member", "cases"),
        ("member", "meetings"),
        ("member", "boards"),
    ],
)
def test_a_role_that_does_not_cover_it_is_not_enough(body: Body, role: str, path: str) -> None:
    problem = problem_of(body.caller(role).ask("POST", path))
    assert (problem.status, problem.code) == (403, "not-permitted")


@pytest.mark.parametrize("token", ["x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "Bearer"])
def test_what_is_no_token_of_ours_is_refused(body: Body, token: str) -> None:
    answer = body.stranger.ask("GET", "cases", headers={"Authorization": f"Bearer {token}"})
    assert problem_of(answer).status == 401


def test_a_token_that_was_changed_is_refused(body: Body) -> None:
    sent = body.auditor.get("").request.headers["Authorization"]
    head, claims, signature = sent.split(".")
    for changed in (f"{head}.{claims}.{signature[::-1]}", f"{head}.{claims[:-4]}AAAA.{signature}", f"{head}.{claims}."):
        answer = body.stranger.ask("GET", "cases", headers={"Authorization": changed})
        assert problem_of(answer).status == 401


@pytest.mark.parametrize(("path", "methods"), methods_by_path().items())
def test_what_cannot_be_done_here_is_answered_with_what_can(body: Body, path: str, methods: frozenset[str]) -> None:
    problem = problem_of(body.auditor.ask("PATCH", path))
    assert (problem.status, problem.code) == (405, "method-not-allowed")
    allowed = set(problem.answer.headers["Allow"].split(", "))
    assert allowed == methods | ({"HEAD"} if "GET" in methods else set())


@pytest.mark.parametrize("path", [path for path, methods in methods_by_path().items() if "GET" in methods])
def test_head_answers_as_get_without_the_body(body: Body, path: str) -> None:
    got, head = body.auditor.get(path), body.auditor.ask("HEAD", path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    for name in ("ETag", "Record-Position", "Link"):
        assert head.headers.get(name) == got.headers.get(name)
