"""The key of a witness, which signs checkpoints of others together with the time (C2SP tlog-cosignature)."""

import base64
import binascii
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.ledger.keys import COSIGNATURE_V1, VerifierKey
from domain.ledger.note import Signature, SignedNote

SEED_BYTES: Final = 32


class NotAWitnessKey(ValueError):
    """The file does not hold 32 bytes in base64."""


class Cosigner:
    """Cosigns as one witness; the private key never leaves it."""

    def __init__(self, name: str, key_text: bytes) -> None:
        """Take the name and the key as its file holds it; raises `NotAWitnessKey`, or `KeyRefused` for the name."""
        try:
            seed = base64.b64decode(key_text.strip(), validate=True)
        except binascii.Error:
            seed = b""
        if len(seed) != SEED_BYTES:
            raise NotAWitnessKey("the key of a witness is 32 random bytes in base64")
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.key = VerifierKey(name, self._private.public_key().public_bytes_raw(), COSIGNATURE_V1)

    def cosign(self, text: str, at: datetime) -> Signature:
        """The cosignature of a checkpoint's text at this time."""
        note = SignedNote(text).witnessed_by(self.key, self._private.sign, int(at.timestamp()))
        return note.signatures[-1]
