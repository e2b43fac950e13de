"""A checkpoint states, in three lines, how long the record is and what its root is (C2SP tlog-checkpoint)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from domain.ledger.base64text import TextRefused, base64_bytes, base64_text
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import HASH_SIZE
from domain.ledger.note import Sign, SignedNote, Verify
from domain.ledger.tree import MAX_SIZE

_NUMBER = re.compile("0|[1-9][0-9]{0,18}")
_FIXED_LINES = 3


class CheckpointRefused(ValueError):
    """A text is not a checkpoint, or not one of the log in question."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log's name (`origin`), the number of leaves, the root over them (32 bytes), and lines of other content."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be written as a checkpoint; raises `CheckpointRefused`."""
        if not all(line and "\n" not in line for line in (self.origin, *self.extensions)):
            raise CheckpointRefused("the origin and the extensions are single lines, none of them empty")
        if not 0 <= self.size <= MAX_SIZE or len(self.root) != HASH_SIZE:
            raise CheckpointRefused("a checkpoint has a size from 0 to 2^63 - 1 and a root of 32 bytes")

    def encode(self) -> str:
        """Write the text that is signed: origin, size, base64 root, extensions, each line ended."""
        lines = (self.origin, str(self.size), base64_text(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a checkpoint's text (without signatures) in its one spelling; raises `CheckpointRefused`."""
        lines = text.split("\n")
        if len(lines) <= _FIXED_LINES or lines.pop():
            raise CheckpointRefused("a checkpoint has at least three lines, each ended")
        origin, size, root, *extensions = lines
        if not _NUMBER.fullmatch(size):
            raise CheckpointRefused("the size is not a decimal number without leading zeroes")
        try:
            return cls(origin, int(size), base64_bytes(root), tuple(extensions))
        except TextRefused:
            raise CheckpointRefused("the root is not base64") from None

    def signed_by(self, key: VerifierKey, sign: Sign) -> SignedNote:
        """Sign the checkpoint as the log; raises `NoteRefused` for a text that a note cannot hold."""
        return SignedNote(self.encode()).signed_by(key, sign)


def open_checkpoint(note: SignedNote, origin: str, log_keys: Iterable[VerifierKey], verify: Verify) -> Checkpoint:
    """Take the checkpoint out of a note that one of the log's keys signed.

    Raises `NoteRefused` for the signatures, and `CheckpointRefused` for the text or for another log's origin.
    """
    note.verify(log_keys, verify)
    checkpoint = Checkpoint.parse(note.text)
    if checkpoint.origin != origin:
        raise CheckpointRefused("the checkpoint is of another log")
    return checkpoint
