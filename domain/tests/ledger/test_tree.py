"""The root of the record, computed by growing it, is that of RFC 6962."""

from base64 import b64decode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger.leaf import leaf_hash, node_hash
from domain.ledger.tree import EMPTY_ROOT, BrokenTree, Frontier, frontier_at, root_at, root_of
from domain.tests.ledger.make import TileShelf, leaf_hashes
from domain.tests.ledger.vectors import sets

CT_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
CT_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def _mth(hashes: list[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256(b"").digest()
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return sha256(b"\x01" + _mth(hashes[:split]) + _mth(hashes[split:])).digest()


def test_the_roots_are_those_of_the_certificate_transparency_tests() -> None:
    hashes = [leaf_hash(bytes.fromhex(leaf)) for leaf in CT_LEAVES]
    grown = Frontier()
    for size, root in enumerate(CT_ROOTS):
        assert (grown.size, grown.root().hex(), root_of(hashes[:size]).hex()) == (size, root, root)
        if size < len(hashes):
            grown = grown.append(hashes[size])


def test_leaves_and_inner_nodes_are_hashed_apart() -> None:
    left, right = leaf_hashes(2)
    assert node_hash(left, right) != leaf_hash(left + right)
    assert node_hash(left, right) != node_hash(right, left)


@given(st.integers(0, 70), st.integers(0, 70))
def test_growing_in_two_steps_gives_the_root_over_all(first: int, more: int) -> None:
    hashes = leaf_hashes(first + more)
    grown = Frontier().extend(hashes[:first]).extend(hashes[first:])
    assert grown == Frontier().extend(hashes)
    assert grown.root() == root_of(hashes) == _mth(hashes)
    assert Frontier.unpack(grown.size, grown.packed) == grown


def test_a_wrong_edge_is_refused() -> None:
    one = leaf_hashes(1)[0]
    for size, packed in [(2, one * 2), (1, b""), (3, one), (1, one[:-1]), (1, one + b"x"), (-1, one)]:
        with pytest.raises(BrokenTree):
            Frontier.unpack(size, packed)
    with pytest.raises(BrokenTree):
        Frontier().append(b"short")


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert Frontier().root() == root_of([]) == EMPTY_ROOT == root_at(0, TileShelf([]).hash_at())


def test_the_roots_are_those_of_an_independent_log() -> None:
    for log in sets("merkle/oracle"):
        expected = {row["size"]: b64decode(row["root"]) for row in log.rows("roots.jsonl")}
        hashes = leaf_hashes(max(expected), log.seed)
        shelf = TileShelf(hashes, step=997).hash_at()
        for size, root in expected.items():
            assert root_at(size, shelf) == frontier_at(size, shelf).root() == root, size
        assert Frontier().extend(hashes).root() == expected[max(expected)]
