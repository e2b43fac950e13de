"""What it brings to record many commands in one commit, and whether anybody is refused for others' being as fast."""

import asyncio
from collections.abc import Iterator
from statistics import median

from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.load import put_load
from benchmarks.ours.subject import Ours
from benchmarks.ours.votes import MEMBERS, refused_votes
from benchmarks.programs import Worked, worked
from benchmarks.servers import running
from benchmarks.table import Row, Table, ratio

CALLERS = 64
ALONE, TOGETHER = 1, 64
ITEMS_A_ROUND = 5
GROUP_COMMIT = "group commit"
READING = (
    f"{CALLERS} callers enter organisations into one ledger, through the bus and the writer in one process: one\n"
    f"command a commit, then up to {TOGETHER}; then {CALLERS} clients do the same over HTTP. Medians of the rounds.\n"
    "CPU: the process and its database. Refused: of the votes that "
    f"{MEMBERS} members cast on one item at one instant."
)


def run(context: Context) -> Table:
    """Both ways in turns, then over HTTP, then the votes."""
    rows = [row for kind in context.kinds if context.has_ours for row in rows_of(context, kind)]
    return Table("Group commit", READING, rows)


def rows_of(context: Context, kind: Kind) -> Iterator[Row]:
    """One kind of database."""
    ours = Ours()
    with kind.fresh() as url:
        ours.make_ready(url)
        found: dict[int, list[Worked]] = {ALONE: [], TOGETHER: []}
        for turn in range(context.rounds):
            for at_once, runs in found.items():
                body = f"R{turn}X{at_once}"
                options = {"body": body, "callers": CALLERS, "at_once": at_once, "seconds": context.seconds}
                runs.append(worked("ours.recording", ours, url, **options))
        base = median(one.rate for one in found[ALONE])
        yield row(kind, "one command a commit", found[ALONE], base)
        yield row(kind, GROUP_COMMIT, found[TOGETHER], base)
        with running(ours, url) as server:
            votes, refused = asyncio.run(refused_votes(server.port, ITEMS_A_ROUND * context.rounds))
            load = put_load(server, ours, {}, "enter", CALLERS, context.seconds, 0)
    rate = load.finished / load.seconds
    yield blank(kind, f"{GROUP_COMMIT}, over HTTP") | {"facts/s": rate, "× one a commit": ratio(rate, base)}
    yield blank(kind, f"{votes} votes, {MEMBERS} at once") | {"refused": float(sum(refused.values()))}


def row(kind: Kind, how: str, found: list[Worked], base: float) -> Row:
    """Medians of the runs of one way."""
    rate = median(one.rate for one in found)
    return blank(kind, how) | {
        "facts/s": rate,
        "× one a commit": ratio(rate, base),
        "CPU ms/fact": median(1000 * one.cpu / one.facts for one in found),
        "statements/fact": median(one.said["statements"] / one.facts for one in found),
    }


def blank(kind: Kind, how: str) -> dict[str, str | float | None]:
    """A row that says nothing yet."""
    empty = dict.fromkeys(("facts/s", "× one a commit", "CPU ms/fact", "statements/fact", "refused"))
    return {"database": kind.name, "how": how, **empty}
