"""Programs of the benchmark that work in a process of their own, so that what they import weighs on nobody else."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.proc import DatabaseTime, watched
from benchmarks.servers import ROOT
from benchmarks.subject import Startable


@dataclass(frozen=True)
class Worked:
    """What a program did with facts, how long it took, and the processor time of itself and of its database."""

    facts: int
    seconds: float
    cpu: float
    said: Mapping[str, Any]
    """Everything that the program printed."""

    @property
    def rate(self) -> float:
        """Facts a second."""
        return self.facts / self.seconds


def worked(module: str, subject: Startable, database_url: str, **options: object) -> Worked:
    """Run `python -m benchmarks.…` on a database, in the environment of a subject, to its end.

    Raises `CalledProcessError`.
    """
    options = {"database_url": database_url, **options}
    words = [word for name, held in options.items() for word in (f"--{name.replace('_', '-')}", str(held))]
    database = DatabaseTime(database_url)
    before = database.look()
    with watched(database):
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{module}", *words],
            cwd=ROOT,
            env={**os.environ, **subject.environment(database_url)},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    said = json.loads(done.stdout)
    return Worked(said["facts"], said["seconds"], said["cpu"] + database.look() - before, said)
