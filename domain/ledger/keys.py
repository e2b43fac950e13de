"""Whose signature it is: the public keys of logs and witnesses, each one line of text (C2SP signed-note)."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from domain.ledger.base64text import TextRefused, base64_bytes, base64_text

ED25519 = 0x01
"""A plain Ed25519 signature over a note's text (C2SP signed-note)."""
COSIGNATURE_V1 = 0x04
"""A witness's Ed25519 signature over a checkpoint and the time of witnessing (C2SP tlog-cosignature)."""

_KEY_SIZE = 32
_VKEY = re.compile(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")


class KeyRefused(ValueError):
    """Something is not a public key that can check signatures of this record."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with its holder's name; `algorithm` is `ED25519` or `COSIGNATURE_V1`, the key has 32 bytes."""

    name: str
    public_key: bytes
    algorithm: int = ED25519

    def __post_init__(self) -> None:
        """Refuse a name or key that no signature line could carry; raises `KeyRefused`."""
        if not is_key_name(self.name):
            raise KeyRefused("a key's name is not empty and has neither spaces nor plus signs")
        if self.algorithm not in (ED25519, COSIGNATURE_V1) or len(self.public_key) != _KEY_SIZE:
            raise KeyRefused("a key is an Ed25519 key of 32 bytes, for notes or for cosignatures")

    @property
    def key_id(self) -> bytes:
        """The four bytes that point a signature to its key: SHA-256(name ‖ 0x0A ‖ algorithm ‖ key)[:4]."""
        return sha256(f"{self.name}\n".encode() + self._typed_key).digest()[:4]

    @property
    def vkey(self) -> str:
        """The key as one line of text: `name+id+base64`, to be published and pinned."""
        return f"{self.name}+{self.key_id.hex()}+{base64_text(self._typed_key)}"

    @property
    def _typed_key(self) -> bytes:
        return bytes((self.algorithm,)) + self.public_key

    @classmethod
    def from_vkey(cls, vkey: str) -> Self:
        """Read a key from its line of text; raises `KeyRefused`, also when the id does not fit the key."""
        found = _VKEY.fullmatch(vkey)
        if found is None:
            raise KeyRefused("not of the form name+id+key")
        name, _, encoded = found.groups()
        try:
            typed_key = base64_bytes(encoded)
        except TextRefused:
            raise KeyRefused("the key is not base64") from None
        key = cls(name, typed_key[1:], typed_key[0])
        if key.vkey != vkey:
            raise KeyRefused("the id does not fit the name and the key")
        return key


def is_key_name(name: str) -> bool:
    """Whether a name can stand in a signature line: not empty, no spaces of any kind, no plus, no controls."""
    return bool(name) and _is_utf8(name) and not any(c.isspace() or c == "+" or c < " " for c in name)


def _is_utf8(text: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in text)
