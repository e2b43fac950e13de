"""The tree is published in tiles that other people's tools can read."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger.bundles import BundleRefused, entry_bundle, leaves_in
from domain.ledger.leaf import MAX_LEAF, LeafTooLong
from domain.ledger.tiles import NoSuchTile, Tile, grow, hashes_from, tiles_of, tiles_written
from domain.ledger.tree import BrokenTree, root_of
from domain.tests.ledger.make import TileShelf, leaf_hashes
from domain.tests.ledger.vectors import sets


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(0, 1234), "tile/0/x001/234"),
        (Tile(3, 1_234_067), "tile/3/x001/x234/067"),
        (Tile(63, 999, 255), "tile/63/999.p/255"),
        (Tile(1, 1000, 1), "tile/1/x001/000.p/1"),
    ],
)
def test_a_tile_has_one_public_name(tile: Tile, path: str) -> None:
    assert tile.path == path
    assert Tile.at_path(path) == tile


def test_leaves_are_published_in_bundles_named_as_their_tile() -> None:
    assert Tile(0, 1234, 5).entries_path == "tile/entries/x001/234.p/5"
    assert Tile.at_path("tile/entries/x001/234.p/5") == Tile(0, 1234, 5)


@pytest.mark.parametrize(
    "path",
    [
        "tile/64/000", "tile/00/000", "tile/0/0", "tile/0/x000/000", "tile/0/000.p/0", "tile/0/000.p/256",
        "tile/0/000.p/01", "tile/0/001/234", "tile/0/x001/x234", "tile/0/000\n", "/tile/0/000", "tile/-1/000",
        "tile/0/٠٠٠", "tile/entries", "tile/0/" + "x001/" * 40 + "000",
    ],
)  # fmt: skip
def test_no_other_name_is_a_tiles(path: str) -> None:
    with pytest.raises(NoSuchTile):
        Tile.at_path(path)


@given(st.builds(Tile, st.integers(0, 63), st.integers(0, 10**12), st.integers(1, 256)))
def test_every_tile_is_found_by_its_name(tile: Tile) -> None:
    assert Tile.at_path(tile.path) == tile


def test_a_tree_of_70000_leaves_has_the_tiles_that_the_standard_says() -> None:
    tiles = list(tiles_of(70_000))
    assert [tile for tile in tiles if tile.width < 256] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert len(tiles) == 273 + 1 + 1 + 1 + 1
    assert list(tiles_of(256)) == [Tile(0, 0, 256), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []


@given(st.integers(0, 1100), st.integers(0, 1100))
def test_growing_writes_just_the_tiles_that_change(old: int, more: int) -> None:
    hashes = leaf_hashes(old + more)
    shelf = TileShelf(hashes[:old])
    growths = grow(old, hashes[old:], shelf.read)
    assert [growth.tile for growth in growths] == list(tiles_written(old, old + more))
    for growth in growths:
        before = shelf.tiles.get((growth.tile.level, growth.tile.index), b"")
        assert len(before + growth.added) == growth.tile.width * 32


def test_a_tile_above_holds_the_roots_of_the_full_tiles_below() -> None:
    hashes = leaf_hashes(600)
    shelf = TileShelf(hashes, step=7)
    assert shelf.tiles[0, 2] == b"".join(hashes[512:])
    assert shelf.tiles[1, 0] == root_of(hashes[:256]) + root_of(hashes[256:512])


def test_an_append_reads_no_tile_unless_it_fills_one() -> None:
    shelf = TileShelf(leaf_hashes(255))
    shelf.readings = 0
    shelf.append(leaf_hashes(1))
    assert shelf.readings == 1
    shelf.append(leaf_hashes(1))
    assert shelf.readings == 1


def test_a_damaged_tile_is_not_built_upon() -> None:
    with pytest.raises(BrokenTree):
        grow(255, leaf_hashes(1), lambda _level, _index: b"\x00" * 32)


def test_a_hash_that_the_tiles_do_not_hold_is_not_made_up() -> None:
    hash_at = TileShelf(leaf_hashes(5)).hash_at()
    assert hash_at(2, 0) == root_of(leaf_hashes(4))
    for level, index in [(0, 5), (1, 2), (3, 0), (8, 0)]:
        with pytest.raises(BrokenTree):
            hash_at(level, index)


def test_each_tile_is_read_once() -> None:
    shelf = TileShelf(leaf_hashes(300))
    hash_at = hashes_from(shelf.read)
    shelf.readings = 0
    assert {hash_at(0, index) for index in range(256)} == set(leaf_hashes(256))
    assert shelf.readings == 1


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_a_bundle_reads_back_as_its_leaves(leaves: list[bytes]) -> None:
    assert leaves_in(entry_bundle(leaves)) == leaves


def test_a_bundle_gives_each_length_in_two_bytes() -> None:
    assert entry_bundle([b"ab", b"", b"c"]) == b"\x00\x02ab\x00\x00\x00\x01c"
    assert len(entry_bundle([bytes(MAX_LEAF)])) == MAX_LEAF + 2
    with pytest.raises(LeafTooLong):
        entry_bundle([bytes(MAX_LEAF + 1)])


@pytest.mark.parametrize("bundle", [b"\x00", b"\x00\x01", b"\x00\x02a", b"\x00\x00\x01"])
def test_a_bundle_cut_short_is_refused(bundle: bytes) -> None:
    with pytest.raises(BundleRefused):
        leaves_in(bundle)


def test_the_tiles_are_those_of_an_independent_log() -> None:
    for log in sets("merkle/oracle"):
        expected = log.rows("tiles.jsonl")
        shelf = TileShelf(leaf_hashes(max(row["treeSize"] for row in expected), log.seed), step=1009)
        for row in expected:
            data = shelf.tiles[row["L"], row["N"]][: row["len"]]
            assert (len(data), sha256(data).hexdigest()) == (row["W"] * 32, row["sha256"]), row
        for size in {row["treeSize"] for row in expected}:
            theirs = {(row["L"], row["N"], row["W"]) for row in expected if row["treeSize"] == size}
            assert {(tile.level, tile.index, tile.width) for tile in tiles_of(size)} == theirs
