"""Connections to PostgreSQL, and how its sessions plan; loaded only where the log is kept there."""

from collections.abc import Sequence

import psycopg
from sqlalchemy import URL

from service.store.connections import CommitInDoubt, Connection, OnStatement, Row
from service.store.pipeline import Items, Letter, NotSent, Pipeline
from service.store.statements import Statement, Values

ANSWERING = ("SELECT", "WITH", "SHOW")  # the first words of statements that answer rows
BEGIN, COMMIT = Letter("BEGIN", {}), Letter("COMMIT", {})
MOST_UNSENT = 1_000  # letters
# Every statement has an index, and a generic plan that walks it is the one that stays right as tables grow: planned on
# an empty table, PostgreSQL prefers to read whole tables and hash them, and keeps to that.
OPTIONS = " ".join(
    f"-c {setting}"
    for setting in (
        "plan_cache_mode=force_generic_plan",
        "enable_seqscan=off",
        "enable_hashjoin=off",
        "enable_mergejoin=off",
        "jit=off",
        "timezone=UTC",
    )
)


def connect(url: URL, *, patience: int, impatient: bool = False) -> Connection:
    """Open a session in autocommit; raises `psycopg.Error`, also after so many seconds without an answer.

    An impatient session gives up a lock or a statement for which it has waited as long.
    """
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    limits = f" -c lock_timeout={patience}s -c statement_timeout={patience}s" if impatient else ""
    raw = psycopg.connect(plain, autocommit=True, options=OPTIONS + limits, connect_timeout=max(patience, 2))
    return PostgreSQLConnection(raw)


class PostgreSQLConnection:
    """A connection to PostgreSQL; what a transaction writes is on its way only when something is asked, or it ends."""

    dialect = "postgresql"

    def __init__(self, raw: psycopg.Connection[Row]) -> None:
        """Take over a connection in autocommit, so that reads leave no transaction behind."""
        self.raw = raw
        self.on_statement: OnStatement | None = None
        self._pipeline = Pipeline(raw)
        self._in_transaction = False
        self._unsent: list[Letter] = []

    @property
    def idle(self) -> bool:
        """Whether the server is still there, and no transaction is open."""
        return self.raw.info.transaction_status is psycopg.pq.TransactionStatus.IDLE

    @property
    def closed(self) -> bool:
        """Whether either side has ended the session."""
        return self.raw.closed

    @property
    def trips(self) -> int:
        """How often it has waited for the server so far."""
        return self._pipeline.trips

    def run(self, statement: Statement, **values: object) -> Sequence[Row]:
        """Run one statement and answer its rows."""
        letter = self._letter(statement, values)
        return self._post([letter], wait=letter.text.startswith(ANSWERING))

    def run_together(self, asks: Sequence[tuple[Statement, Values]]) -> Sequence[Sequence[Row]]:
        """Run statements on one trip."""
        letters = [self._letter(statement, values) for statement, values in asks]
        if not letters:
            return ()
        before, self._unsent = self._unsent, []
        return self._pipeline.send_all([*before, *letters])[len(before) :]

    def run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        """Run one statement for each row of values."""
        text = statement.text("postgresql")
        if self.on_statement:
            self.on_statement(text)
        if len(rows) > 1 and (many := statement.many).columns:
            columns = {name: Items(kind, [row[name] for row in rows]) for name, kind in many.columns}
            self._post([Letter(many.text, columns)])
        else:
            self._post([Letter(text, row) for row in rows])

    def say(self, text: str) -> None:
        """Run a fixed text."""
        self._post([Letter(text, {}, often=False)], wait=True)

    def begin(self) -> None:
        """Begin a transaction, with the first thing that is asked in it."""
        self._in_transaction = True
        self._unsent = [BEGIN]

    def commit(self) -> None:
        """Commit; raises `CommitInDoubt` where it was asked for and not answered."""
        try:
            self._unsent.append(COMMIT)
            self._send()
        except NotSent:
            raise
        except psycopg.Error as error:
            if self.raw.info.transaction_status is psycopg.pq.TransactionStatus.INERROR:
                raise  # a statement before it failed, so it has not come to that
            raise CommitInDoubt from error
        self._in_transaction = False

    def roll_back(self) -> None:
        """Take back whatever the transaction has done."""
        self._in_transaction, self._unsent = False, []
        if not self.idle:
            self.say("ROLLBACK")

    def close(self) -> None:
        """Close the session."""
        self.raw.close()

    def _letter(self, statement: Statement, values: Values) -> Letter:
        text, constants = statement.compiled("postgresql")
        if self.on_statement:
            self.on_statement(text)
        return Letter(text, {**constants, **values})

    def _post(self, letters: Sequence[Letter], *, wait: bool = False) -> Sequence[Row]:
        self._unsent += letters
        if wait or not self._in_transaction or len(self._unsent) > MOST_UNSENT:
            return self._send()
        return ()

    def _send(self) -> Sequence[Row]:
        letters, self._unsent = self._unsent, []
        return self._pipeline.send(letters) if letters else ()
