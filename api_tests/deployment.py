"""The deployment that is tested: one whose address was given, or one started on this machine."""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import httpx
import pytest

COMMAND: Final = Path(sys.executable).with_name("decisions")
API_URL: Final = os.environ.get("API_URL", "")
PLACES: Final = ("deployed",) if API_URL else ("sqlite", "postgresql")
# For what is turned away before anything is read or written, one database says as much as two.
ON_ONE_DATABASE: Final = pytest.mark.parametrize("deployment", PLACES[:1], indirect=True, scope="session")
PATIENCE: Final = 60.0
USUAL: Final = ("registrar", "secretary", "auditor")
LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
MADE: Final[dict[tuple[str, ...], str]] = {}  # a token takes more than a second to make, and serves both databases


class Tokens(Protocol):
    """Where tokens come from."""

    def token(self, *roles: str, person: str | None = None) -> str:
        """A token for somebody with these roles in the body."""


@dataclass(frozen=True)
class Deployment:
    """Where the service answers, which body the tests keep the record of, and with which tokens."""

    url: str
    body: str
    tokens: Tokens


class GivenTokens:
    """Tokens that the operator of a deployment gave us."""

    def __init__(self, by_role: Mapping[str, str]) -> None:
        """Take one token for each role."""
        self._by_role = dict(by_role)

    def token(self, *roles: str, person: str | None = None) -> str:
        """The token of the first role; a test that needs one that was not given is skipped, and says so."""
        if person is not None or roles[0] not in self._by_role:
            pytest.skip(f"API_TOKENS holds no token for {roles[0]}{' who is on the register' if person else ''}")
        return self._by_role[roles[0]]


class MadeTokens:
    """Tokens of the development issuer, made by the command line as somebody trying the service would make them."""

    def __init__(self, body: str, environment: Mapping[str, str]) -> None:
        """Make tokens for this body with the issuer of this environment."""
        self._body, self._environment = body, dict(environment)

    def token(self, *roles: str, person: str | None = None) -> str:
        """A token for somebody with these roles, made once."""
        named = ("--person", person) if person else ()
        key = (self._environment["DECISIONS_DATA_DIR"], self._body, *roles, *named)
        if key not in MADE:
            MADE[key] = self._make(*roles, *named)
        return MADE[key]

    def _make(self, *arguments: str) -> str:
        told = run("token", self._body, *arguments, "--json", environment=self._environment)
        made: str = json.loads(told)["token"]
        return made


def new_code() -> str:
    """An ODS-like code that no body has."""
    return "T" + "".join(secrets.choice(LETTERS) for _ in range(9))


def given_deployment(url: str) -> Deployment:
    """The deployment that API_URL, API_TOKENS and API_BODY describe."""
    given = os.environ.get("API_TOKENS", "{}")
    text = given if given.lstrip().startswith("{") else Path(given).read_text(encoding="utf-8")
    by_role: dict[str, str] = json.loads(text)
    return Deployment(url.rstrip("/"), os.environ.get("API_BODY") or new_code(), GivenTokens(by_role))


def environment_in(folder: Path) -> dict[str, str]:
    """The environment of a service that keeps its keys in this folder and is not otherwise configured."""
    kept = {name: held for name, held in os.environ.items() if not name.startswith("DECISIONS_")}
    return kept | {"DECISIONS_DATA_DIR": str(folder)}


@contextlib.contextmanager
def started_deployment(database_url: str, folder: Path, body: str) -> Iterator[Deployment]:
    """Start the service on a free port of this machine, wait until it is ready, and stop it at the end."""
    port, record = _free_port(), folder / f"served-{secrets.token_hex(4)}.txt"
    environment = environment_in(folder) | {"DATABASE_URL": database_url, "PORT": str(port)}
    if not database_url.startswith("sqlite:"):
        run("migrate", environment=environment)
    url, tokens = f"http://127.0.0.1:{port}", MadeTokens(body, environment)
    with record.open("w") as written, _serving(environment, written) as server:
        with ThreadPoolExecutor() as pool:  # the tokens that every test needs, while the service starts
            list(pool.map(tokens.token, USUAL))
        _wait_until_ready(url, server, record)
        yield Deployment(url, body, tokens)
    # The service keeps what went wrong to itself, so it is asked here, after every test has had its say.
    assert "unexpected-failure" not in record.read_text(), record.read_text()[-4000:]


def run(*arguments: str, environment: Mapping[str, str], folder: Path | None = None) -> str:
    """What the command line prints; fails where it does."""
    command = [str(COMMAND), *arguments]
    ran = subprocess.run(  # noqa: S603 - our own command
        command, env=environment, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@contextlib.contextmanager
def _serving(environment: Mapping[str, str], record: Any) -> Iterator[subprocess.Popen[bytes]]:  # noqa: ANN401 - a file
    command = [str(COMMAND), "serve"]
    server = subprocess.Popen(command, env=environment, stdout=record, stderr=subprocess.STDOUT)  # noqa: S603
    try:
        yield server
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(15)


def _wait_until_ready(url: str, server: subprocess.Popen[bytes], record: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, record.read_text()[-4000:]
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{url}/readyz", timeout=2).is_success:
                return
        time.sleep(0.05)
    raise AssertionError(f"the service was not ready in {PATIENCE:.0f} seconds")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port
