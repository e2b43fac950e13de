"""The whole service on a real server of this machine, and people who call it with tokens of their own."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from copy import copy
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from service.app import create_app
from service.auth.callers import EVERY, Role
from service.auth.development_issuer import DevelopmentIssuer, Persona
from service.clock import Clock, SystemClock
from service.edge.server import options_at, uvicorn_options
from service.ids import new_id
from service.settings import Settings
from service.store.connections import transaction
from service.store.databases import Database
from service.store.migrating import migrate

Json = dict[str, Any]
_CODES = count(1)


class Somebody:
    """A caller with roles in one body; paths are under `/v1/bodies/{ods}/`."""

    def __init__(self, client: httpx.Client, ods: str, token: str) -> None:
        self._client, self.ods = client, ods
        self._token = {"Authorization": f"Bearer {token}", "Access-Reason": "a test"}

    def without_reason(self) -> "Somebody":
        """The same caller, who does not say why."""
        other = copy(self)
        other._token = {name: held for name, held in self._token.items() if name != "Access-Reason"}
        return other

    def ask(self, method: str, path: str, **how: Any) -> httpx.Response:  # noqa: ANN401 - as httpx takes them
        """Send anything; `headers` come beside the token."""
        headers = self._token | how.pop("headers", {})
        address = f"/v1/bodies/{self.ods}/{path}".rstrip("/")
        return self._client.request(method, address, headers=headers, **how)

    def get(self, path: str, **query: object) -> httpx.Response:
        """The answer to a question, whatever it is."""
        return self.ask("GET", path, params=_texts(query) or None)

    def read(self, path: str, **query: object) -> Json:
        """What is found; fails where it is not."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def etag(self, path: str) -> dict[str, str]:
        """The If-Match header for what is found there now."""
        return {"If-Match": self.get(path).headers["ETag"]}

    def post(self, path: str, body: Json | None = None, **headers: str) -> httpx.Response:
        """The answer to a command; `if_match="…"` becomes the header If-Match."""
        named = {name.replace("_", "-"): held for name, held in headers.items()}
        return self.ask("POST", path, json=body or {}, headers=named)

    def record(self, path: str, body: Json | None = None, **headers: str) -> Json:
        """The receipt of a command; fails where it is refused."""
        answer = self.post(path, body, **headers)
        assert answer.status_code == 201, answer.text
        receipt: Json = answer.json()
        return receipt

    def make(self, path: str, body: Json | None = None, **headers: str) -> str:
        """The id of what a command made: the last part of its location."""
        location: str = self.record(path, body, **headers)["location"]
        return location.rsplit("/", 1)[1]

    def record_upon(self, thing: str, path: str, body: Json | None = None) -> Json:
        """The receipt of a command that acts on what is found at `thing` now."""
        return self.record(path, body, **self.etag(thing))

    def refused(self, path: str, body: Json | None = None, **headers: str) -> Json:
        """The problem document of a command; fails where it is not refused."""
        answer = self.post(path, body, **headers)
        assert answer.headers["content-type"] == "application/problem+json", answer.text
        problem: Json = answer.json()
        assert problem["status"] == answer.status_code
        return problem


class Service:
    """A running service."""

    def __init__(self, app: FastAPI, client: httpx.Client, settings: Settings, issuer: DevelopmentIssuer) -> None:
        self.app, self.client = app, client
        self._settings, self._issuer = settings, issuer

    @property
    def database(self) -> Database:
        """Where it keeps the log."""
        database: Database = self.app.state.database
        return database

    def environment(self) -> dict[str, str]:
        """What the command line must be told to work on the same record."""
        return {"DATABASE_URL": self._settings.store_url, "DECISIONS_DATA_DIR": str(self._settings.data_dir)}

    def caller(self, ods: str, *roles: Role, person: str | None = None, boards: tuple[str, ...] = (EVERY,)) -> Somebody:
        """Somebody with these roles in this body, and perhaps an entry in its register of people."""
        return self.caller_of({ods: dict.fromkeys(roles, boards)}, person)

    def caller_of(self, held: dict[str, dict[Role, tuple[str, ...]]], person: str | None = None) -> Somebody:
        """Somebody with roles in several bodies, who starts in the first of them."""
        ods = next(iter(held))
        persona = Persona(subject=new_id(), roles=held, person=person)
        token = self._issuer.issue_token(persona, audience=self._settings.audience)
        return Somebody(self.client, ods, token)

    def destroy_texts(self, ods: str) -> None:
        """Make every personal and free text of a body unreadable, as erasure does."""
        destroy = f"DELETE FROM disclosures WHERE ledger = '{ods}'"  # noqa: S608 - a code of our own making
        with transaction(self.database.reader()) as connection:
            connection.say(destroy)

    def new_body(self, kind: str = "PCT", ods: str | None = None) -> str:
        """The code of a new body whose record has been opened, under a code of its own unless one is given."""
        ods = ods or f"T{next(_CODES):05}"
        registrar = self.caller(ods, Role.REGISTRAR)
        registrar.record("establishment", {"name": f"NHS {ods}", "kind": kind})
        return ods


def pages_of(reader: Somebody, path: str, **query: object) -> Iterator[list[Json]]:
    """The results of a list page by page, each found by the Link of the one before."""
    answer = reader.get(path, **query)
    while True:
        yield answer.json()["results"]
        following = answer.links.get("next")
        if following is None:
            return
        answer = reader.get(following["url"].split(f"/bodies/{reader.ods}/")[1])


@contextlib.contextmanager
def served(
    database_url: str,
    data_dir: Path,
    clock: Clock | None = None,
    **further: Any,  # noqa: ANN401 - any setting
) -> Iterator[Service]:
    """Serve the whole application from this database on a free port, and stop it at the end."""
    migrate(Database(database_url))
    settings = Settings.model_validate({"data_dir": data_dir, "database_url": database_url, **further})
    app = create_app(settings, clock=clock)
    issuer = DevelopmentIssuer(data_dir, clock or SystemClock())
    with running(app, settings) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield Service(app, client, settings, issuer)


@contextlib.contextmanager
def running(app: FastAPI, settings: Settings) -> Iterator[int]:
    """Run uvicorn in a thread, with the service's settings but at a free port; gives the port."""
    with running_with(app, uvicorn_options(settings) | {"port": 0}) as port:
        yield port


@contextlib.contextmanager
def running_at(app: Any, port: int = 0) -> Iterator[int]:  # noqa: ANN401 - any ASGI application
    """Run uvicorn in a thread, at this port or a free one; gives the port."""
    with running_with(app, options_at("127.0.0.1", port)) as found:
        yield found


@contextlib.contextmanager
def running_with(app: Any, options: dict[str, Any]) -> Iterator[int]:  # noqa: ANN401 - any ASGI application
    """Run uvicorn in a thread; gives the port."""
    listener = socket.create_server(("127.0.0.1", options["port"]))
    told = options | {"log_level": "critical", "timeout_graceful_shutdown": 1}
    server = uvicorn.Server(uvicorn.Config(app, **told))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


def _texts(query: Mapping[str, object]) -> dict[str, str]:
    return {name: str(held) for name, held in query.items() if held is not None}
