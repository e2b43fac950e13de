"""Who is who at a viewpoint: rows about any entry of a person are found under each, and name the one that goes on."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, literal_column, or_, select

from domain.kernel.ids import PersonId
from domain.merges.identity import Identity, identity_of
from service.projections.merges import merges
from service.projections.versioned import known_at
from service.store.connections import Connection, Row
from service.store.statements import Statement

Classes = tuple[tuple[PersonId, ...], ...]
NAMING = frozenset({"person", "owner"})
"""What queries that ask for somebody call them: the person a row is about, the owner of a condition."""

IN_FORCE = Statement(
    select(merges.c.merged, merges.c.person).where(
        known_at(merges), merges.c.held_from.is_not(None), merges.c.held_to.is_(None)
    )
)


def identity_at(connection: Connection, ledger: str, position: int) -> Identity:
    """Who is who as known at a position of a ledger."""
    found = connection.run(IN_FORCE, ledger=ledger, position=position)
    return identity_of((PersonId(merged), PersonId(person)) for merged, person in found)


def rows_of(who: Identity, connection: Connection, statement: Statement, values: dict[str, object]) -> Sequence[Row]:
    """The rows of a query; one that asks for somebody is asked for each of their entries, that which goes on first."""
    asked = [values]
    for name in NAMING & values.keys():
        asked = [one | {name: entry} for one in asked for entry in _entries(who, values[name])]
    rows = [row for one in asked for row in connection.run(statement, **one)]
    return [tuple(who.names.get(cell, cell) for cell in row) for row in rows]


def _entries(who: Identity, said: object) -> list[str | None]:
    return [None] if said is None else [str(entry) for entry in who.entries_of(PersonId(str(said)))]


def same_person(one: ColumnElement[str], other: ColumnElement[str], classes: Classes) -> ColumnElement[bool]:
    """That two columns name one person, by the same entry or by two of those that were merged."""
    return or_(one == other, *(and_(one.in_(_plain(entries)), other.in_(_plain(entries))) for entries in classes))


def _plain(entries: tuple[PersonId, ...]) -> list[ColumnElement[str]]:
    """Ids as they stand in a statement: hexadecimal digits and dashes, and nothing else can be a person's id."""
    return [literal_column(f"'{entry}'") for entry in entries]
