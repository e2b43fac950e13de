"""A connection that learns ahead what it will be asked, so that many statements share one trip to the database."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from service.store.connections import Connection, Row
from service.store.statements import Statement, Values


class Ask(NamedTuple):
    """A statement with its values."""

    statement: Statement
    values: Values

    @property
    def key(self) -> Hashable:
        """By which it is known again."""
        told = ((name, tuple(held) if isinstance(held, list) else held) for name, held in self.values.items())
        return self.statement, tuple(sorted(told))


class _NotKnown(Exception):
    """A reading asks what has not been answered yet."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.ask = ask


class Foreseen:
    """Reads over a connection; what was foreseen or asked is answered from memory. For the readings of one answer.

    To SQLite there are no trips to save, so nothing is foreseen there and nothing remembered.
    """

    def __init__(self, connection: Connection) -> None:
        """Foresee nothing yet."""
        self.connection, self.dialect = connection, connection.dialect
        self._answers: dict[Hashable, Sequence[Row]] = {}
        self._foreseeing = False

    def run(self, statement: Statement, **values: object) -> Sequence[Row]:
        """Run one statement and answer its rows."""
        if self.dialect == "sqlite":
            return self.connection.run(statement, **values)
        key = (ask := Ask(statement, values)).key
        if key not in self._answers:
            if self._foreseeing:
                raise _NotKnown(ask)
            self._answers[key] = self.connection.run(statement, **values)
        return self._answers[key]

    def foresee(self, *readings: Callable[[], object]) -> None:
        """Run together what each of these readings asks first; who reads afterwards finds it answered.

        A reading is begun and left at its first unanswered question, so it must do nothing but read.
        """
        if self.dialect == "sqlite":
            return
        asks = [ask for reading in readings if (ask := self._asked_first_by(reading)) is not None]
        answers = self.connection.run_together(asks)
        self._answers.update({ask.key: rows for ask, rows in zip(asks, answers, strict=True)})

    def _asked_first_by(self, reading: Callable[[], object]) -> Ask | None:
        self._foreseeing = True
        try:
            reading()
        except _NotKnown as asked:
            return asked.ask
        finally:
            self._foreseeing = False
        return None
