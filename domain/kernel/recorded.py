"""A recorded fact read from the bytes of its leaf, and the moments that stand in it."""

import json
from collections.abc import Callable
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
    data = plain.pop("data")
    kind = EVENT_TYPES[plain["type"]]
    _share_texts(plain, kind)
    if plain["version"] != kind.type_version:
        data = in_todays_words(plain["type"], plain["version"], kind.type_version, data)
    return Fact(position=position, event=read(kind, data), envelope=_read_envelope(plain))


def _share_texts(plain: dict[str, Any], kind: type[Event]) -> None:
    """What fact after fact says in the same words is kept once: of a fact in memory it was half."""
    plain["type"], plain["via"], plain["rules"] = kind.type_name, intern(plain["via"]), intern(plain["rules"])
    plain["tags"] = [*map(intern, plain["tags"])]


_read_envelope: Callable[[Any], Envelope] = coder(Envelope).read
