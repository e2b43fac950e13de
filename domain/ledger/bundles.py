"""Leaves in bundles of up to 256, each with its length before it (C2SP tlog-tiles, log entries)."""

from collections.abc import Iterable

from domain.ledger.leaf import MAX_LEAF, LeafTooLong

_LENGTH = 2


class BundleRefused(ValueError):
    """The bytes are not a sequence of leaves with their lengths."""


def entry_bundle(leaves: Iterable[bytes]) -> bytes:
    """Write leaves one after the other, each after its length (16 bits, big-endian); raises `LeafTooLong`."""
    return b"".join(_with_length(leaf) for leaf in leaves)


def leaves_in(bundle: bytes) -> list[bytes]:
    """Read the leaves of a bundle back; raises `BundleRefused`."""
    leaves, at = [], 0
    while at < len(bundle):
        start = at + _LENGTH
        at = start + int.from_bytes(bundle[at:start])
        if start > len(bundle) or at > len(bundle):
            raise BundleRefused("the bundle ends within a leaf")
        leaves.append(bundle[start:at])
    return leaves


def _with_length(leaf: bytes) -> bytes:
    if len(leaf) > MAX_LEAF:
        raise LeafTooLong(f"{len(leaf)} bytes; at most {MAX_LEAF}")
    return len(leaf).to_bytes(_LENGTH) + leaf
