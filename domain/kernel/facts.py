"""Facts: events with their place in the log and the circumstances under which they were recorded."""

from datetime import datetime
from typing import Generic, TypeVar

from domain.kernel.ids import ActorId, FactId, PersonId
from domain.kernel.messages import BrokenRule, Event, FreeText, Mode, PublicText
from domain.kernel.values import value

E_co = TypeVar("E_co", bound=Event, covariant=True)


@value
class Envelope:
    """What is kept beside every event inside its leaf: who, for whom, through what, when, why, under which rules.

    `findings` are the rules that what happened did not keep; most facts have none, and then nothing is said of it.
    """

    id: FactId
    type: PublicText
    version: int
    recorded_at: datetime
    occurred_at: datetime
    actor: ActorId
    via: PublicText
    mode: Mode
    rules: PublicText
    tags: tuple[PublicText, ...]
    acting_for: PersonId | None = None
    reason: FreeText | None = None
    source: FreeText | None = None
    request_id: PublicText | None = None
    correlation_id: PublicText | None = None
    causation: FactId | None = None
    idempotency_key: PublicText | None = None
    corrects: FactId | None = None
    supersedes: FactId | None = None
    findings: tuple[BrokenRule, ...] | None = None


@value
class Fact(Generic[E_co]):
    """An event at its position in the ledger, which starts at 1 and has no gaps."""

    position: int
    event: E_co
    envelope: Envelope
