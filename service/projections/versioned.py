"""System-versioned tables: each row says from which position and until which it was what the log said."""

from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, FromClause, Index, MetaData, Table, Text, and_, bindparam, or_

READ_MODELS = MetaData()


def versioned(
    name: str, *columns: "Column[Any]", key: tuple[str, ...], find: tuple[tuple[str, ...], ...] = ()
) -> Table:
    """A table of rows `[from_position, to_position)`; `since` is when its key first appeared and orders every list.

    `key` names the columns that identify a row at any one position; each entry of `find` is a list of columns that
    readers filter by. Columns hold text and integers only (the statements run as the driver's own).
    """
    return Table(
        name,
        READ_MODELS,
        Column("ledger", Text, nullable=False),
        *columns,
        Column("from_position", BigInteger, nullable=False),
        Column("to_position", BigInteger),
        Column("since", BigInteger, nullable=False),
        Index(f"{name}_key", "ledger", *key, "from_position", unique=True),
        Index(f"{name}_since", "ledger", "since", "from_position"),
        *(Index(f"{name}_find_{at}", "ledger", *found, "since", "from_position") for at, found in enumerate(find)),
        info={"key": key},
    )


def known_at(table: FromClause) -> ColumnElement[bool]:
    """The rows of a ledger as they stood at `:position`."""
    return and_(
        table.c.ledger == bindparam("ledger"),
        table.c.from_position <= bindparam("position"),
        or_(table.c.to_position.is_(None), table.c.to_position > bindparam("position")),
    )
