"""Stand-ins: tables of the shape of read models under other names, to be filled while the read models are in use."""

from collections.abc import Collection, Iterable

from sqlalchemy import Column, Index, MetaData, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from service.store.connections import Connection
from service.store.statements import Statement, dialect_of

NAMES = Statement(
    sqlite="SELECT name FROM sqlite_master",
    postgresql="SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace",
)


def names_in_use(connection: Connection) -> set[str]:
    """The names of all tables and indexes; both databases want them different from one another."""
    return {name for (name,) in connection.run(NAMES)}


def stand_in(table: Table, suffix: str, taken: Collection[str] = ()) -> Table:
    """A table of the same shape, its name and its indexes' names other than those taken.

    SQLite cannot rename an index, so a table that takes another's place keeps the names of its indexes, and the next
    one goes back to the first names.
    """
    columns = [Column(one.name, one.type, nullable=one.nullable) for one in table.c]
    made = Table(f"{table.name}{suffix}", MetaData(), *columns, info=table.info)
    for index in table.indexes:
        name = str(index.name)
        free = f"{name}_2" if name in taken else name
        Index(free, *(made.c[column.name] for column in index.columns), unique=index.unique)
    return made


def create(connection: Connection, table: Table, *, temporary: bool = False) -> None:
    """Make a stand-in by whose key rows are found; a temporary one is seen by this connection only, and ends with it.

    The other indexes are made when it is filled: a database sorts many rows in half the time of placing each.
    """
    text = str(CreateTable(table).compile(dialect=dialect_of(connection.dialect))).strip()
    connection.say(text.replace("CREATE TABLE", "CREATE TEMPORARY TABLE", 1) if temporary else text)
    _index(connection, [index for index in table.indexes if index.unique])


def create_other_indexes(connection: Connection, table: Table) -> None:
    """Make what readers find the rows of a filled stand-in by."""
    _index(connection, [index for index in table.indexes if not index.unique])


def _index(connection: Connection, indexes: Iterable[Index]) -> None:
    for index in sorted(indexes, key=lambda one: str(one.name)):
        connection.say(str(CreateIndex(index).compile(dialect=dialect_of(connection.dialect))))


def drop(connection: Connection, name: str) -> None:
    """Remove a table, if it is there."""
    connection.say(f'DROP TABLE IF EXISTS "{name}"')


def rename(connection: Connection, old: str, new: str) -> None:
    """Give a table another name."""
    connection.say(f'ALTER TABLE "{old}" RENAME TO "{new}"')
