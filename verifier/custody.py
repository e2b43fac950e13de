"""What a record says of its own keeping: which losses were acknowledged, and which keys took the place of others."""

from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any, Final

from domain.custody.events import LogKeyRotated, LossAcknowledged
from domain.kernel.values import value
from domain.ledger.admissible import NotCanonical
from domain.ledger.base64text import base64_text
from domain.ledger.canonical import parse_leaf
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.origins import FIRST, generation_of, ledger_of, next_origin
from domain.ledger.tree import Frontier
from verifier.facts import UNFIT
from verifier.findings import Check, Findings
from verifier.rotations import signed_by_both
from verifier.rows import Row

KIND: Final = LossAcknowledged.type_name
KINDS: Final = (KIND, LogKeyRotated.type_name)
MARKS: Final = tuple(f'"type":"{kind}"'.encode() for kind in KINDS)


@value
class LostFacts:
    """An acknowledged loss under the name of this number: all from behind the common facts up to those signed."""

    position: int
    generation: int
    common_size: int
    signed_size: int

    @property
    def what(self) -> str:
        """The loss in words."""
        first = self.common_size + 1
        return f"facts {first} to {self.signed_size} are lost, as the fact at position {self.position} acknowledges"

    def covers(self, checkpoint: Checkpoint) -> bool:
        """Whether a checkpoint was signed for facts that are acknowledged as lost."""
        earlier = generation_of(checkpoint.origin) <= self.generation
        return earlier and self.common_size < checkpoint.size <= self.signed_size


def said_of_custody(leaf: bytes) -> dict[str, Any] | None:
    """What a fact says if it is about the keeping of its log; nothing of any other, without reading it."""
    if not any(mark in leaf for mark in MARKS):
        return None
    with suppress(NotCanonical):
        said = parse_leaf(leaf, check=True)
        return said if said.get("type") in KINDS else None
    return None


class Custody:
    """Takes the facts of one ledger, and remembers what they say of its keeping."""

    def __init__(self, ledger: str, findings: Findings) -> None:
        """Begin with the first name of the log, and no loss."""
        self._ledger, self._findings = ledger, findings
        self.generation = FIRST
        self._key: bytes | None = None
        self.losses: list[LostFacts] = []
        self.replaced: dict[bytes, int] = {}

    def take(self, row: Row, said: dict[str, Any] | None, edge: Callable[[], Frontier]) -> None:
        """Take the next fact; `edge` gives the right edge of the tree before it, and is asked for rarely."""
        if said is None or row.type not in KINDS:
            return
        try:
            wrong = (self._loss if row.type == KIND else self._rotation_of)(row.position, said["data"], edge())
        except UNFIT:
            wrong = "what it says of the log cannot be read"
        if wrong is not None:
            self._findings.add(Check.CUSTODY, row.position, wrong)

    def take_change(self, position: int, data: dict[str, Any]) -> None:
        """Take a change of keys without the facts before it, such as one behind a loss, which gave the log its name."""
        try:
            self.generation = max(self.generation, generation_of(data["origin"]))
            is_here = data["size"] == position - 1
            wrong = self._rotation(position, data) if is_here else "the keys were changed of a log of another length"
        except UNFIT:
            wrong = "what it says of the log cannot be read"
        if wrong is not None:
            self._findings.add(Check.CUSTODY, position, wrong)

    def end(self) -> None:
        """Say what is lost, for nobody need have kept a checkpoint that shows it."""
        self._findings.limits += [one.what for one in self.losses if one.signed_size > one.common_size]

    def covering(self, checkpoint: Checkpoint) -> LostFacts | None:
        """The acknowledged loss of the facts that a checkpoint was signed for, if there is one."""
        return next((one for one in self.losses if one.covers(checkpoint)), None)

    def replaced_at(self, checkpoint: Checkpoint, signers: Collection[bytes]) -> int | None:
        """Where the keys that signed a checkpoint had been replaced before; nothing where one of them was in force."""
        places = [self.replaced.get(key, checkpoint.size + 1) for key in signers]
        return max(places) if places and max(places) <= checkpoint.size else None

    def _loss(self, position: int, data: dict[str, Any], before: Frontier) -> str | None:
        generation = generation_of(data["oldOrigin"])
        if (data["keptSize"], data["keptRoot"]) != (before.size, base64_text(before.root())):
            return "it acknowledges the loss of another log than the one that stands before it"
        if ledger_of(data["oldOrigin"]) != self._ledger or data["newOrigin"] != next_origin(data["oldOrigin"]):
            return "it gives the log a name that does not follow"
        if generation < self.generation:
            return "it acknowledges a loss under a name that the log had given up"
        if not 0 <= data["commonSize"] <= min(before.size, data["signedSize"]):
            return "what it acknowledges is no loss of this log"
        self.generation = generation + 1
        self.losses.append(
            LostFacts(
                position=position,
                generation=generation,
                common_size=data["commonSize"],
                signed_size=data["signedSize"],
            )
        )
        return None

    def _rotation_of(self, position: int, data: dict[str, Any], before: Frontier) -> str | None:
        if (data["size"], data["root"]) != (before.size, base64_text(before.root())):
            return "the keys were changed of another log than the one that stands before it"
        return self._rotation(position, data)

    def _rotation(self, position: int, data: dict[str, Any]) -> str | None:
        old, new = (VerifierKey.from_vkey(data[name]) for name in ("oldKey", "newKey"))
        named = ledger_of(data["origin"]), generation_of(data["origin"])
        if named != (self._ledger, self.generation) or {old.name, new.name} != {data["origin"]}:
            return "the keys that were changed have not the name of this log"
        if self._key not in (None, old.public_key) or new.public_key in (old.public_key, *self.replaced):
            return "the key that was changed is not the one that was in force, or the new one had served before"
        if (wrong := signed_by_both(data)) is not None:
            return wrong
        self._key = new.public_key
        self.replaced[old.public_key] = position
        self._findings.limits.append(f"the log has another key since position {position}; pin it: {data['newKey']}")
        return None
