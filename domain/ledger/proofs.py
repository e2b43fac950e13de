"""Proofs that a fact is in the record, and that the record only ever grew (RFC 9162 §2.1.3 and §2.1.4)."""

from collections.abc import Iterator, Sequence

from domain.ledger.leaf import HASH_SIZE, node_hash
from domain.ledger.tree import EMPTY_ROOT, MAX_SIZE, HashAt, range_root

Proof = tuple[bytes, ...]
"""Hashes of 32 bytes, in the order in which the verifier uses them."""


class ProofRefused(ValueError):
    """A proof does not show what it claims to show; the message says why."""


def inclusion_proof(index: int, size: int, hash_at: HashAt) -> Proof:
    """Prove that leaf `index` (from 0) is in the tree of `size` leaves (RFC 9162 §2.1.3.1); raises `ProofRefused`."""
    if not 0 <= index < size:
        raise ProofRefused(f"leaf {index} is not in a tree of {size} leaves")
    start, end, ranges = 0, size, []
    while end - start > 1:
        middle = start + _largest_power_below(end - start)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return tuple(range_root(first, last, hash_at) for first, last in reversed(ranges))


def consistency_proof(old: int, new: int, hash_at: HashAt) -> Proof:
    """Prove that the tree of `new` leaves begins with the one of `old` (RFC 9162 §2.1.4.1); raises `ProofRefused`.

    Empty when the two are the same tree or the old one is empty.
    """
    if not 0 <= old <= new:
        raise ProofRefused(f"a tree of {new} leaves cannot have grown from {old}")
    if old in (0, new):
        return ()
    start, end, ranges = 0, new, []
    while end != old:
        middle = start + _largest_power_below(end - start)
        if old <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start:
        ranges.append((start, end))
    return tuple(range_root(first, last, hash_at) for first, last in reversed(ranges))


def verify_inclusion(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Check that the leaf stands at `index` (from 0) under `root` of `size` leaves (RFC 9162 §2.1.3.2).

    Returns when it does; raises `ProofRefused`, and nothing else, whatever it is given.
    """
    _refuse_numbers(index, size)
    _refuse_hashes(leaf_hash, root, *_listed(proof))
    if index == size:
        raise ProofRefused(f"leaf {index} is not in a tree of {size} leaves")
    computed = leaf_hash
    for on_left, sibling in _climb(index, size - 1, proof):
        computed = node_hash(sibling, computed) if on_left else node_hash(computed, sibling)
    _refuse_other(computed, root, "the proof leads to another root")


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Check that the tree with `new_root` begins with the whole tree with `old_root` (RFC 9162 §2.1.4.2).

    Returns when it does; raises `ProofRefused`, and nothing else, whatever it is given.
    """
    _refuse_numbers(old, new)
    _refuse_hashes(old_root, new_root, *_listed(proof))
    if old in (0, new):
        _verify_without_hashes(old, new, old_root, new_root, proof)
        return
    if not proof:
        raise ProofRefused("the proof has too few hashes")
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    from_old = from_new = path[0]
    for on_left, sibling in _climb(at, last, path[1:]):
        if on_left:
            from_old = node_hash(sibling, from_old)
        from_new = node_hash(sibling, from_new) if on_left else node_hash(from_new, sibling)
    _refuse_other(from_old, old_root, "the proof leads to another old root")
    _refuse_other(from_new, new_root, "the proof leads to another new root")


def _verify_without_hashes(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    if proof:
        raise ProofRefused("the proof has hashes left over")
    if old == 0:
        _refuse_other(old_root, EMPTY_ROOT, "the old tree is empty and its root is not that of an empty tree")
    if old == new:
        _refuse_other(old_root, new_root, "two trees of the same size have different roots")


def _climb(at: int, last: int, siblings: Sequence[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Walk from node `at` of a row that ends at `last` up to the root, telling on which side each sibling stands."""
    for sibling in siblings:
        if last == 0:
            raise ProofRefused("the proof has hashes left over")
        on_left = bool(at & 1) or at == last
        while on_left and at and not at & 1:
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
        yield on_left, sibling
    if last:
        raise ProofRefused("the proof has too few hashes")


def _largest_power_below(count: int) -> int:
    return 1 << ((count - 1).bit_length() - 1)


def _listed(proof: object) -> Sequence[object]:
    if not isinstance(proof, list | tuple):
        raise ProofRefused("a proof is a list of hashes")
    return proof


def _refuse_numbers(smaller: object, larger: object) -> None:
    if type(smaller) is not int or type(larger) is not int or not 0 <= smaller <= larger <= MAX_SIZE:
        raise ProofRefused("the numbers of leaves are not those of a tree and a part of it")


def _refuse_hashes(*hashes: object) -> None:
    if any(not isinstance(each, bytes) or len(each) != HASH_SIZE for each in hashes):
        raise ProofRefused(f"a hash has {HASH_SIZE} bytes")


def _refuse_other(computed: bytes, stated: bytes, reason: str) -> None:
    if computed != stated:
        raise ProofRefused(reason)
