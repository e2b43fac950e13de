"""The shape of the read models: a digest of each table that the code declares, left by whoever filled it."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Column, MetaData, Table, Text, bindparam, delete, insert

from service.projections.projector import Projections
from service.projections.stand_ins import create, names_in_use
from service.store.connections import Connection
from service.store.statements import Statement

MARKS: Final = Table(
    "read_model_shapes",
    MetaData(),
    Column("read_model", Text, primary_key=True),
    Column("digest", Text, nullable=False),
)
_FOUND: Final = "SELECT read_model, digest FROM read_model_shapes"
FOUND: Final = Statement(sqlite=_FOUND, postgresql=_FOUND)
FORGET: Final = Statement(delete(MARKS).where(MARKS.c.read_model == bindparam("read_model")))
LEAVE: Final = Statement(insert(MARKS))


class NeedsRebuild(RuntimeError):
    """The read models of the database have another shape than this program reads and writes."""


def shapes_of(projections: Projections) -> dict[str, str]:
    """For each table its shape: SHA-256 of its name, key, columns and indexes, in hexadecimal."""
    return {table.name: sha256(json.dumps(_described(table)).encode()).hexdigest() for table in projections.tables}


def others_in(connection: Connection, projections: Projections) -> list[str]:
    """The read models that a database lacks, or has in another shape than these projections write."""
    return others_than(shapes_of(projections), connection)


def others_than(shapes: Mapping[str, str], connection: Connection) -> list[str]:
    """The read models that a database lacks, or has in another shape than these."""
    marked = MARKS.name in names_in_use(connection)
    found = {str(name): digest for name, digest in connection.run(FOUND)} if marked else {}
    return sorted(name for name, digest in shapes.items() if found.get(name) != digest)


def refuse_another_shape(connection: Connection, projections: Projections) -> None:
    """See that the read models can be read; raises `NeedsRebuild` with their names and the command to run."""
    others = others_in(connection, projections)
    if others:
        named = ", ".join(others)
        raise NeedsRebuild(f"this program has another shape for these read models: {named}; run `decisions rebuild`")


def leave_marks(connection: Connection, projections: Projections) -> None:
    """Say in the database which shape its read models have; within the transaction that put them there."""
    if MARKS.name not in names_in_use(connection):
        create(connection, MARKS)
    for name, digest in shapes_of(projections).items():
        connection.run(FORGET, read_model=name)
        connection.run(LEAVE, read_model=name, digest=digest)


def _described(table: Table) -> list[Any]:
    columns = [[column.name, str(column.type), bool(column.nullable)] for column in table.c]
    indexes = sorted(
        [str(one.name), [column.name for column in one.columns], bool(one.unique)] for one in table.indexes
    )
    return [table.name, list(table.info["key"]), columns, indexes]
