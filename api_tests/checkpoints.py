"""A stranger's reader of signed checkpoints, written from the C2SP specifications tlog-checkpoint and signed-note."""

from base64 import b64decode
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519 = 1


class Checkpoint(NamedTuple):
    """What a log says of itself: its name, how many leaves it has, and their root hash."""

    origin: str
    size: int
    root: bytes


def read(note: str) -> Checkpoint:
    """The checkpoint in a note, its signature not looked at."""
    origin, size, root = note.split("\n")[:3]
    return Checkpoint(origin, int(size), b64decode(root))


def signed(note: str, key: str) -> bool:
    """Whether the note bears a signature by this key (`name+hash+base64`)."""
    name, number, encoded = key.strip().split("+", 2)
    kind, public = b64decode(encoded)[0], b64decode(encoded)[1:]
    named = sha256(f"{name}\n".encode() + bytes([kind]) + public).digest()[:4]
    if kind != ED25519 or named.hex() != number:
        return False
    text, _, signatures = note.partition("\n\n")
    found = [line.split(" ") for line in signatures.splitlines() if line.startswith("\u2014 ")]
    made = [b64decode(one[2]) for one in found if one[1] == name]
    return any(one[:4] == named and _verifies(public, one[4:], f"{text}\n") for one in made)


def _verifies(public: bytes, signature: bytes, text: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True
