"""Whether the service slows down as its log grows: the same work on a short and on a long ledger, in turns."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from benchmarks.context import CASES_A_LOAD, WARM_UP, Context
from benchmarks.databases import Kind
from benchmarks.ledgers import EARLY, SMALL, Ledger, ledger
from benchmarks.load import Load, put_load
from benchmarks.ours.registers import ROOT
from benchmarks.ours.subject import Ours
from benchmarks.proc import DatabaseTime, seconds_of_family, watched
from benchmarks.servers import Server, running
from benchmarks.table import Row, Table, ratio

READING = (
    "One client, one worker for each ledger, both ledgers in turns; the reads before the writes. The ledgers hold\n"
    "real facts: cases, organisations, people, interests, meetings, votes, decisions. A write: the median of the\n"
    "ten of a decision. CPU: the worker and its database, for each answer."
)


def works(at: Ledger) -> Mapping[str, str]:
    """What is read, and where."""
    page = f"{ROOT}/cases?limit=50"
    return {
        "one case": f"{ROOT}/cases/{at.case}",
        "history of a case": f"{ROOT}/cases/{at.case}/history",
        "first page of cases": page,
        "last page of cases": f"{page}&after={at.deep}",
        "first page, as known long ago": f"{page}&position={EARLY}",
    }


@dataclass
class Found:
    """What was found of one work on one ledger, over all turns."""

    milliseconds: list[float] = field(default_factory=list)
    cpu: float = 0.0
    asked: int = 0

    def take(self, load: Load, cpu: float) -> None:
        """Add what one turn has found."""
        self.milliseconds += load.milliseconds
        self.cpu, self.asked = self.cpu + cpu, self.asked + load.asked

    @property
    def latency_ms(self) -> float:
        """The median."""
        return median(self.milliseconds)

    @property
    def cpu_ms(self) -> float:
        """For each answer."""
        return 1000 * self.cpu / self.asked


def run(context: Context) -> Table:
    """Both ledgers on each kind of database."""
    rows = [row for kind in context.kinds if context.has_ours for row in rows_of(context, kind)]
    return Table("Growth", READING, rows)


def rows_of(context: Context, kind: Kind) -> Iterator[Row]:
    """One kind of database."""
    ledgers = [ledger(context, kind, facts) for facts in (SMALL, context.facts)]
    found: dict[str, tuple[Found, Found]] = defaultdict(lambda: (Found(), Found()))
    with ExitStack() as servers:
        pairs = [(one, servers.enter_context(running(Ours(), one.database_url))) for one in ledgers]
        for work in (*works(ledgers[0]), "a write"):
            for turn in range(context.rounds + 1):
                for (at, server), mine in zip(pairs, found[work], strict=True):
                    seconds = context.seconds / 3 if turn else WARM_UP / 2
                    load, cpu = measured(at, server, work, turn, seconds)
                    if turn:
                        mine.take(load, cpu)
    for work, (short, long) in found.items():
        yield row(kind, work, [one.facts for one in ledgers], short, long)


def measured(at: Ledger, server: Server, work: str, turn: int, seconds: float) -> tuple[Load, float]:
    """One turn of one client, and the processor time it took."""
    reads = works(at)
    scene = {**at.scene, "page": [reads[work]]} if work in reads else at.scene
    database = DatabaseTime(at.database_url)
    before = seconds_of_family(server.pid) + database.look()
    with watched(database):
        kind = "page" if work in reads else "decide"
        load = put_load(server, Ours(), scene, kind, 1, seconds, turn * CASES_A_LOAD)
    return load, seconds_of_family(server.pid) + database.look() - before


def row(kind: Kind, work: str, sizes: list[int], short: Found, long: Found) -> Row:
    """Medians on both ledgers, and how many times longer the long one takes."""
    small, large = (f"{size:,} facts" for size in sizes)
    return {
        "database": kind.name,
        "work": work,
        f"latency ms, {small}": short.latency_ms,
        f"latency ms, {large}": long.latency_ms,
        "× latency": ratio(long.latency_ms, short.latency_ms),
        f"CPU ms, {small}": short.cpu_ms,
        f"CPU ms, {large}": long.cpu_ms,
        "× CPU": ratio(long.cpu_ms, short.cpu_ms),
    }
