"""How much memory one worker holds: when it has just started, and after it has worked."""

from benchmarks.context import CLIENTS, Context
from benchmarks.databases import Kind
from benchmarks.proc import bytes_of_family
from benchmarks.servers import running
from benchmarks.subject import Startable
from benchmarks.subjects import BARE
from benchmarks.table import Row, Table, ratio

READING = (
    "MiB of one worker, what it shares divided among the sharers (PSS); the database's own processes are not counted.\n"
    "`started`: at its first 200; `after work`: after a spell of decisions with eight clients."
)
MIB = 2**20


def run(context: Context) -> Table:
    """The bare application, then every stand, once: memory hardly varies."""
    return Table("Memory", READING, [row for kind in context.kinds for row in rows_of(context, kind)])


def rows_of(context: Context, kind: Kind) -> list[Row]:
    """One kind of database: the bare application, then the subjects."""
    with kind.fresh() as url:
        bare = just_started(BARE, url)
    rows: list[Row] = [
        {"database": kind.name, "subject": BARE.name, "started": bare, "after work": None, "× bare": ratio(bare, bare)}
    ]
    started = {stand.subject.name: just_started(stand.subject, stand.database_url) for stand in context.stands(kind)}
    worked: dict[str, float] = {}
    for stand, server in context.in_rounds(kind, 1):
        stand.put_load(server, "decide", CLIENTS, context.seconds)
        worked[stand.subject.name] = bytes_of_family(server.pid) / MIB
    for name, found in worked.items():
        held = {"started": started[name], "after work": found, "× bare": ratio(found, bare)}
        rows.append({"database": kind.name, "subject": name, **held})
    return rows


def just_started(subject: Startable, database_url: str) -> float:
    """MiB held at the first 200."""
    with running(subject, database_url) as server:
        return bytes_of_family(server.pid) / MIB
