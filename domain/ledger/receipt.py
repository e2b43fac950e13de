"""A receipt: all that a stranger needs to check, offline, that a fact is in the record (C2SP tlog-proof)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from domain.ledger.base64text import TextRefused, base64_bytes, base64_text
from domain.ledger.checkpoint import Checkpoint, open_checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import HASH_SIZE, leaf_hash
from domain.ledger.note import SignedNote, Verify
from domain.ledger.proofs import Proof, verify_inclusion
from domain.ledger.tree import MAX_SIZE

MAGIC = "c2sp.org/tlog-proof@v1"
MAX_PROOF = 63

_HEAD = re.compile(rf"{re.escape(MAGIC)}\n(?:extra ([^\n]*)\n)?index (0|[1-9][0-9]{{0,18}})\n((?:[^\n]+\n)*)\n")


class ReceiptRefused(ValueError):
    """A text is not a receipt."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The leaf's place (from 0), its inclusion proof, and the signed checkpoint that the proof leads to.

    `extra` is the issuer's own and proves nothing.
    """

    index: int
    proof: Proof
    checkpoint: SignedNote
    extra: bytes | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be written as a receipt; raises `ReceiptRefused`."""
        if not 0 <= self.index < MAX_SIZE or len(self.proof) > MAX_PROOF:
            raise ReceiptRefused("the place or the proof is larger than those of any tree")
        if any(len(sibling) != HASH_SIZE for sibling in self.proof):
            raise ReceiptRefused(f"a hash has {HASH_SIZE} bytes")

    def encode(self) -> str:
        """Write the receipt as text, to be kept as a `.tlog-proof` file."""
        extra = [] if self.extra is None else [f"extra {base64_text(self.extra)}"]
        lines = [MAGIC, *extra, f"index {self.index}", *map(base64_text, self.proof), "", str(self.checkpoint)]
        return "\n".join(lines)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a receipt; raises `ReceiptRefused`, or `NoteRefused` for the checkpoint in it."""
        head = _HEAD.match(text)
        if head is None:
            raise ReceiptRefused("not a receipt of the form c2sp.org/tlog-proof@v1")
        extra, index, hashes = head.groups()
        note = SignedNote.parse(text[head.end() :])
        try:
            proof = tuple(base64_bytes(line) for line in hashes.split("\n")[:-1])
            return cls(int(index), proof, note, None if extra is None else base64_bytes(extra))
        except TextRefused:
            raise ReceiptRefused("a hash or the extra data is not base64") from None

    def verify(self, leaf: bytes, origin: str, log_keys: Iterable[VerifierKey], verify: Verify) -> Checkpoint:
        """Check that the log named `origin` holds exactly these bytes at this place; give the checkpoint it signed.

        Raises `NoteRefused`, `CheckpointRefused` or `ProofRefused`.
        """
        checkpoint = open_checkpoint(self.checkpoint, origin, log_keys, verify)
        verify_inclusion(leaf_hash(leaf), self.index, checkpoint.size, self.proof, checkpoint.root)
        return checkpoint
