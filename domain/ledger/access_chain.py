"""The chain of an access log: each entry is hashed behind the one before, so that none is changed or taken out unseen.

An entry is canonical JSON (RFC 8785) that names nobody but by id. The link of an entry is SHA-256(0x02 ‖ link before ‖
entry), apart from the hashes of leaves and inner nodes (RFC 6962 §2.1); before the first stand 32 zero bytes.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from domain.ledger.canonical import canonical_bytes
from domain.ledger.leaf import HASH_SIZE

BEFORE_THE_FIRST: Final = bytes(HASH_SIZE)


def entry_text(said: Mapping[str, Any]) -> str:
    """An entry as it is kept and hashed; raises `NotCanonical` for what no fact may hold."""
    return canonical_bytes(dict(said)).decode()


def link(before: bytes, entry: str) -> bytes:
    """The hash of an entry behind the link before it, 32 bytes."""
    return sha256(b"\x02" + before + entry.encode("utf-8", "surrogatepass")).digest()
