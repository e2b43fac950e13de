"""One fact has one sequence of bytes, and whatever could have two is refused."""

import json
import unicodedata
from contextlib import suppress
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger import admissible, canonical
from domain.ledger.admissible import MAX_DEPTH, MAX_INTEGER, NotCanonical
from domain.ledger.canonical import canonical_bytes, parse_leaf
from domain.ledger.leaf import MAX_LEAF, LeafTooLong, leaf_bytes
from domain.tests.ledger.vectors import folder

LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\aé\u0303\uff21\U00010000')
TEXT = st.text(LETTERS, max_size=12).map(lambda text: unicodedata.normalize("NFC", text))
ADMISSIBLE = st.recursive(
    TEXT | st.integers(-MAX_INTEGER, MAX_INTEGER) | st.booleans(),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(TEXT, parts, max_size=4),
    max_leaves=12,
)
ANYTHING = st.recursive(
    st.text(st.characters(exclude_categories=()), max_size=6) | st.integers() | st.floats() | st.none(),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(TEXT | st.integers(), parts, max_size=3),
    max_leaves=8,
)


def _examined(value: object) -> type[NotCanonical] | None:
    try:
        admissible.examine(value)
    except NotCanonical as refusal:
        return type(refusal)
    return None


@given(ADMISSIBLE)
def test_the_bytes_are_those_of_an_independent_implementation(value: object) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@given(ANYTHING)
def test_a_value_is_written_exactly_when_nothing_in_it_is_refused(value: object) -> None:
    refusal = _examined(value)
    if refusal is None:
        assert json.loads(canonical_bytes(value)) == value
    else:
        with pytest.raises(refusal):
            canonical_bytes(value)


@given(st.dictionaries(TEXT, ADMISSIBLE, max_size=4))
def test_a_leaf_reads_back_as_what_was_written(fact: dict[str, Any]) -> None:
    assert parse_leaf(canonical_bytes(fact), check=True) == fact


@given(st.binary(max_size=30) | ANYTHING.map(lambda value: json.dumps(value, skipkeys=True).encode()))
def test_reading_a_leaf_ends_in_an_object_or_in_a_refusal(data: bytes) -> None:
    with suppress(NotCanonical):
        assert isinstance(parse_leaf(data), dict)


def test_keys_stand_in_utf16_order_and_not_in_code_point_order() -> None:
    assert canonical_bytes({"\uff21": 1, "\U0001f600": 2, "a": {"\uff21": [1], "\U00010000": 2}}).decode() == (
        '{"a":{"\U00010000":2,"\uff21":[1]},"\U0001f600":2,"\uff21":1}'
    )


@pytest.mark.parametrize(
    ("value", "refusal", "pointer"),
    [
        ({"money": 1.0}, admissible.FloatingNumber, "/money"),
        ({"a": [1, None]}, admissible.NullValue, "/a/1"),
        ([2**53], admissible.IntegerTooLarge, "/0"),
        ({"a": -(2**53)}, admissible.IntegerTooLarge, "/a"),
        ({"a/b~c": "\ud800"}, admissible.LoneSurrogate, "/a~1b~0c"),
        ({"\udfff": 1}, admissible.LoneSurrogate, "/\udfff"),
        ({"a": "A\u030a"}, admissible.NotComposed, "/a"),
        ({"e\u0301": 1}, admissible.NotComposed, "/e\u0301"),
        ({"a": "x\r\n"}, admissible.ControlCharacter, "/a"),
        ({"a": "\x00"}, admissible.ControlCharacter, "/a"),
        ({"a": "\x7f"}, admissible.ControlCharacter, "/a"),
        ({"a": "\x85"}, admissible.ControlCharacter, "/a"),
        ({"a": {1: 2}}, admissible.KeyNotText, "/a"),
        ({"a": (1, 2)}, admissible.UnknownKind, "/a"),
        ({"a": b"x"}, admissible.UnknownKind, "/a"),
    ],
)
def test_what_has_no_place_in_a_fact_is_refused_with_its_place(
    value: object, refusal: type[NotCanonical], pointer: str
) -> None:
    with pytest.raises(refusal) as caught:
        canonical_bytes(value)
    assert caught.value.pointer == pointer


def test_a_refusal_repeats_no_words_of_the_fact() -> None:
    with pytest.raises(NotCanonical) as caught:
        canonical_bytes({"name": "Möbius\x00"})
    assert "bius" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "two\nlines\tand a tab", "£5m – no-break\u00a0space", '"\\', "\n\u0303", "😀"])
def test_ordinary_text_stands_in_a_fact(text: str) -> None:
    assert parse_leaf(canonical_bytes({"text": text}), check=True) == {"text": text}


def test_the_largest_whole_numbers_stand_in_a_fact() -> None:
    assert canonical_bytes([MAX_INTEGER, -MAX_INTEGER, True]) == b"[9007199254740991,-9007199254740991,true]"


def test_a_fact_that_holds_itself_is_refused() -> None:
    loop: dict[str, object] = {}
    loop["self"] = loop
    with pytest.raises(admissible.NestedTooDeep):
        canonical_bytes(loop)


def test_lists_are_nested_64_deep_and_no_deeper() -> None:
    deep: object = 1
    for _ in range(MAX_DEPTH):
        deep = [deep]
    assert canonical_bytes(deep) == b"[" * MAX_DEPTH + b"1" + b"]" * MAX_DEPTH
    with pytest.raises(admissible.NestedTooDeep):
        canonical_bytes([deep])


@pytest.mark.parametrize(
    ("leaf", "refusal"),
    [
        (b'{"a":1,"a":2}', canonical.RepeatedKey),
        (b'{"a":1,"\\u0061":2}', canonical.RepeatedKey),
        (b'{"a":NaN}', admissible.FloatingNumber),
        (b'{"a":-Infinity}', admissible.FloatingNumber),
        (b'{"a":1.0}', admissible.FloatingNumber),
        (b'{"a":1e3}', admissible.FloatingNumber),
        (b'{"a":null}', admissible.NullValue),
        (b'{"a":9007199254740992}', admissible.IntegerTooLarge),
        (b'{"a":1}{}', canonical.NotJson),
        (b'{"a":1}\x00', canonical.NotJson),
        (b'\xef\xbb\xbf{"a":1}', canonical.NotJson),
        (b'{"a":"\xff"}', canonical.NotJson),
        (b'{"a":"\xed\xa0\x80"}', canonical.NotJson),
        (b'{"a":"\\ud800"}', admissible.LoneSurrogate),
        (b'{"a":"\\u0000"}', admissible.ControlCharacter),
        (b'{"a":"A\\u030a"}', admissible.NotComposed),
        (b'{"a":' + b"9" * 5000 + b"}", canonical.NotJson),
        (b'{"a":' * 100_000, admissible.NestedTooDeep),
        (b"[1]", canonical.NotAnObject),
        (b"", canonical.NotJson),
    ],
)
def test_bytes_that_are_no_fact_are_refused(leaf: bytes, refusal: type[NotCanonical]) -> None:
    with pytest.raises(refusal):
        parse_leaf(leaf)


@pytest.mark.parametrize(
    "leaf", [b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":-0}', b'{"a":"\\u00e9"}', b'{"a":"\\/"}', b'{"a":1}\n']
)
def test_another_spelling_is_refused_when_asked(leaf: bytes) -> None:
    assert set(parse_leaf(leaf)) <= {"a", "b"}
    with pytest.raises(canonical.OtherSpelling):
        parse_leaf(leaf, check=True)


def test_a_fact_may_have_more_parts_than_it_may_be_deep() -> None:
    wide = b'{"a":[' + b",".join([b"[1]"] * 2 * MAX_DEPTH) + b"]}"
    assert parse_leaf(wide, check=True) == {"a": [[1]] * 2 * MAX_DEPTH}
    with pytest.raises(admissible.NestedTooDeep):
        parse_leaf(b'{"a":' + b"[" * MAX_DEPTH + b"1" + b"]" * MAX_DEPTH + b"}", check=True)


ODD = st.lists(st.floats() | st.none() | st.integers() | st.text(st.characters(exclude_categories=())), max_size=2)
SPELLINGS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {}, {"separators": (", ", ": ")}, {"sort_keys": False}, {"ensure_ascii": True}]
)
CHANGES = st.sampled_from([(b"", b""), (b'{"a', b'{"a":1,"a'), (b"null", b"nil"), (b"1", b"1.0"), (b"1", b"-0")])


@given(st.dictionaries(TEXT, ADMISSIBLE | ODD, max_size=4), SPELLINGS, CHANGES)
def test_a_leaf_is_accepted_exactly_when_its_canonical_bytes_are_itself(
    value: dict[str, object], spelling: dict[str, Any], change: tuple[bytes, bytes]
) -> None:
    usual: dict[str, Any] = {"separators": (",", ":"), "sort_keys": True, "ensure_ascii": False}
    leaf = json.dumps(value, **usual | spelling).encode("utf-8", "surrogatepass").replace(*change, 1)
    try:
        read = canonical.parse_strictly(leaf)
        is_canonical = isinstance(read, dict) and canonical_bytes(read) == leaf
    except NotCanonical:
        read, is_canonical = None, False
    if is_canonical:
        assert parse_leaf(leaf, check=True) == read
    else:
        with pytest.raises(NotCanonical):
            parse_leaf(leaf, check=True)


def test_a_leaf_has_at_most_65535_bytes() -> None:
    assert len(leaf_bytes({"a": "x" * (MAX_LEAF - 8)})) == MAX_LEAF
    with pytest.raises(LeafTooLong):
        leaf_bytes({"a": "x" * (MAX_LEAF - 7)})


def test_the_published_vectors_of_rfc_8785_hold_or_are_refused() -> None:
    outcomes = {path.stem: _outcome(json.loads(path.read_text())) for path in folder("jcs/input").glob("*.json")}
    refused = {
        "arrays": admissible.NullValue,
        "structures": admissible.FloatingNumber,
        "unicode": admissible.NotComposed,
    }
    for name, outcome in outcomes.items():
        expected = bytes.fromhex((folder("jcs/outhex") / f"{name}.txt").read_text())
        assert expected == (folder("jcs/output") / f"{name}.json").read_bytes()
        assert outcome == refused.get(name, expected), name
    assert "french" in outcomes


def _outcome(value: object) -> bytes | type[NotCanonical]:
    try:
        return canonical_bytes(value)
    except NotCanonical as refusal:
        return type(refusal)


def test_the_published_vectors_hold_once_what_we_refuse_is_mended() -> None:
    mended = {
        "1": {"f": {"f": "hi", "F": 5}, "\n": 56},
        "10": {},
        "": "empty",
        "a": {},
        "111": [{"e": "yes", "E": "no"}],
    }
    assert canonical_bytes({**mended, "A": {}}).decode() == (
        '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}'
    )
