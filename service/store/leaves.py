"""From an event and its circumstances to the bytes of a leaf, and back to a fact."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.kernel.codec import Seal, coder, read, write
from domain.kernel.facts import Envelope, Fact
from domain.kernel.ids import FactId
from domain.kernel.messages import EVENT_TYPES, Asked, Event
from domain.kernel.tags import tags_of
from domain.kernel.upcasts import in_todays_words
from domain.ledger.leaf import leaf_bytes

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970, as the tables keep time."""
    return (moment - EPOCH) // _MICROSECOND


def moment_of(since_1970: int) -> datetime:
    """The moment that so many microseconds since 1970 mean."""
    return EPOCH + since_1970 * _MICROSECOND


def envelope_of(event: Event, asked: Asked, *, fact: FactId, recorded_at: datetime, rules: str) -> Envelope:
    """The envelope in which an event is recorded."""
    return Envelope(
        id=fact,
        type=event.type_name,
        version=event.type_version,
        recorded_at=recorded_at,
        occurred_at=asked.occurred_at,
        actor=asked.by,
        via=asked.via,
        mode=asked.mode,
        rules=rules,
        tags=tags_of(event),
        acting_for=asked.acting_for,
        reason=asked.reason,
        source=asked.source,
        request_id=asked.request_id,
        correlation_id=asked.correlation_id,
        causation=asked.causation,
        idempotency_key=asked.idempotency_key,
        corrects=asked.corrects,
        supersedes=asked.supersedes,
        findings=asked.findings or None,
    )


def leaf_of(event: Event, envelope: Envelope, seal: Seal) -> bytes:
    """The canonical bytes (RFC 8785) of a fact; every personal or free text passes through `seal`."""
    plain: dict[str, Any] = write(envelope, seal)
    plain["data"] = write(event, seal)
    return leaf_bytes(plain)


def headed(leaf: bytes) -> tuple[str, list[str]]:
    """The type and the tags of a fact, also of a type that this program does not know."""
    plain = json.loads(leaf.decode())
    return plain["type"], plain["tags"]


def fact_of(position: int, leaf: bytes) -> Fact[Event]:
    """The fact that a leaf records, in today's words; its personal and free texts are digests."""
    plain = json.loads(leaf.decode())  # given bytes, it first guesses their encoding
    data = plain.pop("data")
    kind = EVENT_TYPES[plain["type"]]
    if plain["version"] != kind.type_version:
        data = in_todays_words(plain["type"], plain["version"], kind.type_version, data)
    return Fact(position=position, event=read(kind, data), envelope=_read_envelope(plain))


_read_envelope: Callable[[Any], Envelope] = coder(Envelope).read
