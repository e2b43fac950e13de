"""Where the service under measurement keeps its keys, and how its own command line is started."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("decisions"))
DATA_DIR, TOKEN = "BENCHMARK_DATA_DIR", "BENCHMARK_TOKEN"
"""Told to the processes that this one starts, so that all use the same keys and nobody signs a token twice."""


def data_dir() -> str:
    """The directory of the issuer's and the vault's keys; whoever makes it removes it at the end."""
    if DATA_DIR not in os.environ:
        made = os.environ[DATA_DIR] = tempfile.mkdtemp(prefix="benchmark-")
        atexit.register(shutil.rmtree, made, ignore_errors=True)
    return os.environ[DATA_DIR]


def environment() -> Mapping[str, str]:
    """What the service needs in its environment beside the database."""
    return {"DECISIONS_DATA_DIR": data_dir()}


def store_url(database_url: str) -> str:
    """The URL of a database, as SQLAlchemy wants it."""
    return database_url.replace("postgresql://", "postgresql+psycopg://", 1)


def decisions(words: Sequence[str]) -> str:
    """Run the command line to its end; what it said. Raises `CalledProcessError`."""
    env = {**os.environ, **environment()}
    return subprocess.run([PROGRAM, *words], env=env, check=True, stdout=subprocess.PIPE, text=True).stdout


def token(body: str, roles: Sequence[str]) -> str:
    """A token of the development issuer, made once in a run."""
    if TOKEN not in os.environ:
        os.environ[TOKEN] = decisions(["token", body, *roles, "--hours", "12"]).strip()
    return os.environ[TOKEN]
