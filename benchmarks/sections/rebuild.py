"""How fast the read models are rebuilt from the log, and how fast a whole database is verified."""

from collections.abc import Iterator
from statistics import median

from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.ledgers import ledger
from benchmarks.ours.subject import Ours
from benchmarks.programs import worked
from benchmarks.table import Row, Table

READING = (
    "Facts a second, in one process, on the long ledger. Fill: copies of recorded facts appended and projected.\n"
    "Rebuild: the read models filled anew beside those in use and swapped in. Verify: every byte, hash, tile, tag,\n"
    "disclosure (opened with the master key) and verdict; wrong: its findings. CPU: the process and its database."
)


def run(context: Context) -> Table:
    """Both works on each kind of database."""
    rows = [row for kind in context.kinds if context.has_ours for row in rows_of(context, kind)]
    return Table("Rebuild and verify", READING, rows)


def rows_of(context: Context, kind: Kind) -> Iterator[Row]:
    """One kind of database: how it was filled, then the two works."""
    at = ledger(context, kind, context.facts)
    yield {"database": kind.name, "work": "fill", "facts/s": at.rate, "CPU ms/fact": at.cpu_ms, "wrong": None}
    for work in ("rebuild", "verify"):
        found = [worked("ours.proving", Ours(), at.database_url, work=work) for _ in range(max(1, context.rounds // 2))]
        yield {
            "database": kind.name,
            "work": work,
            "facts/s": median(one.rate for one in found),
            "CPU ms/fact": median(1000 * one.cpu / one.facts for one in found),
            "wrong": float(max(one.said["wrong"] for one in found)),
        }
