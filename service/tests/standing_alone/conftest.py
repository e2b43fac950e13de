"""The demonstration, exported by its operator and handed to a stranger with the verifier."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.app import auditing
from service.audit.signing import LogKey
from service.demo.loading import load_here
from service.demo.telling import Telling
from service.settings import Settings
from service.store.databases import Database
from service.tests.cli.conftest import Program
from service.tests.standing_alone.forging import lines_of
from service.tests.standing_alone.stranger import Stranger, a_stranger

BODY = "08W"


@dataclass(frozen=True)
class Demonstration:
    """What the operator gives away: exports and a copy of the database; the log's key is what the stranger pinned."""

    folder: Path
    database: Path
    key: LogKey
    master_key: Path

    @property
    def vkey(self) -> str:
        """The public key of the log."""
        return self.key.verifier(BODY).vkey

    @property
    def export(self) -> Path:
        """The record with its texts."""
        return self.folder / "with-texts.jsonl"

    @property
    def bare(self) -> Path:
        """The record without its texts."""
        return self.folder / "bare.jsonl"

    @property
    def checkpoint(self) -> Path:
        """The checkpoint that the export ends with, as somebody kept it in a file."""
        return self.folder / "kept.checkpoint"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The demonstration on SQLite, told once."""
    folder = tmp_path_factory.mktemp("operator")
    database = folder / "decisions.db"
    program = Program(f"sqlite:///{database}", folder)
    settings = Settings.model_validate({"data_dir": folder / "data", "database_url": program.url})
    asyncio.run(load_here(settings, Telling()))
    key = auditing(settings, Database(program.url)).prover.key
    made = Demonstration(folder, database, key, folder / "data" / "master.key")
    program.does("export", "--body", BODY, "--output", made.export, "--with-texts", "--reason", "a test")
    program.does("export", "--body", BODY, "--output", made.bare)
    made.checkpoint.write_text(lines_of(made.export)[-1]["checkpoint"], encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Stranger:
    """Somebody who got the one file."""
    folder = tmp_path_factory.mktemp("stranger")
    file = folder / "verifier.pyz"
    Program("sqlite://", folder).does("verifier", file)
    return a_stranger(folder / "python", file)
