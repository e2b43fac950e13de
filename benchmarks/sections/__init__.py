"""The sections of the benchmark: each is a module whose `run(context)` measures one question and answers a table."""

from collections.abc import Callable, Mapping

from benchmarks.context import Context
from benchmarks.sections import (
    decisions,
    feed,
    forecast,
    group_commit,
    growth,
    history,
    judgement,
    memory,
    packs,
    proofs,
    reads,
    rebuild,
    start,
)
from benchmarks.table import Table

SECTIONS: Mapping[str, Callable[[Context], Table]] = {
    "decisions": decisions.run,
    "reads": reads.run,
    "start": start.run,
    "memory": memory.run,
    "group_commit": group_commit.run,
    "growth": growth.run,
    "history": history.run,
    "judgement": judgement.run,
    "forecast": forecast.run,
    "rebuild": rebuild.run,
    "proofs": proofs.run,
    "packs": packs.run,
    "feed": feed.run,
}
"""In the order of the report. A new section is a module here and a line in this table."""
