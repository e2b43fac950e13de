"""A viewpoint that reads the parts of many things at once: one statement for each table, however many things."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from sqlalchemy import Table

from service.store.statements import Statement
from service.viewing.viewpoint import Texts, Viewpoint

DIGESTS: Final = re.compile(r'"_sd":\s*\["([^"]+)"\]')
COMMITTED: Final = "_digest"
AMONG: Final = {
    "sqlite": '"{0}" IN (SELECT value FROM json_each(:{0}))',
    "postgresql": '"{0}" = ANY(%({0})s)',
}
HERE: Final = {
    "sqlite": ":{}",
    "postgresql": "%({})s",
}
Row = dict[str, Any]


class Gathered(Viewpoint):
    """The same viewpoint with some rows in hand: who asks for parts of what was gathered costs no further statement.

    A table that was gathered holds nothing else, so ask only for parts of the things by which it was gathered.
    """

    def __init__(self, view: Viewpoint) -> None:
        """Stand where another viewpoint stands, with nothing in hand."""
        super().__init__(view.here, view.vault, view.ledger, view.position, view.as_at, merged=view.merged)
        self._rows: dict[Table, tuple[Row, ...]] = {}
        self._texts: dict[str, str | None] | None = None

    def gather(self, table: Table, **among: Iterable[str | None]) -> tuple[Row, ...]:
        """Read the rows of a table whose columns hold one of these each, in one statement; none where one is empty."""
        wanted = {name: sorted({str(one) for one in held if one is not None}) for name, held in among.items()}
        found: list[Row] = []
        if all(wanted.values()):
            names = [column.name for column in table.c]
            lists = {name: self._list(held) for name, held in wanted.items()}
            read = self.rows(_among(table, tuple(sorted(wanted))), **lists)
            found = [dict(zip(names, row, strict=True)) for row in read]
        self._rows[table] = tuple(found)
        return self._rows[table]

    def held(self, table: Table) -> tuple[Row, ...] | None:
        """The rows in hand of a table."""
        return self._rows.get(table)

    def read_texts(self, further: Iterable[str] = ()) -> None:
        """Read the texts behind every digest in the rows in hand, and in these further texts of facts, at once."""
        digests = [one for rows in self._rows.values() for row in rows for one in _digests(row)]
        digests += [one for text in further for one in DIGESTS.findall(text)]
        self._texts = self.vault.reveal(self.connection, self.ledger, digests)

    def texts(self, digests: Iterable[str | None]) -> Texts:
        """The texts behind digests; once those in hand were read, no others are."""
        return super().texts(digests) if self._texts is None else Texts(self._texts)

    def _list(self, held: list[str]) -> object:
        return json.dumps(held) if self.connection.dialect == "sqlite" else held


def _digests(row: Row) -> Iterator[str]:
    for name, held in row.items():
        if isinstance(held, str):
            if name.endswith(COMMITTED):
                yield held
            elif "_sd" in held:
                yield from DIGESTS.findall(held)


@cache
def _among(table: Table, columns: tuple[str, ...]) -> Statement:
    return Statement(sqlite=_text(table, columns, "sqlite"), postgresql=_text(table, columns, "postgresql"))


def _text(table: Table, columns: tuple[str, ...], dialect: str) -> str:
    """Names are those of our own tables, and values go beside the text."""
    names = ", ".join(f'"{column.name}"' for column in table.c)
    ledger, position = (HERE[dialect].format(name) for name in ("ledger", "position"))
    among = " AND ".join(AMONG[dialect].format(name) for name in columns)
    return (
        f'SELECT {names} FROM "{table.name}" WHERE ledger = {ledger} AND {among} '  # noqa: S608
        f"AND from_position <= {position} AND (to_position IS NULL OR to_position > {position})"
    )
