"""Programs of the benchmark that work in a process of their own, so that what they import weighs on nobody else."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, cast

from benchmarks.servers import ROOT


def answer_of(module: str, subject_environment: Mapping[str, str], **options: object) -> dict[str, Any]:
    """Run `python -m benchmarks.…` with these options to its end; what it printed, an object of JSON.

    Raises `CalledProcessError`.
    """
    words = [word for name, held in options.items() for word in (f"--{name.replace('_', '-')}", str(held))]
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *words],
        cwd=ROOT,
        env={**os.environ, **subject_environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return cast("dict[str, Any]", json.loads(done.stdout))
