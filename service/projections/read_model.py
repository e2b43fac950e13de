"""What the projections write in one transaction: gathered row by row, sent as one statement for each kind of change."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Table

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from service.projections.row_statements import blank_row, end_in, fork_in, insert_into, key_in
from service.store.connections import Connection

Row = dict[str, Any]
Name = tuple[Table, Hashable]
"""A table, and the key of one of its rows."""


@dataclass(slots=True)
class Change:
    """The row of a key, stored before, becomes another one at a position, or ends there.

    Changes that touch the same key are sent in turns, so that each finds what the one before has written.
    """

    table: Table
    position: int
    key: Row
    columns: Row
    ends: bool
    turn: int = 0


class ReadModel:
    """Adds, changes and ends rows of versioned tables at the positions of facts; no rule is applied here."""

    def __init__(self, ledger: str, connection: Connection, *, names: dict[str, Table] | None = None) -> None:
        """Write to a ledger's rows; `names` puts other tables in the place of the usual ones, for a rebuild."""
        self.ledger = ledger
        self._connection = connection
        self._instead = names or {}
        self._forget()

    def add(self, table: Table, fact: Fact[Event], **columns: object) -> None:
        """Add the row of a new key, or of a key that had ended."""
        row = _known(table, columns) | columns
        row |= {"ledger": self.ledger, "from_position": fact.position, "to_position": None, "since": fact.position}
        self._rows[table].append(row)
        name = self._name(table, row)
        self._latest[name] = row
        self._ended.discard(name)

    def change(self, table: Table, fact: Fact[Event], key: Row, **columns: object) -> None:
        """Change some columns of the row of a key from this fact on; the row as it was stays readable."""
        _known(table, columns)
        name = self._name(table, key)
        row = self._latest.pop(name, None)
        if row is not None:
            row = self._grown(table, row, fact.position, columns)
            self._move(name, self._name(table, row))
            self._latest[self._name(table, row)] = row
        elif name not in self._ended:
            self._change_stored(name, fact.position, key, columns)

    def end(self, table: Table, fact: Fact[Event], key: Row) -> None:
        """End the row of a key; from this fact on it is not there."""
        name = self._name(table, key)
        row = self._latest.pop(name, None)
        if row is not None:
            row["to_position"] = fact.position
        elif name not in self._ended:
            self._end_stored(name, fact.position, key)
        self._ended.add(name)

    def flush(self) -> None:
        """Send everything gathered: turn by turn what happens to stored rows, first as it begins, then as it ends."""
        for _, changes in groupby(sorted(self._changes, key=_turn), key=_turn):
            self._send(list(changes))
        for table, rows in self._rows.items():
            lasting = [row for row in rows if row["from_position"] != row["to_position"]]
            self._connection.run_many(insert_into(self._table(table)), lasting)
        self._forget()

    def _grown(self, table: Table, row: Row, position: int, columns: Row) -> Row:
        if row["from_position"] != position:
            row["to_position"] = position
            row = {**row, "from_position": position, "to_position": None}
            self._rows[table].append(row)
        row |= columns
        return row

    def _change_stored(self, name: Name, position: int, key: Row, columns: Row) -> None:
        change = self._changed.pop(name, None)
        grown = self._name(name[0], key | columns)
        if change is None or change.position != position:
            change = Change(name[0], position, key, {}, ends=False)
            self._changes.append(change)
            self._take_turn(change, name, grown)
        elif grown != name:
            self._take_turn(change, self._name(name[0], change.key), name, grown)
        change.columns |= columns
        self._move(name, grown)
        self._changed[grown] = change

    def _end_stored(self, name: Name, position: int, key: Row) -> None:
        change = self._changed.pop(name, None)
        if change is not None and change.position == position:
            change.ends = True
        else:
            self._end_at(name, position, key)

    def _end_at(self, name: Name, position: int, key: Row) -> None:
        change = Change(name[0], position, key, {}, ends=True)
        self._changes.append(change)
        self._take_turn(change, name)

    def _move(self, name: Name, grown: Name) -> None:
        """A row may be given another key; under the one it had, there is nothing any more."""
        self._ended.add(name)
        self._ended.discard(grown)

    def _take_turn(self, change: Change, *names: Name) -> None:
        """After every change so far of the keys that it touches."""
        change.turn = max(change.turn, *(self._turns.get(name, 0) for name in names))
        self._turns |= dict.fromkeys(names, change.turn + 1)

    def _send(self, changes: list[Change]) -> None:
        forks: defaultdict[tuple[Table, tuple[str, ...]], list[Row]] = defaultdict(list)
        ends: defaultdict[Table, list[Row]] = defaultdict(list)
        for change in changes:
            at = {"ledger": self.ledger, "at": change.position}
            at |= {f"key_{name}": held for name, held in change.key.items()}
            ends[change.table].append(at)
            if not change.ends:
                new = {f"new_{name}": held for name, held in change.columns.items()}
                forks[change.table, tuple(sorted(change.columns))].append(at | new)
        for (table, changed), rows in forks.items():
            self._connection.run_many(fork_in(self._table(table), changed), rows)
        for table, rows in ends.items():
            self._connection.run_many(end_in(self._table(table)), rows)

    def _name(self, table: Table, row: Row) -> Name:
        return table, key_in(table)(row)

    def _table(self, table: Table) -> Table:
        return self._instead.get(table.name, table)

    def _forget(self) -> None:
        self._rows: defaultdict[Table, list[Row]] = defaultdict(list)
        self._latest: dict[Name, Row] = {}
        self._changes: list[Change] = []
        self._changed: dict[Name, Change] = {}
        self._ended: set[Name] = set()
        self._turns: dict[Name, int] = {}


def _known(table: Table, columns: Row) -> Row:
    """A row of the table in which nothing stands; raises `KeyError` for a column that it does not have."""
    blank = blank_row(table)
    if not columns.keys() <= blank.keys():
        raise KeyError(f"{table.name} has no column {sorted(columns.keys() - blank.keys())}")
    return blank


def _turn(change: Change) -> int:
    return change.turn
