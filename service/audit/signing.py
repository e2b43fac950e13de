"""The log's own signature: one Ed25519 key of the installation, under a name of its own for every ledger."""

import base64
import binascii
import secrets
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import SignedNote
from domain.ledger.origins import FIRST, generation_of, origin_of
from service.auth.secret_files import secret_file
from verifier.evidence.manifest import sealed

KEY_FILE: Final = "log-signing.key"
SEED_BYTES: Final = 32


class NotASigningKey(ValueError):
    """The configured text is not 32 bytes in base64."""


class LogKey:
    """Signs the checkpoints of every ledger of this installation; the private key never leaves it."""

    def __init__(self, seed: bytes, log_origin: str) -> None:
        """Take the key's 32 bytes (RFC 8032 §5.1.5) and the address that the names of all ledgers begin with."""
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = self._private.public_key().public_bytes_raw()
        self._log_origin = log_origin

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._public

    def origin(self, ledger: str, generation: int = FIRST) -> str:
        """The first line of a ledger's checkpoints, which is also its key's name (C2SP tlog-checkpoint)."""
        return origin_of(self._log_origin, ledger, generation)

    def verifier(self, ledger: str, generation: int = FIRST) -> VerifierKey:
        """The public key of a ledger, to be published and pinned by whoever checks it."""
        return self.signs_as(self.origin(ledger, generation))

    def signs_as(self, origin: str) -> VerifierKey:
        """The public key under the name of a log."""
        return VerifierKey(origin, self._public)

    def sign(self, checkpoint: Checkpoint, ledger: str) -> SignedNote:
        """Sign a checkpoint of a ledger."""
        return checkpoint.signed_by(self.verifier(ledger, generation_of(checkpoint.origin)), self._private.sign)

    def sign_text(self, text: str, origin: str) -> str:
        """The signature line of any text of the log's, under its name (C2SP signed-note)."""
        return str(SignedNote(text).signed_by(self.signs_as(origin), self._private.sign).signatures[0])

    def seal(self, manifest: bytes, ledger: str, generation: int = FIRST) -> SignedNote:
        """Sign the list of files of an evidence pack."""
        return sealed(manifest, self.verifier(ledger, generation), self._private.sign)


def log_key(data_dir: Path, log_origin: str, *, key: str | None = None, file: Path | None = None) -> LogKey:
    """The key that was configured, as text or in a file; without one, the key made in the data directory once.

    Raises `NotASigningKey`, `SecretExposed` where others can read the file in the data directory, and `OSError`.
    """
    if key is None:
        made = secret_file(data_dir / KEY_FILE, new_key) if file is None else file.read_bytes()
        key = made.decode("ascii", "replace")
    return LogKey(_seed(key), log_origin)


def new_key() -> bytes:
    """A new key as its file holds it: 32 random bytes in base64, and a line end."""
    return base64.b64encode(secrets.token_bytes(SEED_BYTES)) + b"\n"


def _seed(text: str) -> bytes:
    try:
        seed = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        seed = b""
    if len(seed) != SEED_BYTES:
        raise NotASigningKey("a signing key is 32 random bytes in base64; make one with: openssl rand -base64 32")
    return seed
