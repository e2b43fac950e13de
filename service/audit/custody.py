"""How a log is kept, as its own facts say: under which name it signs, and with which keys."""

from collections.abc import Sequence
from typing import Any, Final

from domain.custody.events import LogKeyRotated, LossAcknowledged
from domain.kernel.ids import BodyCode
from domain.kernel.values import value
from domain.ledger.canonical import parse_leaf
from domain.ledger.keys import VerifierKey
from domain.ledger.origins import FIRST, generation_of
from service.store.connections import Connection
from service.store.selecting import every

KINDS: Final = (LossAcknowledged.type_name, LogKeyRotated.type_name)


@value
class Custody:
    """The number of the name under which a log signs, and its public keys (32 bytes) in turn, if one was replaced."""

    generation: int = FIRST
    keys: tuple[bytes, ...] = ()

    @property
    def key(self) -> bytes | None:
        """The public key in force; nothing where none was ever replaced, for then the record does not know it."""
        return self.keys[-1] if self.keys else None


@value
class KeyChange:
    """A fact by which the log's key was replaced, with its bytes and what they say."""

    position: int
    leaf: bytes
    said: dict[str, Any]

    @property
    def data(self) -> dict[str, Any]:
        """What happened."""
        found: dict[str, Any] = self.said["data"]
        return found


def key_changes(connection: Connection, ledger: str) -> list[KeyChange]:
    """Every change of a log's key, the first one first; one statement through an index."""
    found = every(connection, ledger, [(BodyCode(ledger).tag, LogKeyRotated.type_name)])
    return [
        KeyChange(position=position, leaf=bytes(leaf), said=parse_leaf(bytes(leaf))) for _, _, position, leaf in found
    ]


def changes_up_to(changes: Sequence[KeyChange], public: bytes) -> Sequence[KeyChange]:
    """Those that led to a public key (32 bytes): none where it is that of the first key."""
    for number, change in enumerate(changes, start=1):
        if VerifierKey.from_vkey(change.data["newKey"]).public_key == public:
            return changes[:number]
    return ()


def custody_of(connection: Connection, ledger: str, *, upto: int) -> Custody:
    """How a log is kept as of a position; one statement through an index."""
    tag = BodyCode(ledger).tag
    found = every(connection, ledger, [(tag, kind) for kind in KINDS])
    custody = Custody()
    for _, kind, position, leaf in found:
        if position <= upto:
            custody = _after(custody, kind, parse_leaf(leaf)["data"])
    return custody


def _after(before: Custody, kind: str, data: dict[str, Any]) -> Custody:
    if kind == LossAcknowledged.type_name:
        return Custody(generation=generation_of(data["newOrigin"]), keys=before.keys)
    old, new = (VerifierKey.from_vkey(data[name]).public_key for name in ("oldKey", "newKey"))
    return Custody(generation=before.generation, keys=(*(before.keys or (old,)), new))
