"""A request that is sent again is answered again, and recorded once."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from service.auth.callers import Role
from service.ids import new_id
from service.tests.recording.records import PERSON, Records

TOLD = ("Location", "Record-Position")


def same_answer(one: httpx.Response, other: httpx.Response) -> bool:
    """Whether two answers tell the same, byte for byte where it matters."""
    return one.content == other.content and [one.headers[name] for name in TOLD] == [
        other.headers[name] for name in TOLD
    ]


def test_the_answer_is_the_same_and_says_that_it_is_a_repetition(records_on_either: Records) -> None:
    records, key = records_on_either, new_id()
    first = records.registrar.post("people", PERSON, Idempotency_Key=key)
    records.registrar.record("people", PERSON)
    again = records.registrar.post("people", PERSON, Idempotency_Key=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert same_answer(first, again)
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert records.size() == first.json()["position"] + 1


def test_what_was_told_in_one_commit_with_others_is_told_again(records_on_either: Records) -> None:
    """Many at once share a commit: the log was longer than the position of the first of them."""
    records, keys = records_on_either, [new_id() for _ in range(24)]

    def post(key: str) -> httpx.Response:
        return records.registrar.post("people", PERSON, Idempotency_Key=key)

    with ThreadPoolExecutor(12) as pool:
        first = list(pool.map(post, keys))
    again = [post(key) for key in keys]
    assert all(map(same_answer, first, again))
    assert records.size() == 1 + len(keys)


def test_a_request_id_serves_as_the_key_where_none_is_sent(records: Records) -> None:
    request = new_id()
    first, again = (records.registrar.post("people", PERSON, X_Request_ID=request) for _ in range(2))
    assert same_answer(first, again)
    assert again.headers["Idempotency-Replayed"] == "true"


def test_a_key_goes_before_the_request_id(records: Records) -> None:
    request, keys = new_id(), (new_id(), new_id())
    first, second = (
        records.registrar.post("people", PERSON, X_Request_ID=request, Idempotency_Key=key) for key in keys
    )
    assert first.json()["position"] != second.json()["position"]
    again = records.registrar.post("people", PERSON, X_Request_ID=new_id(), Idempotency_Key=keys[0])
    assert same_answer(first, again)


def test_another_body_address_or_person_under_the_same_key_is_refused(records: Records) -> None:
    key = new_id()
    records.registrar.record("people", PERSON, Idempotency_Key=key)
    colleague = records.service.caller(records.ods, Role.REGISTRAR)
    others = [
        (records.registrar, "people", {"office": "Director"}),
        (records.registrar, "boards", {"name": "Approvals", "kind": "APPROVAL"}),
        (colleague, "people", PERSON),
    ]
    size = records.size()
    for caller, path, body in others:
        problem = caller.refused(path, body, Idempotency_Key=key)
        assert (problem["status"], problem["type"]) == (422, "/problems/idempotency-mismatch")
    assert records.size() == size


def test_the_same_key_in_another_body_is_another_key(records: Records) -> None:
    key, other = new_id(), Records(records.service)
    records.registrar.record("people", PERSON, Idempotency_Key=key)
    assert "Idempotency-Replayed" not in other.registrar.post("people", PERSON, Idempotency_Key=key).headers


def test_a_refusal_uses_up_no_key(records: Records) -> None:
    key, early = new_id(), PERSON | {"occurredAt": "2999-01-01T00:00:00Z"}
    assert records.registrar.refused("people", early, Idempotency_Key=key)["status"] == 409
    assert "Idempotency-Replayed" not in records.registrar.post("people", PERSON, Idempotency_Key=key).headers


def test_a_repetition_is_answered_though_the_thing_has_moved_on(records: Records) -> None:
    case, key = records.case(), new_id()
    held, said = records.secretary.etag(case), {"content": records.secretary.read(case)["content"]}
    first = records.secretary.post(f"{case}/revisions", said, Idempotency_Key=key, **held)
    again = records.secretary.post(f"{case}/revisions", said, Idempotency_Key=key, **held)
    assert (first.status_code, again.status_code) == (201, 201)
    assert same_answer(first, again)
    assert records.secretary.refused(f"{case}/revisions", said, **held)["status"] == 412


def test_a_repetition_needs_the_right_to_ask(records: Records) -> None:
    key = new_id()
    records.registrar.record("people", PERSON, Idempotency_Key=key)
    assert records.secretary.refused("people", PERSON, Idempotency_Key=key)["status"] == 403


@pytest.mark.parametrize("header", ["Idempotency-Key", "If-Match"])
def test_what_is_sent_twice_is_refused_rather_than_chosen_from(records: Records, header: str) -> None:
    size, sent = records.size(), '"1"' if header == "If-Match" else new_id()
    answer = records.service.client.post(
        f"/v1/bodies/{records.ods}/people",
        json=PERSON,
        headers=[*records.registrar._token.items(), (header, sent), (header, sent)],
    )
    assert (answer.status_code, answer.json()["detail"]) == (400, f"{header} is sent once.")
    assert records.size() == size


@pytest.mark.parametrize("key", ["a", "A-z.09_~:/+=", "x" * 128])
def test_a_key_may_be_any_such_word(records: Records, key: str) -> None:
    assert (
        records.leaf(records.registrar.record("people", PERSON, Idempotency_Key=key)["position"])["idempotencyKey"]
        == key
    )
