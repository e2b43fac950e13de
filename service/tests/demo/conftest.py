"""The demonstration, told once to each database: in this process on SQLite, to a running server on PostgreSQL."""

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.auth.callers import Role
from service.demo.loading import Loaded, load, load_here
from service.demo.personas import Personas
from service.demo.telling import Telling
from service.settings import Settings
from service.store.scanning import one_leaf
from service.tests.serving import Service, Somebody, served


@dataclass(frozen=True)
class Told:
    """A service with the demonstration in it, and how it was told."""

    service: Service
    settings: Settings
    telling: Telling
    loaded: Loaded

    def auditor(self, ods: str) -> Somebody:
        """Somebody who may read everything."""
        return self.service.caller(ods, Role.AUDITOR)

    def outcomes(self, ods: str) -> list[tuple[str, str]]:
        """The register of decisions: reference and outcome."""
        listed = self.auditor(ods).read("decisions")["results"]
        return [(line["reference"], line["outcome"]) for line in listed]

    def decision(self, ods: str, reference: str) -> dict[str, Any]:
        """One decision in full."""
        reader = self.auditor(ods)
        [found] = [one for one in reader.read("decisions")["results"] if one["reference"] == reference]
        return reader.read(f"decisions/{found['decision']}")

    def case(self, ods: str, reference: str) -> dict[str, Any]:
        """One case in full."""
        reader = self.auditor(ods)
        [found] = reader.read("cases", reference=reference)["results"]
        return reader.read(f"cases/{found['case']}")

    def types(self, ods: str, positions: Iterable[int]) -> list[str]:
        """What kind of fact stands at each of these positions."""
        reader = self.service.database.reader()
        leaves = (one_leaf(reader, ods, position) for position in positions)
        return [json.loads(leaf or b"{}")["type"] for leaf in leaves]

    def refused(self, code: str) -> list[str]:
        """The sentences that tell of this refusal."""
        return [line.sentence for line in self.telling.lines if line.refused == code]


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def told(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    new_postgres_database: Callable[[], str],
) -> Iterator[Told]:
    """The demonstration in a running service."""
    folder, telling = tmp_path_factory.mktemp("demonstration"), Telling()
    sqlite = request.param == "sqlite"
    settings = settings_for(f"sqlite:///{folder / 'decisions.db'}" if sqlite else new_postgres_database(), folder)
    loaded = asyncio.run(load_here(settings, telling)) if sqlite else None
    with served(settings.store_url, folder) as service:
        yield Told(service, settings, telling, loaded or asyncio.run(load_there(service, settings, telling)))


def settings_for(database_url: str, folder: Path) -> Settings:
    """Settings with a database and a data directory of their own."""
    return Settings.model_validate({"data_dir": folder, "database_url": database_url})


async def load_there(service: Service, settings: Settings, telling: Telling) -> Loaded:
    """Tell the demonstration to a running server."""
    async with httpx.AsyncClient(base_url=service.client.base_url, timeout=60) as client:
        return await load(client, Personas(settings), telling)
