"""What the service shall reach, held against what this run has measured; every figure and verdict is computed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.sections.group_commit import GROUP_COMMIT
from benchmarks.subjects import BARE
from benchmarks.table import Row, Table, ratio

OURS = "ours"
MIB_IN_MB = 2**20 / 10**6
Tables = Mapping[str, Table]
Figure = Callable[[Tables, str], float | None]
"""What was measured on a kind of database, nothing where it was not."""


@dataclass(frozen=True)
class Target:
    """A figure of ours and its bound: what is at least, or at most, wanted."""

    what: str
    bound: float
    at_least: bool
    figure: Figure

    def row(self, tables: Tables, kind: str) -> Row:
        """What was measured on one kind of database, and whether that is enough."""
        found = self.figure(tables, kind)
        sign = "≥" if self.at_least else "≤"
        return {
            "target": self.what,
            "database": kind,
            "wanted": f"{sign} {self.bound:,g}",
            "measured": found,
            "verdict": self.verdict(found),
        }

    def verdict(self, found: float | None) -> str:
        """In words."""
        if found is None:
            return "not measured"
        reached = found >= self.bound if self.at_least else found <= self.bound
        return "reached" if reached else "NOT reached"


def rows_of(tables: Tables, section: str, kind: str, **wanted: str) -> list[Row]:
    """The rows of a section about one kind of database that have these words in their columns."""
    rows = tables[section].rows if section in tables else ()
    words = {"database": kind, **wanted}
    return [row for row in rows if all(row.get(column) == word for column, word in words.items())]


def number(row: Row, column: str) -> float | None:
    """A cell that holds a number, or nothing."""
    held = row.get(column)
    return held if isinstance(held, float | int) else None


def against(subject: str, column: str) -> Figure:
    """How many times another subject's figure in the table of decisions ours is."""

    def figure(tables: Tables, kind: str) -> float | None:
        mine, other = (rows_of(tables, "decisions", kind, subject=name) for name in (OURS, subject))
        return ratio(number(mine[0], column), number(other[0], column)) if mine and other else None

    return figure


def worst(section: str, column: str, *, scale: float = 1.0, **wanted: str) -> Figure:
    """The highest figure in a column."""

    def figure(tables: Tables, kind: str) -> float | None:
        held = (number(row, column) for row in rows_of(tables, section, kind, **wanted))
        return max((scale * one for one in held if one is not None), default=None)

    return figure


def least(section: str, column: str, **wanted: str) -> Figure:
    """The lowest figure in a column."""

    def figure(tables: Tables, kind: str) -> float | None:
        held = (number(row, column) for row in rows_of(tables, section, kind, **wanted))
        return min((one for one in held if one is not None), default=None)

    return figure


TARGETS = (
    Target("decisions/s, × peer", 3, at_least=True, figure=against("peer", "decisions/s")),
    Target("decisions/s, × library", 1.5, at_least=True, figure=against("library", "decisions/s")),
    Target("CPU a write, × floor", 4, at_least=False, figure=against("floor", "CPU ms/write")),
    Target(
        "latency of a write, one client, × floor", 3, at_least=False, figure=against("floor", "latency ms, 1 client")
    ),
    Target(
        "group commit, × one a commit",
        5,
        at_least=True,
        figure=worst("group_commit", "× one a commit", how=GROUP_COMMIT),
    ),
    Target("votes refused without cause", 0, at_least=False, figure=worst("group_commit", "refused")),
    Target("growth of latency, worst work", 1.2, at_least=False, figure=worst("growth", "× latency")),
    Target("growth of CPU, worst work", 1.2, at_least=False, figure=worst("growth", "× CPU")),
    Target("a register as known then, × now", 1.3, at_least=False, figure=worst("history", "× now")),
    Target("a case file at any instant, ms", 10, at_least=False, figure=worst("history", "file ms")),
    Target("forecast of thirty items, ms", 150, at_least=False, figure=worst("forecast", "median ms")),
    Target("rebuild, facts/s", 10_000, at_least=True, figure=worst("rebuild", "facts/s", work="rebuild")),
    Target("verify, facts/s", 10_000, at_least=True, figure=worst("rebuild", "facts/s", work="verify")),
    Target("verify, findings", 0, at_least=False, figure=worst("rebuild", "wrong", work="verify")),
    Target("upkeep of the tree, × allowed", 1, at_least=False, figure=worst("proofs", "× allowed")),
    Target("a proof, median ms", 10, at_least=False, figure=worst("proofs", "median ms")),
    Target("a proof, p99 ms", 50, at_least=False, figure=worst("proofs", "p99 ms")),
    Target("a proof, rows read", 6, at_least=False, figure=worst("proofs", "rows")),
    Target("evidence pack of 200 facts issued, s", 2, at_least=False, figure=worst("packs", "issue s")),
    Target("evidence pack of 200 facts downloaded, s", 2, at_least=False, figure=worst("packs", "download s")),
    Target("tiles made anew, s", 10, at_least=False, figure=worst("proofs", "seconds", work="tiles")),
    Target(
        "offline, hashes only, facts/s",
        20_000,
        at_least=True,
        figure=least("proofs", "facts/s", work="offline, hashes only"),
    ),
    Target(
        "offline, replayed, facts/s",
        5_000,
        at_least=True,
        figure=least("proofs", "facts/s", work="offline, replayed"),
    ),
    Target("feed, facts/s to one follower", 5_000, at_least=True, figure=least("feed", "facts/s")),
    Target("start, × bare FastAPI", 2, at_least=False, figure=worst("start", "× bare", subject=OURS)),
    Target(
        "memory, MB a worker", 100, at_least=False, figure=worst("memory", "after work", scale=MIB_IN_MB, subject=OURS)
    ),
)

READING = (
    f"Computed from the tables above; a start is held against {BARE.name}. One run on a busy machine proves nothing."
)


def summary(tables: Tables, kinds: list[str]) -> Table:
    """Every target on every kind of database."""
    return Table("Targets", READING, [target.row(tables, kind) for target in TARGETS for kind in kinds])
