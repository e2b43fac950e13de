"""A recorded fact read from the bytes of its leaf, and the moments that stand in it."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from sys import intern
from typing import Any

from domain.kernel.codec import coder, read
from domain.kernel.facts import Envelope, Fact
from domain.kernel.messages import EVENT_TYPES, Event
from domain.kernel.upcasts import in_todays_words

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970, as the tables keep time."""
    return (moment - EPOCH) // _MICROSECOND


def moment_of(since_1970: int) -> datetime:
    """The moment that so many microseconds since 1970 mean."""
    return EPOCH + since_1970 * _MICROSECOND


def headed(leaf: bytes) -> tuple[str, list[str]]:
    """The type and the tags of a fact, also of a type that this program does not know."""
    plain = json.loads(leaf.decode())
    return plain["type"], plain["tags"]


def fact_of(position: int, leaf: bytes) -> Fact[Event]:
    """The fact that a leaf records, in today's words; its personal and free texts are digests."""
    plain = json.loads(leaf.decode())  # given bytes, it first guesses their encoding
    return Fact(position=position, event=event_in(plain), envelope=envelope_in(plain))


def event_in(plain: Mapping[str, Any]) -> Event:
    """What happened, in today's words, as a fact says whose leaf was read already; raises as its parts do."""
    kind, data = EVENT_TYPES[plain["type"]], plain["data"]
    if plain["version"] != kind.type_version:
        data = in_todays_words(plain["type"], plain["version"], kind.type_version, data)
    event: Event = read(kind, data)
    return event


def envelope_in(plain: Mapping[str, Any]) -> Envelope:
    """The envelope of the same fact; what fact after fact says in the same words is kept once, for it was half."""
    told = {name: held for name, held in plain.items() if name != "data"}
    told["type"], told["via"], told["rules"] = intern(plain["type"]), intern(plain["via"]), intern(plain["rules"])
    told["tags"] = [*map(intern, plain["tags"])]
    return _read_envelope(told)


_read_envelope: Callable[[Any], Envelope] = coder(Envelope).read
