"""Telling the demonstration again, after an interruption, and where something else lies already."""

import asyncio
from pathlib import Path

import httpx
import pytest

from service.app import create_app
from service.audit.verifying.databases import verify_database
from service.audit.verifying.wanted import Verification
from service.auth.callers import Role
from service.cli.configuring import the_url
from service.contexts import PROJECTIONS
from service.demo.calling import Unexpected
from service.demo.loading import load, load_here
from service.demo.personas import Personas
from service.demo.telling import Telling
from service.settings import Settings
from service.store.databases import Database
from service.store.migrating import migrate
from service.tests.demo.conftest import Told, load_there, settings_for
from service.tests.serving import served
from verifier.reports import Outcome

FACTS = {"5NC": 1, "08W": 652, "5PD": 371, "A3A8R": 2}


class Interrupted(Exception):
    """The power went."""


class Failing(httpx.AsyncBaseTransport):
    """Reaches an application for so many requests and then no more."""

    def __init__(self, inner: httpx.AsyncBaseTransport, requests: int) -> None:
        self._inner, self._left = inner, requests

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass a request on, or fail."""
        self._left -= 1
        if self._left < 0:
            raise Interrupted
        return await self._inner.handle_async_request(request)


async def _load_some(settings: Settings, requests: int) -> None:
    app = create_app(settings)
    client = httpx.AsyncClient(transport=Failing(httpx.ASGITransport(app=app), requests), base_url="http://127.0.0.1")
    async with app.router.lifespan_context(app), client:
        await load(client, Personas(settings), Telling())


def test_telling_it_again_records_nothing(told: Told) -> None:
    again = Telling()
    loaded = asyncio.run(load_there(told.service, told.settings, again))
    assert (loaded.recorded, again.lines) == (0, [])
    assert {ods: told.auditor(ods).read("")["logSize"] for ods in FACTS} == FACTS
    assert {one.name: one.person for one in loaded.signed_in} == {one.name: one.person for one in told.loaded.signed_in}


def test_an_interrupted_telling_is_continued_where_it_stopped(sqlite_url: str, tmp_path: Path) -> None:
    settings, telling = settings_for(sqlite_url, tmp_path), Telling()
    migrate(Database(sqlite_url))
    for requests in (5, 450):
        with pytest.raises(Interrupted):
            asyncio.run(_load_some(settings, requests))
    loaded = asyncio.run(load_here(settings, telling))
    with served(sqlite_url, tmp_path) as service:
        there = {ods: service.caller(ods, Role.AUDITOR).read("")["logSize"] for ods in FACTS}
    assert there == FACTS
    assert [line.refused for line in telling.lines].count("conflict-of-interest") == 1
    assert 0 < loaded.recorded < sum(FACTS.values())


def test_the_demonstration_does_not_go_on_in_somebody_elses_record(sqlite_url: str, tmp_path: Path) -> None:
    with served(sqlite_url, tmp_path) as service:
        service.caller("08W", Role.REGISTRAR).record("establishment", {"name": "NHS Elsewhere", "kind": "CCG"})
        with pytest.raises(Unexpected, match="body-already-established"):
            asyncio.run(load_there(service, settings_for(sqlite_url, tmp_path), Telling()))


def test_what_was_recorded_stands_up_to_verification(told: Told, tmp_path: Path) -> None:
    for body, checkpoint in told.loaded.checkpoints.items():
        (tmp_path / body).write_text(checkpoint, encoding="utf-8")
    wanted = Verification(
        url=the_url(told.settings.store_url),
        projections=PROJECTIONS,
        checkpoints=tuple(tmp_path / body for body in told.loaded.checkpoints),
        master_key=told.settings.master_key_bytes(),
    )
    report = verify_database(wanted, lambda _ledger: lambda _stage, _done, _total: None)
    assert report.outcome is Outcome.GOOD, report
