import contextlib
import json
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.edge.json_text import LARGEST_INTEGER, read_json
from service.edge.refusals import (
    DuplicateMember,
    MalformedJson,
    NestingTooDeep,
    NumberOutOfRange,
    TooManyItems,
    UnstorableText,
)
from service.edge.storable_text import UNSTORABLE, storable
from service.problems.refusals import RefusedAtTheDoor

texts = st.text(max_size=20).filter(lambda text: not UNSTORABLE.search(text)).map(storable)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(values)
@settings(max_examples=60)
def test_what_can_be_stored_is_read_as_it_is(found: object) -> None:
    assert read_json(json.dumps(found, ensure_ascii=False).encode()) == found


@given(st.binary(max_size=60))
@settings(max_examples=100)
def test_no_bytes_do_more_than_be_refused(raw: bytes) -> None:
    with contextlib.suppress(RefusedAtTheDoor):
        read_json(raw)


@given(st.text(alphabet='{}[]",:\\u0d81e-1.9 nulltrue', max_size=40))
@settings(max_examples=100)
def test_nothing_that_looks_like_json_does_more_than_be_refused(text: str) -> None:
    with contextlib.suppress(RefusedAtTheDoor):
        read_json(text.encode())


@pytest.mark.parametrize(
    ("raw", "reason", "pointer"),
    [
        (b'{"a": 1, "a": 1}', DuplicateMember, "/a"),
        (b'{"b": [0, {"a": 1, "\\u0061": 2}]}', DuplicateMember, "/b/1/a"),
        (b'{"caf\xc3\xa9": 1, "cafe\xcc\x81": 2}', DuplicateMember, ""),
        (b'{"a": NaN}', MalformedJson, "/a"),
        (b"[1, -Infinity]", MalformedJson, "/1"),
        (b'{"a": 9007199254740992}', NumberOutOfRange, "/a"),
        (b'{"a": -9007199254740992}', NumberOutOfRange, "/a"),
        (b'{"a": ' + b"9" * 5000 + b"}", NumberOutOfRange, "/a"),
        (b'{"a": 1e400}', NumberOutOfRange, "/a"),
        (b'{"a": 0.' + b"1" * 100_000 + b"}", NumberOutOfRange, "/a"),
        (b'{"a": "\\ud800"}', UnstorableText, "/a"),
        (b'{"a": "\\u0000"}', UnstorableText, "/a"),
        (b'{"a": "\\r"}', UnstorableText, "/a"),
        (b'{"a": "\\u202e"}', UnstorableText, "/a"),
        (b'{"a": "\\ufffe"}', UnstorableText, "/a"),
        (b'{"a": "\\udbff\\udfff"}', UnstorableText, "/a"),
        (b'{"\\u0000": 1}', UnstorableText, ""),
        (b'{"a": [' + b"1," * 10_000 + b"1]}", TooManyItems, "/a"),
        (b"[" * 65 + b"]" * 65, NestingTooDeep, "/0" * 64),
    ],
)
def test_what_two_readers_could_take_differently_is_refused_with_its_place(
    raw: bytes, reason: type[RefusedAtTheDoor], pointer: str
) -> None:
    with pytest.raises(reason) as refusal:
        read_json(raw)
    assert refusal.value.pointer == pointer


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff", b'\xef\xbb\xbf{"a":1}', b"{} {}", b"{'a': 1}", b"[1,]", b"\xa0{}"])
def test_what_is_not_json_is_refused(raw: bytes) -> None:
    with pytest.raises(MalformedJson):
        read_json(raw)


def test_a_thousand_brackets_are_refused_and_exhaust_nothing() -> None:
    with pytest.raises(NestingTooDeep):
        read_json(b"[" * 100_000 + b"]" * 100_000)


def test_a_megabyte_made_to_be_slow_is_read_or_refused_in_a_moment() -> None:
    started = time.process_time()
    members = b",".join(b'"%d":1' % number for number in range(80_000))
    for raw, reason in [
        (b"{" + members + b',"79999":1}', DuplicateMember),
        (b"[" + members.replace(b":1", b"") + b"]", TooManyItems),
        (b"[" + b"[]," * 300_000 + b"[]]", TooManyItems),
        (b"[" + b"9" * 1_000_000 + b"]", NumberOutOfRange),
        (b'["' + b"\\ud800" * 150_000 + b'"]', UnstorableText),
    ]:
        with pytest.raises(reason):
            read_json(raw)
    assert time.process_time() - started < 5


def test_sixty_four_levels_are_read() -> None:
    assert read_json(b"[" * 64 + b"]" * 64)


def test_the_pointer_never_repeats_a_name_that_the_caller_made_up() -> None:
    with pytest.raises(UnstorableText) as refusal:
        read_json(b'{"a": {"Margaret Smith, 3 High Street": "\\u0000"}}')
    assert refusal.value.pointer == "/a"


def test_a_text_is_stored_in_one_spelling() -> None:
    assert read_json(b'"e\\u0301"') == "é"
    assert read_json('"👩‍⚕️ café\\n\\tΩ"'.encode()) == "👩‍⚕️ café\n\tΩ"
    assert unicodedata.is_normalized("NFC", str(read_json('"e\\u0301\u212b"'.encode())))
