"""A recorded history that each test may spoil by plain SQL; afterwards it is put back as it was."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, make_url, text

from domain.ledger.canonical import canonical_bytes
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.tiles import grow, in_tiles
from domain.ledger.tree import Frontier
from service.audit.verifying.databases import verify_database
from service.audit.verifying.wanted import Verification
from service.store.tables import LOG, facts, ledgers, tiles
from service.tests.audit.histories import LEDGER, MASTER_KEY, PROJECTIONS
from verifier.reports import Report

Spoil = Callable[["Spoiler"], None]


@dataclass
class Spoiler:
    """Somebody with the password of the database."""

    connection: Connection
    ledger: str = LEDGER

    def run(self, statement: str, **values: object) -> None:
        """Run a statement on the ledger."""
        self.connection.execute(text(statement), {"ledger": self.ledger, **values})

    def run_at(self, position: int, statement: str, **values: object) -> None:
        """Run a statement on the rows of one position of the ledger."""
        self.run(f"{statement} WHERE ledger = :ledger AND position = :at", at=position, **values)

    def one(self, statement: str, **values: object) -> Any:  # noqa: ANN401 - whatever the column holds
        """The first column of the first row."""
        return self.connection.execute(text(statement), {"ledger": self.ledger, **values}).scalar_one()

    def rows(self, statement: str, **values: object) -> Sequence[Any]:
        """All rows."""
        return self.connection.execute(text(statement), {"ledger": self.ledger, **values}).all()

    def leaf(self, position: int) -> bytes:
        """The bytes of a fact."""
        return bytes(self.one("SELECT leaf FROM facts WHERE ledger = :ledger AND position = :at", at=position))

    def rewrite(self, position: int, change: Callable[[dict[str, Any]], None], *, hashed: bool = True) -> None:
        """Say something else in a fact, in good spelling, and put the hash of it beside it."""
        said = json.loads(self.leaf(position))
        change(said)
        self.put(position, canonical_bytes(said), hashed=hashed)

    def put(self, position: int, leaf: bytes, *, hashed: bool = True) -> None:
        """Put other bytes in the place of a fact."""
        self.run("UPDATE facts SET leaf = :leaf WHERE ledger = :ledger AND position = :at", leaf=leaf, at=position)
        if hashed:
            self.run(
                "UPDATE facts SET leaf_hash = :hash WHERE ledger = :ledger AND position = :at",
                hash=leaf_hash(leaf),
                at=position,
            )


@dataclass
class Record:
    """An honest history in a database, and how to look at it."""

    url: str
    engine: Engine
    tables: MetaData

    def verify(self, checkpoints: Sequence[Path] = (), keys: Sequence[VerifierKey] = (), **other: Any) -> Report:  # noqa: ANN401
        """Verify the database as it is now."""
        told: dict[str, Any] = {"master_key": MASTER_KEY, "projections": PROJECTIONS} | other
        wanted = Verification(url=make_url(self.url), checkpoints=tuple(checkpoints), keys=tuple(keys), **told)
        return verify_database(wanted, lambda _ledger: lambda _stage, _done, _total: None)

    @contextmanager
    def spoilt(self, spoil: Spoil) -> Iterator[None]:
        """Spoil the history while the block runs."""
        with self.engine.begin() as connection:
            before = {table: connection.execute(table.select()).all() for table in self.tables.sorted_tables}
            spoil(Spoiler(connection))
        try:
            yield
        finally:
            with self.engine.begin() as connection:
                for table, rows in before.items():
                    if connection.execute(table.select()).all() != rows:
                        connection.execute(table.delete())
                        connection.execute(table.insert(), [dict(row._mapping) for row in rows])


def record_at(url: str) -> Record:
    """The record in a database that has one."""
    engine, tables = create_engine(url), MetaData()
    tables.reflect(engine, only=[*LOG.tables, *(table.name for table in PROJECTIONS.tables)])
    return Record(url, engine, tables)


def grow_anew(spoiler: Spoiler) -> None:
    """Make hashes, tiles and head fit whatever the facts say now, as somebody thorough would."""
    rows = spoiler.connection.execute(
        facts.select().where(facts.c.ledger == spoiler.ledger).order_by(facts.c.position)
    ).all()
    hashes = [leaf_hash(bytes(row.leaf)) for row in rows]
    for row, hashed in zip(rows, hashes, strict=True):
        if bytes(row.leaf_hash) != hashed:
            spoiler.put(row.position, bytes(row.leaf))
    spoiler.run("DELETE FROM tiles WHERE ledger = :ledger")
    ripe = in_tiles(len(hashes))
    for growth in grow(0, hashes[:ripe], lambda _level, _index: b""):
        place = {"ledger": spoiler.ledger, "level": growth.tile.level, "tile": growth.tile.index}
        spoiler.connection.execute(tiles.insert(), place | {"hashes": growth.added})
    edge = Frontier().extend(hashes)
    head = {"size": edge.size, "root": edge.root(), "frontier": edge.packed, "recorded_at": rows[-1].recorded_at}
    head |= {"waiting": b"".join(hashes[ripe:])}
    spoiler.connection.execute(ledgers.update().where(ledgers.c.ledger == spoiler.ledger).values(head))


def cut_short(spoiler: Spoiler, size: int) -> None:
    """Take away everything after a position, and leave no trace."""
    for table in ("facts", "fact_tags", "disclosures", "idempotency_records"):
        kept = LOG.tables[table]
        spoiler.connection.execute(kept.delete().where(kept.c.ledger == LEDGER, kept.c.position > size))
    for model in PROJECTIONS.tables:
        spoiler.connection.execute(model.delete().where(model.c.ledger == LEDGER, model.c.from_position > size))
        ended = model.c.ledger == LEDGER, model.c.to_position > size
        spoiler.connection.execute(model.update().where(*ended).values(to_position=None))
    grow_anew(spoiler)
