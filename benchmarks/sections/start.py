"""How long from the start of the process to its first 200, beside a FastAPI application that does nothing."""

from statistics import median

from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.servers import running
from benchmarks.subject import Startable
from benchmarks.subjects import BARE
from benchmarks.table import Row, Table, ratio

READING = (
    "Milliseconds from starting the process to its first 200, the interpreter's own start included, on a database\n"
    "that has its tables and its register already. `decisions migrate` and a first start of each, which\n"
    "leaves byte code, are not counted. Medians of the rounds."
)


def run(context: Context) -> Table:
    """Start everything again and again, in turns."""
    return Table("Start", READING, [row for kind in context.kinds for row in rows_of(context, kind)])


def rows_of(context: Context, kind: Kind) -> list[Row]:
    """One kind of database: the bare application, then the subjects."""
    times: dict[str, list[float]] = {}
    with kind.fresh() as bare:
        starts = [(BARE, bare), *((stand.subject, stand.database_url) for stand in context.stands(kind))]
        first_200(BARE, bare)
        for _ in range(context.rounds):
            for subject, url in starts:
                times.setdefault(subject.name, []).append(first_200(subject, url))
    middles = {name: median(found) for name, found in times.items()}
    return [
        {
            "database": kind.name,
            "subject": name,
            "first 200, ms": took,
            "lowest": min(times[name]),
            "× bare": ratio(took, middles[BARE.name]),
        }
        for name, took in middles.items()
    ]


def first_200(subject: Startable, database_url: str) -> float:
    """Milliseconds to the first 200."""
    with running(subject, database_url) as server:
        return 1000 * server.seconds_to_ready
