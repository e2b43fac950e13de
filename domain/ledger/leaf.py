"""A fact's place in the tree begins with its hash: leaves and inner nodes are hashed apart (RFC 6962 §2.1)."""

from hashlib import sha256
from typing import Any

from domain.ledger.canonical import canonical_bytes

HASH_SIZE = 32
MAX_LEAF = 65_535
"""The longest leaf in bytes: an entry bundle gives its length in 16 bits (C2SP tlog-tiles)."""


class LeafTooLong(ValueError):
    """A fact is longer than 65,535 bytes and cannot be recorded as one leaf."""


def leaf_bytes(fact: dict[str, Any]) -> bytes:
    """Write a fact as the bytes that are stored and hashed; raises `NotCanonical` or `LeafTooLong`."""
    leaf = canonical_bytes(fact)
    if len(leaf) > MAX_LEAF:
        raise LeafTooLong(f"{len(leaf)} bytes; at most {MAX_LEAF}")
    return leaf


def leaf_hash(leaf: bytes) -> bytes:
    """Hash a leaf: SHA-256(0x00 ‖ leaf), 32 bytes (RFC 6962 §2.1)."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbouring subtrees into their parent: SHA-256(0x01 ‖ left ‖ right), 32 bytes (RFC 6962 §2.1)."""
    return sha256(b"\x01" + left + right).digest()
