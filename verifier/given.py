"""The keys that somebody gives to a verification: public ones as text, the master key in a file."""

import base64
import binascii
from pathlib import Path
from typing import Final

from domain.ledger.keys import KeyRefused, VerifierKey
from verifier.findings import CannotTell

KEY_BYTES: Final = 32
LONGEST: Final = 1024


class NotAKey(ValueError):
    """What was given is no key; the text says what a key is."""


def public_key(text: str) -> VerifierKey:
    """A public key of a log from its line of text; raises `NotAKey`."""
    try:
        return VerifierKey.from_vkey(text.strip())
    except KeyRefused as reason:
        raise NotAKey(f"a key is a line of text as the log publishes it: {reason}") from None


def master_key_in(file: Path | None) -> bytes | None:
    """The 32 bytes of the master key; raises `NotAKey`, and `CannotTell` where the file cannot be read."""
    if file is None:
        return None
    try:
        with file.open("rb") as opened:
            key = base64.b64decode(opened.read(LONGEST).strip(), validate=True)
    except OSError as reason:
        raise CannotTell(f"the master key: {reason}") from None
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise NotAKey(f"{file} does not hold a master key: 32 bytes in base64")
    return key
