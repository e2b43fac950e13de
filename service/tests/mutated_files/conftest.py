"""The record of a decided case as it is given away (export, log tables, packs), and what somebody kept of it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.kernel.ids import BodyCode
from service.audit.signing import LogKey
from service.store.tables import LOG
from service.tests.cli.conftest import Program
from service.tests.evidence.make import Decided, a_pack
from service.tests.serving import served


@dataclass(frozen=True)
class GivenAway:
    """The files, the log's key, the master key, and a checkpoint that somebody kept."""

    ods: str
    export: bytes
    database: bytes
    packs: tuple[bytes, bytes]
    short: bytes
    key: LogKey
    master_key: Path
    checkpoint: Path

    @property
    def pinned(self) -> tuple[str, ...]:
        """What an auditor says to have the log's signatures checked."""
        return "--key", self.key.verifier(BodyCode(self.ods)).vkey


@pytest.fixture(scope="session")
def given_away(tmp_path_factory: pytest.TempPathFactory) -> GivenAway:
    """The record, made once."""
    folder = tmp_path_factory.mktemp("given-away")
    file, export, checkpoint = folder / "decisions.db", folder / "export.jsonl", folder / "kept.checkpoint"
    with served(f"sqlite:///{file}", folder / "data") as service:
        decided = Decided(service)
        checkpoint.write_text(decided.secretary.get("log/checkpoint").text)
        full, public = (a_pack(decided.secretary, decided.the_case, profile) for profile in ("FULL", "PUBLIC"))
        content = {"title": "A", "kind": "PILOT", "origin": "BODY", "summary": "B", "recommendation": "C"}
        short = a_pack(decided.secretary, decided.secretary.make("cases", {"reference": "WF/0", "content": content}))
        key: LogKey = service.app.state.audit.prover.key
    Program(f"sqlite:///{file}", folder).does(
        "export", "--body", decided.ods, "--output", export, "--with-texts", "--reason", "a test"
    )
    log = only_the_log(file)
    return GivenAway(
        ods=decided.ods,
        export=export.read_bytes(),
        database=log.read_bytes(),
        packs=(full, public),
        short=short,
        key=key,
        master_key=folder / "data" / "master.key",
        checkpoint=checkpoint,
    )


def only_the_log(file: Path) -> Path:
    """A copy of a database with nothing in it but what the verifier reads, so that chance hits it."""
    copy = file.with_name("log.db")
    with closing(sqlite3.connect(file)) as whole, closing(sqlite3.connect(copy)) as connection:
        whole.backup(connection)
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in tables:
            if name not in LOG.tables and not name.startswith("sqlite_"):
                connection.execute(f'DROP TABLE "{name}"')
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    return copy
