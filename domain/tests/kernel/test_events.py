"""Every event of every context: it is read back as it was written, and nothing personal stands in what is written."""

import json
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields
from enum import Enum
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.kernel.codec import camel, read, write
from domain.kernel.facts import Envelope
from domain.kernel.ids import Id
from domain.kernel.messages import Event, Withheld
from domain.kernel.tags import subject_of, tags_of
from domain.ledger.canonical import canonical_bytes, parse_leaf
from domain.tests.kernel.from_types import SECRET, anything, event_types, hints_of, parts_of, sealed

EVENTS = event_types()
KINDS: list[type[Any]] = [*EVENTS.values(), Envelope]
OPENING = SECRET[0]
few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def seal(text: str) -> str:
    """A digest that tells one text from another."""
    return sha256(text.encode()).hexdigest()


def plain_values(plain: object) -> Iterator[object]:
    """Every member and entry, at any depth."""
    yield plain
    if isinstance(plain, dict | list):
        for part in plain.values() if isinstance(plain, dict) else plain:
            yield from plain_values(part)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@few
def test_it_is_read_back_as_it_was_written(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(anything(kind))
    plain = write(value, seal)
    assert parse_leaf(canonical_bytes(plain), check=True) == plain
    again = read(kind, json.loads(canonical_bytes(plain)))
    assert again == sealed(value, kind, seal)
    assert write(again, _never) == plain, "what was read is written as the same bytes, and nothing is sealed twice"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@few
def test_nothing_personal_and_no_null_stands_in_what_is_written(kind: type[Any], data: st.DataObject) -> None:
    value, kept = data.draw(anything(kind)), list[str]()

    def keep(text: str) -> str:
        kept.append(text)
        return seal(text)

    plain = write(value, keep)
    assert OPENING not in json.dumps(plain, ensure_ascii=False)
    assert None not in list(plain_values(plain))
    assert sorted(kept) == sorted(_secrets(value, kind))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_not_said_is_left_out_and_read_as_nothing(kind: type[Any]) -> None:
    lacking = [name for name, hint in hints_of(kind).items() if type(None) in getattr(hint, "__args__", ())]

    @given(data=st.data())
    @settings(max_examples=3, deadline=None, database=None)
    def law(data: st.DataObject) -> None:
        said = {name: data.draw(anything(hint)) for name, hint in hints_of(kind).items() if name not in lacking}
        plain = write(kind(**said, **dict.fromkeys(lacking)), seal)
        assert plain.keys() == {camel(name) for name in said}
        again = read(kind, plain)
        assert [getattr(again, name) for name in lacking] == [None] * len(lacking)

    law()


@pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: kind.__name__)
def test_its_permanent_name_is_its_context_and_what_happened(kind: type[Event]) -> None:
    context = kind.__module__.split(".")[1]
    assert kind.type_name == f"{context}.{kind.__name__}"
    assert kind.type_version >= 1


@pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=1, deadline=None)
def test_it_never_changes_and_is_found_by_what_it_mentions(kind: type[Event], data: st.DataObject) -> None:
    event: Any = data.draw(anything(kind))
    with pytest.raises(FrozenInstanceError):
        setattr(event, fields(kind)[0].name, None)
    with pytest.raises((AttributeError, TypeError)):
        event.something_new = 1
    assert subject_of(event) in tags_of(event)


@pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: kind.__name__)
def test_it_mentions_something_by_which_it_can_be_found(kind: type[Event]) -> None:
    """Its first id is always there, so that there is always somebody or something that its texts are about."""
    assert any(isinstance(hint, type) and issubclass(hint, Id) for hint in hints_of(kind).values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_its_words_are_the_same_in_the_log_and_in_the_api(kind: type[Any]) -> None:
    """The log writes the value of a word and the API its name; a charter travels between the two as it is."""
    words = {part for part in parts_of(kind) if isinstance(part, type) and issubclass(part, Enum)}
    assert not [one for word in words for one in word if one.name != one.value]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_two_of_its_fields_never_share_a_name_in_json(kind: type[Any]) -> None:
    for part in parts_of(kind):
        if hasattr(part, "__dataclass_fields__"):
            names = [camel(field.name) for field in fields(part)]
            assert len(set(names)) == len(names)
            assert not {"_sd", "...", "_sd_alg", "data"} & set(names)


def test_there_are_events_to_test() -> None:
    assert len(EVENTS) > 40


def _never(text: str) -> str:
    raise AssertionError(f"{text} was a digest already")


def _secrets(value: object, kind: type[Any]) -> list[str]:
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    sealed(value, kind, note)
    assert not [text for text in found if isinstance(text, Withheld)]
    return found
