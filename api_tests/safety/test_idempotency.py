"""Writes that are safe to repeat: the same key has the same answer, and one fact."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from api_tests import registers
from api_tests.bodies import Body
from api_tests.deployment import new_code
from api_tests.problems import problem_of

TOGETHER = 20


def new_organisation() -> dict[str, str]:
    """What is said to enter an organisation."""
    return {"organisation": new_code(), "name": "Oak Surgery", "kind": "GP_PRACTICE"}


def key() -> str:
    """A key that was never used."""
    return str(uuid4())


def test_the_same_key_and_body_have_the_same_receipt(body: Body) -> None:
    said, same = new_organisation(), key()
    first = body.registrar.post("organisations", said, Idempotency_Key=same)
    size = body.auditor.log_size()
    again = body.registrar.post("organisations", said, Idempotency_Key=same)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Record-Position"] == str(first.json()["position"])
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert body.auditor.log_size() == size


def test_ids_that_were_made_are_the_same_when_asked_again(body: Body) -> None:
    same = key()
    first, again = (body.registrar.record("people", {"office": "Director"}, Idempotency_Key=same) for _ in range(2))
    assert first == again


def test_the_same_key_for_another_body_is_refused(body: Body) -> None:
    same = key()
    body.registrar.record("organisations", new_organisation(), Idempotency_Key=same)
    problem = body.registrar.refused("organisations", new_organisation(), Idempotency_Key=same)
    assert (problem.status, problem.code) == (422, "idempotency-mismatch")


def test_the_same_key_at_another_address_is_refused(body: Body) -> None:
    same = key()
    body.registrar.record("people", {"office": "Director"}, Idempotency_Key=same)
    problem = body.registrar.refused("boards", {"name": "Board", "kind": "ADVISORY"}, Idempotency_Key=same)
    assert (problem.status, problem.code) == (422, "idempotency-mismatch")


def test_a_request_id_serves_as_the_key_where_none_is_sent(body: Body) -> None:
    same = key()
    first, again = (body.registrar.post("people", {"office": "Director"}, X_Request_ID=same) for _ in range(2))
    assert first.json() == again.json()
    assert again.headers["X-Request-ID"] == same


def test_a_refusal_uses_up_no_key(body: Body) -> None:
    same, said = key(), new_organisation() | {"closed": "2001", "opened": "2002"}
    assert body.registrar.refused("organisations", said, Idempotency_Key=same).code == "closed-before-opened"
    body.registrar.record("organisations", said | {"closed": "2003"}, Idempotency_Key=same)


def test_without_a_key_a_second_request_is_a_second_act(body: Body) -> None:
    first, second = (registers.person(body, "Director") for _ in range(2))
    assert first != second


def test_many_retries_at_once_make_one_fact(body: Body) -> None:
    same, size = key(), body.auditor.log_size()
    with ThreadPoolExecutor(TOGETHER) as pool:
        sent = [
            pool.submit(body.registrar.post, "people", {"office": "Director"}, Idempotency_Key=same)
            for _ in range(TOGETHER)
        ]
        answers = [one.result() for one in sent]
    assert {one.status_code for one in answers} <= {201, 409}, "in flight may be told to wait"
    assert len({one.text for one in answers if one.status_code == 201}) == 1
    assert body.auditor.log_size() == size + 1


@pytest.mark.parametrize("header", ["X-Request-ID", "X-Correlation-ID"])
def test_the_ids_of_a_request_are_repeated_in_every_answer(body: Body, header: str) -> None:
    for caller in (body.auditor, body.stranger):
        answer = caller.ask("GET", "cases", headers={header: "abc-123"})
        assert answer.headers[header] == "abc-123"


def test_the_trace_of_a_caller_is_named_in_a_problem(body: Body) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    answer = body.stranger.ask("GET", "cases", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert problem_of(answer).document["traceId"] == trace
