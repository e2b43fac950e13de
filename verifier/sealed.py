"""The disclosures behind the digests of facts, opened as they lie in the vault, salt and all, so as to be hashed.

The vault shows texts to readers; an auditor needs the disclosure itself (RFC 9901 §4.2.1). The layout is the vault's:
nonce of 12 bytes and AES-256-GCM ciphertext, with ledger, subject and digest authenticated.
"""

import re
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.ledger.disclosures import digest

NONCE: Final = 12
MOST_KEYS: Final = 5_000
COMMITTED: Final = re.compile(rb'"_sd":\[("[A-Za-z0-9_-]+"(?:,"[A-Za-z0-9_-]+")*)\]')


class SealedTexts:
    """Opens disclosures with the master key; remembers the keys of the subjects lately met."""

    def __init__(self, master_key: bytes) -> None:
        """Take the 32 bytes of the master key."""
        self._master = AESGCM(master_key)
        self._keys: OrderedDict[tuple[str, str, bytes], AESGCM] = OrderedDict()

    def open(self, ledger: str, subject: str, hashed: str, sealed: bytes, wrapped: bytes) -> str | None:
        """One disclosure; nothing where it does not open, or is not the one that the digest was made from."""
        key = self.key(ledger, subject, wrapped)
        made = _opened(key, sealed, f"{ledger}\n{subject}\n{hashed}") if key else None
        text = made.decode("ascii", "replace") if made is not None else None
        return text if text is not None and text.isascii() and digest(text) == hashed else None

    def reason(self, ledger: str, hashed: str, sealed: bytes) -> str | None:
        """One disclosure of the access log; nothing where it does not open, or is not that of the digest."""
        made = _opened(self._master, sealed, f"{ledger}\naccess-log\n{hashed}")
        text = made.decode("ascii", "replace") if made is not None else ""
        return text if text.isascii() and text and digest(text) == hashed else None

    def key(self, ledger: str, subject: str, wrapped: bytes) -> AESGCM | None:
        """The key of a subject; nothing where the master key does not open it."""
        place = ledger, subject, wrapped
        known = self._keys.get(place)
        if known is not None:
            return known
        opened = _opened(self._master, wrapped, f"{ledger}\n{subject}\nkey")
        if opened is None:
            return None
        made = self._keys[place] = AESGCM(opened)
        with suppress(KeyError):  # another thread may have made room meanwhile
            while len(self._keys) > MOST_KEYS:
                self._keys.popitem(last=False)
        return made


def digests_in(value: object) -> list[str]:
    """Every digest that stands under `_sd` anywhere in a fact, in the order of the text."""
    if isinstance(value, Mapping):
        own = value.get("_sd")
        listed = [one for one in own if isinstance(one, str)] if isinstance(own, list) else []
        return listed + [found for name, part in value.items() if name != "_sd" for found in digests_in(part)]
    return [found for part in value for found in digests_in(part)] if isinstance(value, list) else []


def digests_of(leaf: bytes, said: dict[str, Any] | None) -> list[str]:
    """The same of a fact: from its text, which in a canonical leaf without escapes is a third of a walk's time."""
    if said is None or b"\\" in leaf or len(COMMITTED.findall(leaf)) != leaf.count(b'"_sd"'):
        return digests_in(said)
    return committed_in(leaf)


def committed_in(leaf: bytes) -> list[str]:
    """The digests that are listed in a text."""
    return [one.decode() for listed in COMMITTED.findall(leaf) for one in listed[1:-1].split(b'","')]


def _opened(key: AESGCM, sealed: bytes, context: str) -> bytes | None:
    try:
        return key.decrypt(sealed[:NONCE], sealed[NONCE:], context.encode("utf-8", "replace"))
    except (InvalidTag, ValueError):
        return None
