"""Everything that can be measured. A new subject is one line here, and an adapter that has the shape of `Subject`."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.ours.subject import Ours
from benchmarks.subject import Startable, Subject
from benchmarks.yardstick import Yardstick

SUBJECTS: tuple[Subject, ...] = (Yardstick("floor"), Yardstick("peer"), Yardstick("library"), Ours())
"""In the order of the tables. The first is what the ratios are against."""


@dataclass(frozen=True)
class Bare:
    """A FastAPI application that does nothing: what starting and memory are compared with."""

    name: str = "bare FastAPI"
    ready_path: str = "/healthz"

    def make_ready(self, database_url: str) -> None:
        """There is nothing to make ready."""

    def command(self, database_url: str, port: int) -> Sequence[str]:
        """Serve `bare.py` with this interpreter."""
        return (sys.executable, "-m", "benchmarks.bare", "--database-url", database_url, "--port", str(port))

    def environment(self, database_url: str) -> Mapping[str, str]:
        """Nothing beside what is there."""
        return {}


BARE: Startable = Bare()


def named(names: Sequence[str]) -> tuple[Subject, ...]:
    """The subjects of these names, in the order of the registry; raise `LookupError` on an unknown name."""
    known = {subject.name for subject in SUBJECTS}
    if unknown := set(names) - known:
        raise LookupError(f"no such subject: {', '.join(sorted(unknown))} (there are: {', '.join(sorted(known))})")
    return tuple(subject for subject in SUBJECTS if subject.name in names)
