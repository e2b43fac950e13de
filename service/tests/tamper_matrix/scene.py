"""A copy of a record that somebody is about to change, and what was kept of it while all was well."""

import base64
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import create_engine, make_url

from domain.ledger.keys import COSIGNATURE_V1
from domain.ledger.note import SignedNote
from domain.tests.ledger.make import Signer
from service.audit.prover import Prover
from service.audit.signing import KEY_FILE, LogKey
from service.store.databases import Database
from service.tests.audit.tampering import Spoiler, grow_anew
from service.tests.cli.conftest import Program

BODY = "5PD"
"""Of the demonstration: one board, a meeting with conflicts and a casting vote, two decisions."""
EARLIER = 300
"""The size at which somebody took an earlier checkpoint."""
WITNESS = Signer("witness.example/w", COSIGNATURE_V1)
SEEN_AT = 1_800_000_000
"""When the witness saw it, in seconds."""


@dataclass(frozen=True)
class Original:
    """An honest record, where its files lie, and the key of its log."""

    url: str
    folder: Path
    key: LogKey
    size: int

    @property
    def seed(self) -> bytes:
        """The bytes of that key, as somebody stole them."""
        return base64.b64decode((self.folder / "data" / KEY_FILE).read_bytes())

    @property
    def vkey(self) -> str:
        """The public key that everybody pinned."""
        return self.key.verifier(BODY).vkey

    def checkpoint(self, file: Path, size: int, key: LogKey | None = None) -> Path:
        """What the log signed when it had this size, or what somebody with another key signs."""
        with closing(Database(self.url).connect()) as connection:
            file.write_text(str(Prover(key or self.key).checkpoint(connection, BODY, size).note), encoding="utf-8")
        return file

    def receipt(self, file: Path, position: int) -> Path:
        """What the recorder of a fact was given."""
        with closing(Database(self.url).connect()) as connection:
            file.write_text(Prover(self.key).inclusion(connection, BODY, position).receipt.encode(), encoding="utf-8")
        return file


@dataclass(frozen=True)
class Scene:
    """The copy, somebody with the password of its database, and chance."""

    original: Original
    program: Program
    spoiler: Spoiler
    chance: Random
    number: int

    @property
    def size(self) -> int:
        """How many facts there were."""
        return self.original.size

    @property
    def file(self) -> Path:
        """A place for something that is kept outside."""
        return self.program.folder / f"{self.number}.kept"

    def position(self, *kinds: str, most: int | None = None) -> int:
        """The position of some fact, of one of these types if any are named."""
        rows = self.spoiler.rows("SELECT position, type FROM facts WHERE ledger = :ledger ORDER BY position")
        found = [at for at, kind in rows if (not kinds or kind in kinds) and at <= (most or self.size)]
        return int(self.chance.choice(found))

    def whole(self) -> None:
        """Make every hash fit, forget the answers given, and commit; then make all lists anew."""
        self.spoiler.run("DELETE FROM idempotency_records WHERE ledger = :ledger")
        grow_anew(self.spoiler)
        self.spoiler.connection.commit()
        self.program.does("rebuild")

    def older(self) -> tuple[str, Path]:
        """The checkpoint that somebody took at an earlier time."""
        return "--checkpoint", self.original.checkpoint(self.file, EARLIER)

    def newest(self) -> tuple[str, Path]:
        """The checkpoint of the whole record."""
        return "--checkpoint", self.original.checkpoint(self.file, self.size)

    def cosigned(self) -> tuple[object, ...]:
        """An earlier checkpoint that a witness cosigned, and the key of that witness."""
        note = SignedNote.parse(self.original.checkpoint(self.file, EARLIER).read_text(encoding="utf-8"))
        self.file.write_text(str(note.witnessed_by(WITNESS.key, WITNESS.sign, SEEN_AT)), encoding="utf-8")
        return "--checkpoint", self.file, "--witness", WITNESS.key.vkey

    @property
    def master_key(self) -> tuple[str, Path]:
        """The key to the texts."""
        return "--master-key-file", self.original.folder / "data" / "master.key"


@contextmanager
def a_copy(original: Original, server: str, folder: Path, chance: Random, number: int) -> Iterator[Scene]:
    """The scene on a copy of the record, which is gone afterwards."""
    url = make_url(original.url)
    name = f"copy_{uuid4().hex}"
    folder.mkdir(exist_ok=True)
    if url.get_backend_name() == "sqlite":
        copy = f"sqlite:///{folder / name}"
        shutil.copyfile(str(url.database), folder / name)
    else:
        copy = url.set(database=name).render_as_string(hide_password=False)
        _on(server, "CREATE DATABASE {} TEMPLATE {}", name, str(url.database))
    engine = create_engine(copy)
    shutil.copytree(original.folder / "data", folder / "data", dirs_exist_ok=True)
    try:
        with engine.connect() as connection:
            yield Scene(original, Program(copy, folder), Spoiler(connection, BODY), chance, number)
    finally:
        engine.dispose()
        if url.get_backend_name() == "sqlite":
            (folder / name).unlink()
        else:
            _on(server, "DROP DATABASE {} WITH (FORCE)", name)


def _on(server: str, statement: str, *names: str) -> None:
    plain = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
