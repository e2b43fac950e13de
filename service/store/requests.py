"""What the writer is asked to do, and what it answers."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from domain.kernel.codec import write
from domain.kernel.deciders import Decider, Read
from domain.kernel.facts import Fact
from domain.kernel.messages import Asked, BrokenRule, Command, Event
from domain.kernel.refusals import Refused
from domain.kernel.values import value
from service.store.expectations import Expected


class KeyUsedForAnotherRequest(Refused):
    """This idempotency key was used before, for another request."""

    code = "idempotency-mismatch"


class RequestForgotten(Refused):
    """The words of the request with this idempotency key were erased, so nobody can tell whether this is the same one.

    What it recorded stands, at the positions given as evidence; whatever else is meant is sent under a new key.
    """

    code = "idempotency-forgotten"


class FactTooLong(Refused):
    """What was sent is too long to be recorded as one fact."""

    code = "fact-too-long"


@value
class Step:
    """A command with the decider that answers it."""

    command: Command
    decider: Decider[Any, Any]


Follow = Callable[[Asked, Sequence[Fact[Event]], Read], Sequence[Step]]
"""The steps that follow from facts about to be recorded."""


@value
class Request:
    """One command on its way, with the decider that answers it, and how to recognise a repetition.

    Commands in `further` are answered after it, each knowing what those before it will record: all or none. So is what
    `follow` asks for in turn, once the facts are known.
    """

    ledger: str
    command: Command
    decider: Decider[Any, Any]
    further: tuple[Step, ...] = ()
    key: str | None = None
    request_digest: bytes = b""
    expected: Expected | None = None
    location: str | None = None
    follow: Follow | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """All commands in their order."""
        return (Step(command=self.command, decider=self.decider), *self.further)


@value
class Recorded:
    """One fact as it was recorded."""

    position: int
    id: str
    type: str
    leaf_hash: str


@value
class Receipt:
    """Proof that facts were recorded: positions, leaf hashes (hex) and the tree they are in; for the caller to keep."""

    ledger: str
    position: int
    leaf_hash: str
    log_size: int
    root_hash: str
    recorded_at: str
    facts: tuple[Recorded, ...]
    location: str | None = None
    repeated: bool = False
    findings: tuple[BrokenRule, ...] = ()

    def encode(self) -> bytes:
        """The receipt as JSON, camelCase, the way it is sent and kept."""
        return json.dumps(
            {
                "ledger": self.ledger,
                "position": self.position,
                "leafHash": self.leaf_hash,
                "logSize": self.log_size,
                "rootHash": self.root_hash,
                "recordedAt": self.recorded_at,
                "facts": [
                    {"position": one.position, "id": one.id, "type": one.type, "leafHash": one.leaf_hash}
                    for one in self.facts
                ],
                **({"location": self.location} if self.location else {}),
                **({"findings": [write(one, str) for one in self.findings]} if self.findings else {}),
            },
            separators=(",", ":"),
        ).encode()
