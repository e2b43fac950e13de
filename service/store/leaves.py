"""From an event and its circumstances to the bytes of a leaf; the way back is the domain's."""

from datetime import datetime
from typing import Any

from domain.kernel.codec import Seal, write
from domain.kernel.facts import Envelope
from domain.kernel.ids import FactId
from domain.kernel.messages import Asked, Event
from domain.kernel.recorded import fact_of, headed, microseconds, moment_of
from domain.kernel.tags import tags_of
from domain.ledger.leaf import leaf_bytes

__all__ = ["envelope_of", "fact_of", "headed", "leaf_of", "microseconds", "moment_of"]


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
