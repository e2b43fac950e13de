"""Where the figures come from: a figure without its machine says nothing."""

import os
import platform
import shlex
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir

from benchmarks.databases import Kind

PACKAGES = ("fastapi", "uvicorn", "pydantic", "sqlalchemy", "psycopg", "eventsourcing")


def described(kinds: Sequence[Kind]) -> Mapping[str, str]:
    """The machine, the programs, the command."""
    return {
        "processor": f"{told('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores",
        "memory": told("/proc/meminfo", "MemTotal"),
        "kernel": f"{platform.system()} {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "databases": "; ".join(kind.version() for kind in kinds),
        "files on": file_system(Path(os.environ.get("BENCH_SQLITE_DIR", gettempdir())).resolve()),
        "load before": ", ".join(f"{load:.2f}" for load in os.getloadavg()) + " (1, 5, 15 minutes)",
        "command": shlex.join(("python", "-m", "benchmarks", *sys.argv[1:])),
    }


def told(file: str, name: str) -> str:
    """What a file of the kernel says under a name."""
    lines = (line.partition(":") for line in Path(file).read_text().splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == name), "unknown")


def file_system(folder: Path) -> str:
    """The kind of file system under a folder; on tmpfs a commit costs nothing, and the SQLite figures mean little."""
    mounts = (line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines())
    above = [(len(point), kind) for point, kind in mounts if folder.is_relative_to(point)]
    return max(above)[1] if above else "unknown"
