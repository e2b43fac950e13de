"""How many reads a second: the trail of a decided case, and a page of the register of interests."""

from statistics import median

from benchmarks.context import CLIENTS, Context
from benchmarks.table import Row, Table, ratio

READING = (
    "One worker, eight clients: the nine lines of a case's trail; a page of fifty lines of the register of interests."
)
WORKS = ("trail", "register")


def run(context: Context) -> Table:
    """Measure all stands in rounds."""
    rows: list[Row] = []
    for kind in context.kinds:
        found: dict[tuple[str, str], list[float]] = {}
        for stand, server in context.in_rounds(kind):
            for work in WORKS:
                load = stand.put_load(server, work, CLIENTS, context.seconds / 2)
                found.setdefault((stand.subject.name, work), []).append(load.finished / load.seconds)
        rates = {key: median(values) for key, values in found.items()}
        rows += [row(kind.name, subject.name, rates, context.base) for subject in context.subjects]
    return Table("Reads", READING, rows)


def row(kind: str, name: str, rates: dict[tuple[str, str], float], base: str) -> Row:
    """Rates, and ratios against the base of the same run."""
    trail, register = (rates[name, work] for work in WORKS)
    return {
        "database": kind,
        "subject": name,
        "trails/s": trail,
        "× base trails": ratio(trail, rates[base, "trail"]),
        "register pages/s": register,
        "× base pages": ratio(register, rates[base, "register"]),
    }
