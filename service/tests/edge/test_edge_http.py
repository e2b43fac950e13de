import itertools
from pathlib import Path

import httpx
import pytest

from service.settings import Settings
from service.tests.edge.demo import demo_app, served

NOTES = "/v1/bodies/08W/notes"
JSON = {"Content-Type": "application/json"}
CASE = "01890a5d-ac96-774b-bcce-b302099a8057"


def posted(client: httpx.Client, body: str | bytes, **headers: str) -> httpx.Response:
    names = {name.replace("_", "-"): content for name, content in headers.items()}
    return client.post(NOTES, content=body, headers=JSON | names)


def test_a_good_request_is_answered(client: httpx.Client) -> None:
    answer = posted(client, '{"title": "cafe\\u0301", "choice": "FOR"}')
    assert (answer.status_code, answer.json()) == (201, {"title": "café", "choice": "FOR", "sent": False})


def test_every_answer_trusts_nothing_by_default(client: httpx.Client) -> None:
    for answer in (client.get(NOTES), client.get("/nowhere"), posted(client, "{")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ('{"title": "a", "title": "b"}', "duplicate-member", "#/title"),
        ('{"title": "a", "rank": NaN}', "malformed-json", "#/rank"),
        ('{"title": "\\ud800"}', "unstorable-text", "#/title"),
        ('{"title": "a\\u0000"}', "unstorable-text", "#/title"),
        ('{"title": "\\u202egnp.exe"}', "unstorable-text", "#/title"),
        ('{"title": "a", "rank": 1' + "0" * 400 + "}", "number-out-of-range", "#/rank"),
        ('{"title": "a", "people": ' + "[" * 500 + "]" * 500 + "}", "nesting-too-deep", "#/people" + "/0" * 63),
        ('{"title": "a", "colour": 1}', "invalid-request", "#/colour"),
        ('{"title": "a", "rank": 1.0}', "invalid-request", "#/rank"),
        ('{"title": "a", "happenedAt": "yesterday"}', "invalid-request", "#/happenedAt"),
        ('{"title": "a", "amount": {"amountPence": "5"}}', "invalid-request", "#/amount/amountPence"),
        ('{"rank": 1}', "invalid-request", "#/title"),
        ("[]", "invalid-request", "#"),
        ("null", "invalid-request", "#"),
        ("", "invalid-request", "#"),
    ],
)
def test_a_bad_body_is_a_400_with_the_place(client: httpx.Client, body: str, code: str, pointer: str) -> None:
    answer = posted(client, body)
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (400, f"/problems/{code}")
    assert answer.headers["content-type"] == "application/problem+json"
    assert [fault["pointer"] for fault in problem["errors"]] == [pointer]


@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe{}", b"\xef\xbb\xbf{}", b"[" * 100_000, '{"title": "é"}'.encode("latin-1")]
)
def test_what_cannot_be_read_is_a_400_and_never_a_500(client: httpx.Client, body: bytes) -> None:
    assert posted(client, body).status_code == 400


@pytest.mark.parametrize(
    "media_type",
    [
        "",
        "text/plain",
        "application/json; charset=utf-16",
        "application/merge-patch+json",
        "multipart/form-data",
        "json",
    ],
)
def test_bodies_are_json_in_utf_8(client: httpx.Client, media_type: str) -> None:
    answer = client.post(NOTES, content=b'{"title": "a"}', headers={"Content-Type": media_type} if media_type else {})
    assert (answer.status_code, answer.json()["type"]) == (415, "/problems/unsupported-media-type")


def test_the_character_set_may_be_named(client: httpx.Client) -> None:
    assert client.post(
        NOTES, content='{"title": "a"}', headers={"Content-Type": 'Application/JSON; charset="UTF-8"'}
    ).is_success


@pytest.mark.parametrize("coding", ["gzip", "br", "identity, gzip"])
def test_compressed_bodies_are_refused(client: httpx.Client, coding: str) -> None:
    assert posted(client, b'{"title": "a"}', Content_Encoding=coding).status_code == 415


def test_a_body_at_the_limit_is_read_and_one_above_is_not(client: httpx.Client) -> None:
    body = b'{"title": "a"}'
    assert posted(client, body + b" " * (2**20 - len(body))).status_code == 201
    assert posted(client, body + b" " * (2**20 - len(body) + 1)).status_code == 413


def test_a_body_of_unknown_length_is_read_up_to_the_limit(client: httpx.Client) -> None:
    answer = client.post(NOTES, content=iter([b'{"title"', b': "a"}']), headers=JSON)
    assert answer.status_code == 201
    pieces = itertools.chain([b'{"title": "a"}'], itertools.repeat(b" " * 65_536, 20))
    answer = client.post(NOTES, content=pieces, headers=JSON)
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/content-too-large")


@pytest.mark.parametrize("number", ["1_0", "0", "-1", "1.0", "9007199254740992", "%31%5F0", "１", "1e3"])
def test_a_number_in_a_path_is_written_in_digits(client: httpx.Client, number: str) -> None:
    answer = client.get(f"{NOTES}/{number}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0] | {"detail": ""} == {"detail": "", "parameter": "position", "in": "path"}


def test_an_id_in_a_path_has_one_spelling(client: httpx.Client) -> None:
    assert client.get(f"/v1/cases/{CASE}").json() == {"case": CASE}
    assert client.get(f"/v1/cases/{CASE.upper()}").status_code == 400


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("knownat=2018-04-12T18:30:00Z", "unexpected-parameter"),
        ("known_at=2018-04-12T18:30:00Z&known_at=2018-04-12T18:30:00Z", "repeated-parameter"),
        ("known_at=2018", "invalid-request"),
        ("known_at=", "invalid-request"),
        ("types=%FF", "invalid-request"),
        ("types=%00", "invalid-request"),
        ("&".join(["types=a"] * 101), "invalid-request"),
    ],
)
def test_a_parameter_is_never_silently_ignored(client: httpx.Client, query: str, code: str) -> None:
    answer = client.get(f"{NOTES}?{query}")
    assert (answer.status_code, answer.json()["type"]) == (400, f"/problems/{code}")


def test_a_parameter_that_is_a_list_may_be_repeated(client: httpx.Client) -> None:
    answer = client.get(f"{NOTES}?types=a&types=e%CC%81&known_at=2018-04-12T19:30:00%2B01:00").json()
    assert answer == {"types": ["a", "é"], "knownAt": "2018-04-12T18:30:00Z"}


def test_request_ids_are_mirrored(client: httpx.Client) -> None:
    answer = client.get(NOTES, headers={"X-Request-ID": "abc-1", "X-Correlation-ID": "corr:2"})
    assert (answer.headers["x-request-id"], answer.headers["x-correlation-id"]) == ("abc-1", "corr:2")
    assert posted(client, '{"title": "a"}', X_Request_ID="abc-2").json()["sent"] is True


def test_a_request_without_ids_gets_some(client: httpx.Client) -> None:
    first, second = (client.get(NOTES).headers for _ in range(2))
    assert first["x-request-id"] == first["x-correlation-id"] != second["x-request-id"]


@pytest.mark.parametrize("bad", ["", "a b", "x" * 129, "a,b", "\xe9"])
def test_an_id_that_cannot_be_kept_is_refused_and_not_replaced(client: httpx.Client, bad: str) -> None:
    answer = client.get(NOTES, headers={b"X-Request-ID": bad.encode("latin-1")})
    assert answer.status_code == 400
    assert bad not in answer.headers["x-request-id"] or not bad


def test_the_trace_is_the_callers(client: httpx.Client) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    answer = client.get("/nowhere", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert answer.json()["traceId"] == trace
    answer = client.get("/nowhere", headers={"traceparent": f"00-{'0' * 32}-00f067aa0ba902b7-01"})
    assert len(answer.json()["traceId"]) == 32
    assert answer.json()["traceId"] != "0" * 32


def test_head_works_where_get_does(client: httpx.Client) -> None:
    got, headed = client.get(NOTES), client.head(NOTES)
    assert (headed.status_code, headed.content) == (200, b"")
    assert headed.headers["content-length"] == got.headers["content-length"]
    assert client.head("/nowhere").status_code == 404
    assert client.head(f"{NOTES}/1_0").status_code == 400


def test_head_of_an_endless_answer_ends(client: httpx.Client) -> None:
    assert client.head("/v1/ticks").status_code == 200


@pytest.mark.parametrize(("path", "allow"), [(NOTES, "GET, HEAD, POST"), (f"{NOTES}/1", "DELETE, GET, HEAD")])
def test_a_405_names_every_method_of_the_address(client: httpx.Client, path: str, allow: str) -> None:
    answer = client.put(path, content=b"{}", headers=JSON)
    assert (answer.status_code, answer.headers["allow"]) == (405, allow)
    assert answer.json()["type"] == "/problems/method-not-allowed"


def test_an_address_has_one_spelling(client: httpx.Client) -> None:
    assert client.get(f"{NOTES}/", follow_redirects=False).status_code == 404


def test_a_get_has_no_body(client: httpx.Client) -> None:
    assert client.request("GET", NOTES, content=b"{}").status_code == 400
    assert client.request("DELETE", f"{NOTES}/1", content=b"{}").status_code == 400


def test_a_head_above_the_limit_is_refused(client: httpx.Client) -> None:
    assert client.get(NOTES, headers={"X-Padding": "x" * 15_000}).status_code == 200
    assert client.get(NOTES, headers={"X-Padding": "x" * 17_000}).status_code == 431
    assert client.get(f"{NOTES}?types={'x' * 17_000}").status_code == 431


def test_with_personas_only_this_machines_own_names_are_answered(client: httpx.Client) -> None:
    answer = client.get(NOTES, headers={"Host": "rebound.example"})
    assert (answer.status_code, answer.json()["type"]) == (421, "/problems/misdirected-request")
    assert client.get(NOTES, headers={"Host": "LOCALHOST:9"}).status_code == 200


def test_without_personas_any_valid_host_is_answered_unless_some_are_named(tmp_path: Path) -> None:
    issuer = {"issuer": "https://id.example", "jwksUrl": "https://id.example/jwks"}
    settings = Settings.model_validate({"data_dir": tmp_path, "issuers": [issuer], "master_key_file": tmp_path / "k"})
    with served(demo_app(settings), settings) as port:
        assert httpx.get(f"http://127.0.0.1:{port}{NOTES}", headers={"Host": "decisions.example"}).status_code == 200
