"""How much memory one worker holds: when it has just started, and after it has worked."""

from collections.abc import Iterator

from benchmarks.context import CLIENTS, WARM_UP, Context
from benchmarks.databases import Kind
from benchmarks.proc import bytes_of_family
from benchmarks.servers import Server, running
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


def rows_of(context: Context, kind: Kind) -> Iterator[Row]:
    """One kind of database: the bare application, then the subjects."""
    with kind.fresh() as url, running(BARE, url) as server:
        bare = mib_of(server)
    held = {"started": bare, "after work": None, "× bare": ratio(bare, bare)}
    yield {"database": kind.name, "subject": BARE.name, **held}
    for stand in context.stands(kind):
        with running(stand.subject, stand.database_url) as server:
            started = mib_of(server)
            stand.put_load(server, "decide", CLIENTS, context.seconds + WARM_UP)
            worked = mib_of(server)
        held = {"started": started, "after work": worked, "× bare": ratio(worked, bare)}
        yield {"database": kind.name, "subject": stand.subject.name, **held}


def mib_of(server: Server) -> float:
    """MiB that it holds now."""
    return bytes_of_family(server.pid) / MIB
