"""Bodies that are not the JSON they say they are, too large, too deep, or in another form."""

import json

import httpx
import pytest

from api_tests import registers
from api_tests.bodies import Body
from api_tests.deployment import ON_ONE_DATABASE
from api_tests.problems import problem_of

pytestmark = [ON_ONE_DATABASE, pytest.mark.usefixtures("nothing_written")]

JSON = {"Content-Type": "application/json"}
SOUND = b'{"organisation": "T99997", "name": "Oak", "kind": "GP_PRACTICE"}'
LIMIT = 2**20
DEEP = 500

BROKEN: list[tuple[str, bytes, str, str | None]] = [
    ("nothing", b"", "invalid-request", "#"),
    ("spaces", b"   ", "malformed-json", None),
    ("half-an-object", b'{"name": ', "malformed-json", None),
    ("two-texts", SOUND + SOUND, "malformed-json", None),
    ("single-quotes", b"{'name': 'Oak'}", "malformed-json", None),
    ("trailing-comma", b'{"name": "Oak",}', "malformed-json", None),
    ("comment", b'{"name": "Oak"} // why', "malformed-json", None),
    ("not-utf-8", b'{"name": "\xff\xfe"}', "malformed-json", None),
    ("utf-16", '{"name": "Oak"}'.encode("utf-16"), "malformed-json", None),
    ("byte-order-mark", b"\xef\xbb\xbf" + SOUND, "malformed-json", None),
    ("nan", b'{"name": NaN}', "malformed-json", "#/name"),
    ("infinity", b'{"name": -Infinity}', "malformed-json", "#/name"),
    ("too-large-to-be-finite", b'{"name": 1e999}', "number-out-of-range", "#/name"),
    ("huge-number", b'{"name": ' + b"9" * 5000 + b"}", "number-out-of-range", "#/name"),
    ("beyond-2-to-53", b'{"name": 9007199254740992}', "number-out-of-range", "#/name"),
    ("leading-zero", b'{"name": 007}', "malformed-json", None),
    ("same-name-twice", b'{"name": "Oak", "name": "Elm"}', "duplicate-member", "#/name"),
    ("same-name-twice-inside", b'{"a": [{"b": 1, "b": 1}]}', "duplicate-member", "#/a/0/b"),
    ("same-name-spelt-twice", '{"é": 1, "e\u0301": 2}'.encode(), "duplicate-member", None),
    ("half-a-surrogate-pair", rb'{"name": "\ud800"}', "unstorable-text", "#/name"),
    ("half-a-surrogate-pair-in-a-name", rb'{"\udfff": 1}', "unstorable-text", None),
    ("null-character", rb'{"name": "Oak\u0000"}', "unstorable-text", "#/name"),
    ("escape-character", rb'{"name": "\u001b[31m"}', "unstorable-text", "#/name"),
    ("turned-writing", '{"name": "Oak\u202e"}'.encode(), "unstorable-text", "#/name"),
    ("noncharacter", rb'{"name": "\uffff"}', "unstorable-text", "#/name"),
    ("deep-lists", b'{"name": ' + b"[" * DEEP + b"]" * DEEP + b"}", "nesting-too-deep", None),
    ("deep-objects", b'{"a":' * DEEP + b"1" + b"}" * DEEP, "nesting-too-deep", None),
    ("very-deep", b"[" * 90_000, "malformed-json", None),
    ("many-containers", b"[" + b"{}," * 120_000 + b"{}]", "too-many-items", None),
    ("long-list", b'{"name": [' + b"0," * 10_000 + b"0]}", "too-many-items", "#/name"),
    ("a-list", b"[" + SOUND + b"]", "invalid-request", "#"),
    ("a-text", b'"Oak"', "invalid-request", "#"),
    ("a-number", b"5", "invalid-request", "#"),
    ("null", b"null", "invalid-request", "#"),
]
MEDIA_TYPES = (
    "text/plain",
    "text/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/problem+json",
    "application/json; charset=latin-1",
    "application/json, text/plain",
    "json",
    "",
)


def send(body: Body, raw: bytes, **headers: str) -> httpx.Response:
    """The answer to these bytes, sent as JSON unless the headers say otherwise."""
    named = JSON | {name.replace("_", "-"): held for name, held in headers.items()}
    return body.registrar.ask("POST", "organisations", content=raw, headers=named)


@pytest.mark.parametrize(("raw", "code", "place"), [pytest.param(*rest, id=name) for name, *rest in BROKEN])
def test_a_body_that_two_readers_could_understand_differently_is_refused(
    body: Body, raw: bytes, code: str, place: str | None
) -> None:
    problem = problem_of(send(body, raw))
    assert problem.status == 400, problem
    assert problem.code in (code, "nesting-too-deep" if code == "malformed-json" else code), problem
    assert place is None or place in problem.places, problem


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_a_body_in_another_form_is_refused(body: Body, media_type: str) -> None:
    problem = problem_of(send(body, SOUND, Content_Type=media_type))
    assert (problem.status, problem.code) == (415, "unsupported-media-type")


def test_a_compressed_body_is_refused(body: Body) -> None:
    assert problem_of(send(body, SOUND, Content_Encoding="gzip")).status == 415


def test_a_body_above_the_limit_is_refused(body: Body) -> None:
    problem = problem_of(send(body, b'{"name": "' + b"x" * LIMIT + b'"}'))
    assert (problem.status, problem.code) == (413, "content-too-large")


def test_a_body_just_under_the_limit_is_read_and_its_fault_named(body: Body) -> None:
    problem = problem_of(send(body, b'{"name": "' + b"x" * (LIMIT - 100) + b'"}'))
    assert problem.status == 400
    assert "#/name" in problem.places


def test_an_exponent_is_no_whole_number(body: Body, author: str) -> None:
    said = {"reference": registers.reference(), "content": registers.content([author])}
    raw = json.dumps(said).replace("4500000", "45e5").encode()
    problem = problem_of(body.secretary.ask("POST", "cases", content=raw, headers=JSON))
    assert "#/content/money/0/amount/amountPence" in problem.places, problem
