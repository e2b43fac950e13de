"""How many decisions a second, how much processor time a write costs, and how long one caller waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.context import CLIENTS, Context, Stand
from benchmarks.proc import DatabaseTime, seconds_of_family, watched
from benchmarks.servers import Server
from benchmarks.table import Row, Table, ratio

READING = (
    "Writes only: create, submit, propose, five votes, approve (ours also: take the case at a meeting). One worker,\n"
    "eight clients; medians of the rounds.\n"
    "CPU: user and system time per write, of the worker and of the database's processes together."
)


@dataclass(frozen=True)
class Sample:
    """What one round found for one stand; also what the medians of several rounds are kept in."""

    decisions: float
    server_ms: float
    database_ms: float
    latency_ms: float
    latency_at_load_ms: float

    @property
    def cpu_ms(self) -> float:
        """Server and database together."""
        return self.server_ms + self.database_ms


def run(context: Context) -> Table:
    """Measure all stands in rounds."""
    rows: list[Row] = []
    for kind in context.kinds:
        samples: dict[str, list[Sample]] = {}
        for stand, server in context.in_rounds(kind):
            samples.setdefault(stand.subject.name, []).append(sample(stand, server, context.seconds))
        base = middle(samples[context.base])
        rows += [row(kind.name, name, found, base) for name, found in samples.items()]
    return Table("Decisions", READING, rows)


def sample(stand: Stand, server: Server, seconds: float) -> Sample:
    """Eight clients with a look at the processor time before and after, then one client."""
    database = DatabaseTime(stand.database_url)
    server_before, database_before = seconds_of_family(server.pid), database.look()
    with watched(database):
        load = stand.put_load(server, "decide", CLIENTS, seconds)
    server_used, database_used = seconds_of_family(server.pid) - server_before, database.look() - database_before
    alone = stand.put_load(server, "decide", 1, seconds / 2)
    return Sample(
        decisions=load.finished / stand.subject.writes_a_decision / load.seconds,
        server_ms=1000 * server_used / load.asked,
        database_ms=1000 * database_used / load.asked,
        latency_ms=median(alone.milliseconds),
        latency_at_load_ms=median(load.milliseconds),
    )


def middle(found: Sequence[Sample]) -> Sample:
    """The median of everything."""
    return Sample(
        decisions=median(one.decisions for one in found),
        server_ms=median(one.server_ms for one in found),
        database_ms=median(one.database_ms for one in found),
        latency_ms=median(one.latency_ms for one in found),
        latency_at_load_ms=median(one.latency_at_load_ms for one in found),
    )


def row(kind: str, name: str, found: Sequence[Sample], base: Sample) -> Row:
    """Medians, and ratios against the base of the same run."""
    mine = middle(found)
    return {
        "database": kind,
        "subject": name,
        "decisions/s": mine.decisions,
        "lowest": min(one.decisions for one in found),
        "highest": max(one.decisions for one in found),
        "× base": ratio(mine.decisions, base.decisions),
        "CPU ms/write": mine.cpu_ms,
        "× base CPU": ratio(mine.cpu_ms, base.cpu_ms),
        "of it database": mine.database_ms,
        "latency ms, 1 client": mine.latency_ms,
        "× base latency": ratio(mine.latency_ms, base.latency_ms),
        "latency ms, 8 clients": mine.latency_at_load_ms,
    }
