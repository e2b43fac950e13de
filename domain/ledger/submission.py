"""What a log hands to a witness: a size it was seen at, the proof of growth, its checkpoint (C2SP tlog-witness)."""

import re
from dataclasses import dataclass
from typing import Self

from domain.ledger.base64text import TextRefused, base64_bytes, base64_text
from domain.ledger.leaf import HASH_SIZE
from domain.ledger.note import SignedNote
from domain.ledger.proofs import Proof
from domain.ledger.receipt import MAX_PROOF
from domain.ledger.tree import MAX_SIZE

_HEAD = re.compile(r"old (0|[1-9][0-9]{0,18})\n((?:[^\n]+\n)*)\n")


class SubmissionRefused(ValueError):
    """A text is not what a log hands to a witness."""


@dataclass(frozen=True, slots=True)
class Submission:
    """The size of the log that the witness saw last, the consistency proof from there, and the signed checkpoint."""

    old_size: int
    proof: Proof
    checkpoint: SignedNote

    def __post_init__(self) -> None:
        """Refuse what cannot be handed over; raises `SubmissionRefused`."""
        if not 0 <= self.old_size <= MAX_SIZE or len(self.proof) > MAX_PROOF:
            raise SubmissionRefused("the size or the proof is larger than those of any tree")
        if any(len(one) != HASH_SIZE for one in self.proof):
            raise SubmissionRefused(f"a hash has {HASH_SIZE} bytes")

    def encode(self) -> str:
        """Write the text that is sent."""
        return "\n".join([f"old {self.old_size}", *map(base64_text, self.proof), "", str(self.checkpoint)])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what was sent; raises `SubmissionRefused`, or `NoteRefused` for the checkpoint in it."""
        head = _HEAD.match(text)
        if head is None:
            raise SubmissionRefused("not an old size, a proof, an empty line and a checkpoint")
        size, hashes = head.groups()
        note = SignedNote.parse(text[head.end() :])
        try:
            return cls(int(size), tuple(base64_bytes(line) for line in hashes.split("\n")[:-1]), note)
        except TextRefused:
            raise SubmissionRefused("a hash of the proof is not base64") from None
