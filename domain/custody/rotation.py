"""What the old and the new key sign when one takes the other's place: a signed note (C2SP) of six lines."""

from typing import Final

from domain.ledger.keys import KeyRefused, VerifierKey
from domain.ledger.note import NoteRefused, Signature, SignedNote, Verify

FIRST_LINE: Final = "commissioning-decisions/key-rotation/v1"


def rotation_text(origin: str, size: int, root: str, old_key: str, new_key: str) -> str:
    """The text: the log's name, its length and root (base64) just before, and both public keys as they are pinned."""
    return "".join(f"{line}\n" for line in (FIRST_LINE, origin, size, root, old_key, new_key))


def is_signed(text: str, key: str, line: str, verify: Verify) -> bool:
    """Whether a signature line is that of a key, under a text."""
    try:
        note = SignedNote(text, (Signature.parse(line),))
        return bool(note.verify([VerifierKey.from_vkey(key)], verify))
    except (KeyRefused, NoteRefused):
        return False
