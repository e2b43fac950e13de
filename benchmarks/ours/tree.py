"""Grows a tree, proves from it, and makes its tiles anew: `python -m benchmarks.ours.tree …`; answers JSON.

The facts are of no type and no body's: only their bytes, hashes and tiles count here.
"""

import json
import random
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import cast

from benchmarks.ours.place import store_url
from domain.ledger.leaf import leaf_bytes
from service.audit.prover import Prover
from service.audit.signing import log_key
from service.store.appending import INSERT_FACT, INSERT_TAG, Entry, append
from service.store.connections import Connection, Row, transaction
from service.store.databases import Database
from service.store.heads import ADVANCE, LOCK, head_in, lock, read_head
from service.store.statements import Statement
from service.store.tiles import LEAF_HASHES, grow_tiles

LEDGER, BARE = "TREE", "BARE"
AT_ONCE, APPENDS, PROOFS = 8_192, 600, 500
ANSWER = Statement(sqlite="SELECT 1", postgresql="SELECT 1")
FORGET = Statement(
    sqlite="DELETE FROM tiles WHERE ledger = :ledger", postgresql="DELETE FROM tiles WHERE ledger = %(ledger)s"
)
MANY_TILES = Statement(
    sqlite="SELECT count(*) FROM tiles WHERE ledger = :ledger",
    postgresql="SELECT count(*) FROM tiles WHERE ledger = %(ledger)s",
)


def entry(number: int) -> Entry:
    """A small fact."""
    leaf = leaf_bytes({"type": "benchmark.Grown", "number": number, "said": "A fact as long as a vote. " * 12})
    return Entry(type="benchmark.Grown", tags=("tree:one",), leaf=leaf, recorded_at=number)


def fill(connection: Connection, upto: int) -> None:
    """Append thousands in one transaction until there are so many."""
    size = 0
    while size < upto:
        with transaction(connection):
            head = lock(connection, LEDGER)
            many = min(AT_ONCE, upto - head.size)
            size = append(connection, head, [entry(head.size + at) for at in range(1, many + 1)]).size


def upkeep(connection: Connection) -> list[float]:
    """What the tree costs an append: one with it and one without, in turns; the differences in milliseconds."""
    with transaction(connection):
        lock(connection, BARE)
    return [_timed(connection, LEDGER, _whole) - _timed(connection, BARE, _without_tree) for _ in range(APPENDS)]


def _timed(connection: Connection, ledger: str, work: Callable[[Connection, Row], object]) -> float:
    """Until the database has done it all, but for the commit, which is the same for both."""
    with transaction(connection):
        (row,) = connection.run(LOCK, ledger=ledger)
        begun = perf_counter()
        work(connection, row)
        connection.run(ANSWER)
        return 1000 * (perf_counter() - begun)


def _whole(connection: Connection, row: Row) -> None:
    head = head_in(LEDGER, row)
    append(connection, head, [entry(head.size + 1)])


def _without_tree(connection: Connection, row: Row) -> None:
    """The same rows, with nothing of a tree in them."""
    size, one = row[0] + 1, entry(row[0] + 1)
    named = {"ledger": BARE, "position": size, "type": one.type}
    hashed = {"recorded_at": one.recorded_at, "leaf_hash": b"", "leaf": one.leaf}
    connection.run_many(INSERT_FACT, [named | hashed])
    connection.run_many(INSERT_TAG, [named | {"tag": one.tags[0]}])
    no_tree = {"new_root": b"", "new_frontier": b"", "new_waiting": b""}
    connection.run(ADVANCE, ledger=BARE, new_size=size, new_recorded_at=one.recorded_at, **no_tree)


class Counted:
    """A connection that counts the rows which it has read."""

    def __init__(self, connection: Connection) -> None:
        """Begin with none."""
        self._connection, self.rows, self.dialect = connection, 0, connection.dialect

    def run(self, statement: Statement, **values: object) -> Sequence[Row]:
        """Run one statement."""
        found = self._connection.run(statement, **values)
        self.rows += len(found)
        return found


def proofs(connection: Connection, prove: Callable[[Connection, int], object], size: int) -> dict[str, object]:
    """So many proofs about places chosen by chance: milliseconds of each, and the most rows that one has read."""
    chance, milliseconds, rows = random.Random(9162), [], []
    for _ in range(PROOFS):
        counted, place = Counted(connection), chance.randint(1, size)
        begun = perf_counter()
        prove(cast("Connection", counted), place)
        milliseconds.append(1000 * (perf_counter() - begun))
        rows.append(counted.rows)
    return told(milliseconds) | {"rows": max(rows)}


def told(milliseconds: Sequence[float]) -> dict[str, object]:
    """The middle of them, and what ninety-nine of a hundred do not exceed."""
    return {"median": median(milliseconds), "p99": quantiles(milliseconds, n=100)[98]}


def tiles(connection: Connection, size: int) -> dict[str, object]:
    """All tiles made anew from the hashes of the facts; seconds."""
    with transaction(connection):
        (before,) = connection.run(MANY_TILES, ledger=LEDGER)
        connection.run(FORGET, ledger=LEDGER)
        begun = perf_counter()
        done, waiting = 0, b""
        while done < size:
            read = connection.run(LEAF_HASHES, ledger=LEDGER, first=done + 1, last=min(size, done + AT_ONCE))
            waiting = grow_tiles(connection, LEDGER, done, waiting, [bytes(row[0]) for row in read])
            done += len(read)
        (after,) = connection.run(MANY_TILES, ledger=LEDGER)
        took = perf_counter() - begun
    assert before == after
    return {"seconds": took}


def main() -> None:
    """Fill the ledger, then measure one thing after the other."""
    parser = ArgumentParser()
    parser.add_argument("--database-url", required=True)
    parser.add_argument("--facts", type=int, required=True)
    options = parser.parse_args()
    begun, cpu = perf_counter(), process_time()
    connection = Database(store_url(options.database_url)).connect()
    fill(connection, options.facts)
    filled = perf_counter() - begun
    found: dict[str, object] = {"upkeep": told(upkeep(connection))}
    head = read_head(connection, LEDGER)
    assert head is not None
    with TemporaryDirectory() as keys:
        prover = Prover(log_key(Path(keys), "benchmark.example/log"))
        found["inclusion"] = proofs(connection, lambda here, at: prover.inclusion(here, LEDGER, at), head.size)
        found["consistency"] = proofs(connection, lambda here, at: prover.consistency(here, LEDGER, at), head.size)
    found["tiles"] = tiles(connection, head.size)
    print(json.dumps(found | {"facts": head.size, "seconds": filled, "cpu": process_time() - cpu}))


if __name__ == "__main__":
    main()
