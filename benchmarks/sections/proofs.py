"""What it costs to prove: keeping the tree, proofs from it, its tiles made anew, and an export checked elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.ledgers import ledger
from benchmarks.ours.subject import Ours
from benchmarks.programs import worked
from benchmarks.table import Row, Table

ALLOWED: Mapping[str, float] = {"sqlite": 0.5, "postgresql": 1.0}
"""Milliseconds that the tree may cost an append."""
LONGEST = 100_000
"""Facts of the ledger that is exported, however long the tree is."""
READING = (
    "A tree of as many facts as the long ledgers have (`--facts 1000000` for a million). Upkeep: what hashing, root\n"
    "and tiles add to an append of one fact, commit not counted. Rows: the most that one proof read. Tiles: all made\n"
    "anew. Offline: an export checked from its file by one process, by hashes only, then with verdicts judged again,\n"
    "then with every judgement replayed from the facts before it; in seconds of the processor. MiB: at most."
)


def run(context: Context) -> Table:
    """Ours on each kind of database."""
    rows = [row for kind in context.kinds if context.has_ours for row in rows_of(context, kind)]
    return Table("Proofs", READING, rows)


def rows_of(context: Context, kind: Kind) -> Iterator[Row]:
    """One kind of database: first the tree, then an export of the long ledger."""
    with kind.fresh() as url:
        Ours().make_ready(url)
        found = worked("ours.tree", Ours(), url, facts=context.facts)
    upkeep = found.said["upkeep"]
    allowed = upkeep["median"] / ALLOWED[kind.name]
    yield _row(kind, "upkeep of an append", found.facts) | _times(upkeep) | {"× allowed": allowed}
    for work in ("inclusion", "consistency"):
        yield _row(kind, f"proof of {work}", found.facts) | _times(found.said[work])
    yield _row(kind, "tiles", found.facts) | {"seconds": found.said["tiles"]["seconds"]}
    at = ledger(context, kind, min(context.facts, LONGEST))
    offline = worked("ours.offline", Ours(), at.database_url)
    for how, seconds in offline.said["took"].items():
        row = _row(kind, f"offline, {how}", offline.facts)
        yield row | {"seconds": seconds, "facts/s": offline.facts / seconds, "MiB": offline.said["memory"][how]}


def _row(kind: Kind, work: str, facts: int) -> dict[str, Any]:
    blank = dict.fromkeys(("median ms", "p99 ms", "rows", "× allowed", "seconds", "facts/s", "MiB"))
    return {"database": kind.name, "work": work, "facts": facts, **blank}


def _times(told: Mapping[str, Any]) -> dict[str, Any]:
    return {"median ms": told["median"], "p99 ms": told["p99"], "rows": told.get("rows")}
