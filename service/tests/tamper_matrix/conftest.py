"""The demonstration on both databases, of which each test changes copies."""

import asyncio
from collections.abc import Callable

import pytest

from service.app import auditing
from service.demo.loading import load_here
from service.demo.telling import Telling
from service.settings import Settings
from service.store.databases import Database
from service.tests.cli.conftest import Program
from service.tests.tamper_matrix.scene import BODY, Original


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def original(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Original:
    """The honest record."""
    folder = tmp_path_factory.mktemp("original")
    url = f"sqlite:///{folder / 'original.db'}"
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_postgres_database")
        url = make()
    settings = Settings.model_validate({"data_dir": folder / "data", "database_url": url})
    asyncio.run(load_here(settings, Telling()))
    database = Database(url)
    key = auditing(settings, database).prover.key
    database.close()
    program = Program(url, folder)
    for reason in ("Audit of 2021", "A complaint", "Seen by the board"):
        program.does("exceptions", "--body", BODY, "--kind", "recorded-late", "--reason", reason)
    program.does("access-log", "--body", BODY, "--seal", "--reader", "nobody")
    told = program.tells("verify", "--body", BODY)
    (ledger,) = told["ledgers"]
    assert ledger["good"]
    return Original(url, folder, key, ledger["size"])
