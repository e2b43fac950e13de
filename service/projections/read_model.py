"""What the projections write in one transaction: gathered row by row, sent as one statement for each kind of change."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Table

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from service.projections.row_statements import end_in, fork_in, insert_into
from service.store.connections import Connection

Row = dict[str, Any]
Key = tuple[object, ...]


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
        row = {column.name: None for column in table.c} | columns
        row |= {"ledger": self.ledger, "from_position": fact.position, "to_position": None, "since": fact.position}
        self._rows[table].append(row)
        self._latest[table, self._key(table, row)] = row

    def change(self, table: Table, fact: Fact[Event], key: Row, **columns: object) -> None:
        """Change some columns of the row of a key from this fact on; the row as it was stays readable."""
        row = self._latest.pop((table, self._key(table, key)), None)
        if row is None:
            self._fork(table, fact.position, key, columns)
            return
        if row["from_position"] != fact.position:
            row["to_position"] = fact.position
            row = {**row, "from_position": fact.position, "to_position": None}
            self._rows[table].append(row)
        row |= columns
        self._latest[table, self._key(table, row)] = row

    def end(self, table: Table, fact: Fact[Event], key: Row) -> None:
        """End the row of a key; from this fact on it is not there."""
        row = self._latest.pop((table, self._key(table, key)), None)
        if row is not None:
            row["to_position"] = fact.position
        else:
            self._settle(table, key)
            self._ends[table].append(self._at(fact.position, key))

    def flush(self) -> None:
        """Send everything gathered; forks first, then ends, then new rows."""
        for (table, changed), forks in self._forks.items():
            self._connection.run_many(fork_in(self._name(table), changed), forks)
        for table, ends in self._ends.items():
            self._connection.run_many(end_in(self._name(table)), ends)
        for table, rows in self._rows.items():
            self._connection.run_many(insert_into(self._name(table)), rows)
        self._forget()

    def _fork(self, table: Table, position: int, key: Row, columns: Row) -> None:
        self._settle(table, key)
        changes = {f"new_{name}": held for name, held in columns.items()}
        at = self._at(position, key)
        self._forks[table, tuple(columns)].append(at | changes)
        self._ends[table].append(at)
        self._touched |= {(table, self._key(table, key)), (table, self._key(table, key | columns))}

    def _settle(self, table: Table, key: Row) -> None:
        if (table, self._key(table, key)) in self._touched:
            self.flush()  # the row forked before is now in the table, where the next change finds it

    def _at(self, position: int, key: Row) -> Row:
        return {"ledger": self.ledger, "at": position} | {f"key_{name}": held for name, held in key.items()}

    def _key(self, table: Table, row: Row) -> Key:
        return tuple(row[name] for name in table.info["key"])

    def _name(self, table: Table) -> Table:
        return self._instead.get(table.name, table)

    def _forget(self) -> None:
        self._rows: defaultdict[Table, list[Row]] = defaultdict(list)
        self._ends: defaultdict[Table, list[Row]] = defaultdict(list)
        self._forks: defaultdict[tuple[Table, tuple[str, ...]], list[Row]] = defaultdict(list)
        self._latest: dict[tuple[Table, Key], Row] = {}
        self._touched: set[tuple[Table, Key]] = set()
