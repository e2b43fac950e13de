"""The statements by which rows of a versioned table come, change and go; made once for each table."""

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, insert, select, update

from service.store.statements import Statement

MOST = 2_000  # a rebuild makes tables that are gone afterwards


@lru_cache(MOST)
def key_in(table: Table) -> Callable[[Mapping[str, Any]], Hashable]:
    """What takes the key of a row out of it: one value, or several."""
    return itemgetter(*table.info["key"])


@lru_cache(MOST)
def blank_row(table: Table) -> dict[str, Any]:
    """A row in which every column holds nothing; to be copied."""
    return {column.name: None for column in table.c}


@lru_cache(MOST)
def insert_into(table: Table) -> Statement:
    """Insert a whole row."""
    return Statement(insert(table))


@lru_cache(MOST)
def end_in(table: Table) -> Statement:
    """End the open row of a key at a position."""
    return Statement(update(table).where(*_open(table)).values(to_position=bindparam("at")))


@lru_cache(MOST)
def fork_in(table: Table, changed: tuple[str, ...]) -> Statement:
    """Copy the open row of a key to a new one from a position on, with some columns changed."""
    columns = [column.name for column in table.c]
    taken = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in changed}
    taken["from_position"] = bindparam("at", type_=table.c.from_position.type)
    copied = select(*(taken.get(name, table.c[name]).label(name) for name in columns)).where(*_open(table))
    return Statement(insert(table).from_select(columns, copied))


@lru_cache(MOST)
def open_row(table: Table) -> Statement:
    """Find the open row of a key."""
    return Statement(select(table).where(*_of_key(table)))


def _open(table: Table) -> tuple[ColumnElement[bool], ...]:
    return (*_of_key(table), table.c.from_position < bindparam("at"))


def _of_key(table: Table) -> tuple[ColumnElement[bool], ...]:
    mine = table.c.ledger == bindparam("ledger")
    keys = (table.c[name] == bindparam(f"key_{name}") for name in table.info["key"])
    return (mine, *keys, table.c.to_position.is_(None))
