"""What the projections write in a replay: the rows last written stay at hand, so that a change reads only rarely."""

from collections import OrderedDict

from sqlalchemy import Table

from service.projections.read_model import Name, ReadModel, Row
from service.projections.row_statements import open_row
from service.store.connections import Connection

MOST_AT_HAND = 50_000


class ReplayedRows(ReadModel):
    """Writes the same rows as `ReadModel`, for thousands of facts in one transaction, into stand-ins of the tables."""

    def __init__(self, ledger: str, connection: Connection, stand_ins: dict[str, Table]) -> None:
        """Write to these tables instead of those that have their names."""
        super().__init__(ledger, connection, names=stand_ins)
        self._at_hand: OrderedDict[Name, Row] = OrderedDict()

    def flush(self) -> None:
        """Send everything gathered, and keep the open rows at hand."""
        written = self._latest
        super().flush()
        self._at_hand.update(written)
        while len(self._at_hand) > MOST_AT_HAND:
            self._at_hand.popitem(last=False)

    def _change_stored(self, name: Name, position: int, key: Row, columns: Row) -> None:
        stored = self._take(name, key)
        if stored is None:
            return
        self._end_at(name, position, key)
        row = {**stored, **columns, "from_position": position}
        self._rows[name[0]].append(row)
        grown = self._name(name[0], row)
        self._move(name, grown)
        self._latest[grown] = row

    def _end_stored(self, name: Name, position: int, key: Row) -> None:
        if self._take(name, key) is not None:
            self._end_at(name, position, key)

    def _take(self, name: Name, key: Row) -> Row | None:
        held = self._at_hand.pop(name, None)
        if held is not None:
            return held
        table = self._table(name[0])
        wanted = {f"key_{part}": held for part, held in key.items()}
        rows = self._connection.run(open_row(table), ledger=self.ledger, **wanted)
        return dict(zip(table.c.keys(), rows[0], strict=True)) if rows else None
