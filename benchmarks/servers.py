"""Start a subject as a process, wait until it answers, and stop that process, and only that one."""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from time import perf_counter, sleep
from typing import IO

from benchmarks.subject import Startable

PATIENCE = 60.0
"""Seconds until a server that does not answer counts as failed."""
ROOT = Path(__file__).resolve().parent.parent


class DidNotStart(Exception):
    """A server ended, or did not answer in time; the message is the end of what it said."""


@dataclass(frozen=True)
class Server:
    """A running subject."""

    pid: int
    port: int
    seconds_to_ready: float
    """From the start of the process to its first 200."""


def as_installed() -> dict[str, str]:
    """This environment, but byte code is kept, as of an installed program: no second start compiles anything."""
    kept = {name: held for name, held in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": byte_code()}


@cache
def byte_code() -> str:
    """A folder for byte code, for all that this run starts; removed at its end."""
    folder = tempfile.mkdtemp(prefix="bench-code-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(subject: Startable, database_url: str) -> Iterator[Server]:
    """Start a subject on a database; stop it at the end."""
    port = free_port()
    with tempfile.TemporaryFile() as said:
        before = perf_counter()
        process = subprocess.Popen(
            subject.command(database_url, port),
            cwd=ROOT,
            env={**as_installed(), **subject.environment(database_url)},
            stdout=said,
            stderr=said,
        )
        try:
            await_ready(subject, process, port, before + PATIENCE, said)
            yield Server(process.pid, port, perf_counter() - before)
        finally:
            stop(process)


def await_ready(
    subject: Startable, process: subprocess.Popen[bytes], port: int, deadline: float, said: IO[bytes]
) -> None:
    """Ask until the answer is 200."""
    while not answers(port, subject.ready_path):
        if process.poll() is not None or perf_counter() > deadline:
            said.seek(0)
            raise DidNotStart(f"{subject.name}: {said.read()[-3000:].decode(errors='replace')}")
        sleep(0.002)


def answers(port: int, path: str) -> bool:
    """Whether a GET of this path is answered with 200."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    with closing(connection), suppress(OSError):
        connection.request("GET", path)
        return connection.getresponse().status == HTTPStatus.OK
    return False


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to end, and end it if it does not."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
