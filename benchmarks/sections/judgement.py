"""What it costs to judge a question, on values alone: no database and no HTTP have a part in it."""

from statistics import median
from time import process_time

from benchmarks.context import Context
from benchmarks.table import Row, Table
from domain.decisions.inputs import JudgementInputs
from domain.decisions.judge import judge
from domain.tests.decisions.test_size import crowded

READING = (
    "ms of CPU for one judgement of a board on which everybody is in the room, votes and is conflicted; half of the\n"
    "conflicts are only noted. Wanted: at most 2 ms for forty members with two hundred findings."
)
BOARDS = ((12, 5), (40, 5))
RUNS = 100


def run(context: Context) -> Table:
    """A board of the usual size, and the largest one that is wanted."""
    return Table("Judgement", READING, [row(members, each, RUNS * context.rounds) for members, each in BOARDS])


def row(members: int, each: int, runs: int) -> Row:
    """One board."""
    inputs = crowded(members, each)
    spent = [1_000 * seconds_of(inputs) for _ in range(runs)]
    return {"members": members, "findings": members * each, "median ms": median(spent), "best ms": min(spent)}


def seconds_of(inputs: JudgementInputs) -> float:
    """Seconds of CPU for one judgement."""
    started = process_time()
    judge(inputs)
    return process_time() - started
