"""Where the service under measurement keeps its keys, and how its own command line is started."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("decisions"))
DATA_DIR, TOKEN = "BENCHMARK_DATA_DIR", "BENCHMARK_TOKEN"
"""Told to the processes that this one starts, so that all believe one issuer and nobody signs a token twice."""
HOME = "DECISIONS_DATA_DIR"
ISSUER = "development-issuer.json"


def data_dir() -> str:
    """The directory of the issuer's and the vault's keys; whoever makes it removes it at the end."""
    if DATA_DIR not in os.environ:
        made = os.environ[DATA_DIR] = tempfile.mkdtemp(prefix="benchmark-")
        atexit.register(shutil.rmtree, made, ignore_errors=True)
    return os.environ[DATA_DIR]


def home_of(database_url: str) -> Path:
    """The data directory of one database: its own keys and marks, for a database behind another's marks has lost facts.

    All believe the same issuer.
    """
    home = Path(data_dir()) / sha256(database_url.encode()).hexdigest()[:16]
    if not home.exists():
        issuer = Path(data_dir()) / ISSUER
        if not issuer.exists():
            decisions(["token", "T0B", "secretary"], issuer.parent)
        home.mkdir()
        shutil.copy2(issuer, home)
    return home


def environment(database_url: str) -> Mapping[str, str]:
    """What the service needs in its environment beside the database."""
    return {HOME: str(home_of(database_url))}


def here() -> Path:
    """The data directory of the database that this program was started for."""
    return Path(os.environ[HOME])


def store_url(database_url: str) -> str:
    """The URL of a database, as SQLAlchemy wants it."""
    return database_url.replace("postgresql://", "postgresql+psycopg://", 1)


def decisions(words: Sequence[str], home: Path) -> str:
    """Run the command line to its end, with the keys of a data directory; what it said. Raises `CalledProcessError`."""
    env = {**os.environ, HOME: str(home)}
    return subprocess.run([PROGRAM, *words], env=env, check=True, stdout=subprocess.PIPE, text=True).stdout


def token(body: str, roles: Sequence[str]) -> str:
    """A token of the development issuer, made once in a run."""
    if TOKEN not in os.environ:
        os.environ[TOKEN] = decisions(["token", body, *roles, "--hours", "12"], Path(data_dir())).strip()
    return os.environ[TOKEN]
