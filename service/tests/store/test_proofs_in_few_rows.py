"""A proof reads a handful of rows, however long the log is, whatever it is about."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from domain.ledger.proofs import verify_consistency, verify_inclusion
from domain.ledger.tree import Frontier
from service.audit.guarding.guard import Guard
from service.audit.guarding.marks import Marks
from service.audit.prover import Prover
from service.audit.signing import log_key
from service.store.connections import Connection, Row
from service.store.databases import Database
from service.store.statements import Statement
from service.tests.store.rig import new_ledger
from service.tests.store.test_tree_rows import append_many, hashes_of

THREE_LEVELS = 66_000
"""Three levels of tiles, as many as up to sixteen million facts have."""
MOST_ROWS = 6


class Counted:
    """A connection that counts the rows which it has read."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self.dialect, self.rows = connection, connection.dialect, 0

    def run(self, statement: Statement, **values: object) -> Sequence[Row]:
        found = self._connection.run(statement, **values)
        self.rows += len(found)
        return found


def prover_of(database: Database, folder: Path) -> Prover:
    key = log_key(folder, "tests/log")
    return Prover(key, Guard(Marks(folder), folder / "anchors", key, database.connect))


def roots_of(hashes: Sequence[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """The root at each size."""
    tree, roots = Frontier(), {}
    for size in sorted(set(sizes)):
        tree = tree.extend(hashes[tree.size : size])
        roots[size] = tree.root()
    return roots


def prove(
    prover: Prover, connection: Connection, ledger: str, hashes: Sequence[bytes], places: Sequence[tuple[int, int]]
) -> None:
    """Prove that a position is in the tree of a size, and that this tree has grown from the one up to the position."""
    roots = roots_of(hashes, (one for place in places for one in place))
    for position, size in places:
        counted = Counted(connection)
        found = prover.inclusion(cast("Connection", counted), ledger, position, size)
        verify_inclusion(hashes[position - 1], position - 1, size, found.proof, roots[size])
        assert counted.rows <= MOST_ROWS, ("inclusion", position, size)
        counted = Counted(connection)
        grown = prover.consistency(cast("Connection", counted), ledger, position, size)
        verify_consistency(position, size, roots[position], roots[size], grown.proof)
        assert counted.rows <= MOST_ROWS, ("consistency", position, size)


def test_every_proof_of_a_log_with_few_tiles_verifies(database: Database, tmp_path: Path) -> None:
    prover, size, ledger = prover_of(database, tmp_path), 0, new_ledger()
    for many in (1, 14, 1, 3, 240, 30, 250):
        append_many(database, ledger, size, many)
        size += many
        prove(prover, database.reader(), ledger, hashes_of(size), [(at, size) for at in range(1, size + 1)])


def test_a_proof_in_a_log_with_three_levels_of_tiles_reads_at_most_six_rows(
    sqlite_database: Database, tmp_path: Path
) -> None:
    prover, ledger = prover_of(sqlite_database, tmp_path), new_ledger()
    append_many(sqlite_database, ledger, 0, THREE_LEVELS - 5)
    append_many(sqlite_database, ledger, THREE_LEVELS - 5, 5)
    chance = random.Random(9162)  # noqa: S311 - a fixed course
    places = [(chance.randint(1, size), size) for size in (chance.randint(1, THREE_LEVELS) for _ in range(40))]
    newest = [(THREE_LEVELS - back, THREE_LEVELS) for back in (*range(20), 100, 255, 256, 300, 600)]
    prove(prover, sqlite_database.reader(), ledger, hashes_of(THREE_LEVELS), [*places, *newest])
