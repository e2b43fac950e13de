"""A server that is told to stop ends its streams by itself, whether they are read or not."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from service.auth.callers import Role
from service.auth.development_issuer import DevelopmentIssuer, Persona, everywhere
from service.clock import SystemClock
from service.ids import new_id
from service.store.databases import Database
from service.store.migrating import migrate
from service.tests.feed.make import names
from service.tests.feed.streaming import stream
from service.tests.serving import Somebody

LIMIT = 10.0


def started(database_url: str, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A service in a process of its own, ready, and its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    kept = {name: held for name, held in os.environ.items() if not name.startswith("DECISIONS_")}
    environment = kept | {"DECISIONS_DATA_DIR": str(folder), "DATABASE_URL": database_url, "PORT": str(port)}
    command = [str(Path(sys.executable).with_name("decisions")), "serve"]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            if httpx.get(f"{address}/readyz").is_success:
                break
        except httpx.HTTPError:
            time.sleep(0.05)
    return server, address


def test_streams_end_cleanly_when_the_service_is_told_to_stop(database_url: str, tmp_path: Path) -> None:
    migrate(Database(database_url))
    server, address = started(database_url, tmp_path)
    try:
        issuer = DevelopmentIssuer(tmp_path, SystemClock())
        roles = {"T0001": everywhere(Role.REGISTRAR, Role.AUDITOR)}
        token = issuer.issue_token(Persona(subject=new_id(), roles=roles), audience="commissioning-decisions")
        with httpx.Client(base_url=address, timeout=LIMIT) as client:
            auditor = Somebody(client, "T0001", token)
            auditor.record("establishment", {"name": "NHS T0001", "kind": "PCT"})
            with stream(auditor) as one, stream(auditor) as other:
                told = one.events()
                assert names([next(told)]) == ["organisations.BodyEstablished"]
                told_by = time.monotonic()
                server.send_signal(signal.SIGTERM)
                assert list(told) == []
                assert len(list(other.events())) == 1
        assert server.wait(LIMIT) in (0, -signal.SIGTERM)
        assert time.monotonic() - told_by < LIMIT
    finally:
        if server.poll() is None:
            server.kill()
            server.wait(LIMIT)
