"""What the tests of the store record with: a database with the specimens' table, a writer, a clock that is told."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import create_engine

from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.messages import Command, Event
from domain.kernel.refusals import Refused
from service.privacy.tables import withheld_facts
from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.heads import Head, read_head
from service.store.leaves import fact_of
from service.store.memory import LedgerMemory
from service.store.replies import Answer
from service.store.requests import Request
from service.store.scanning import all_leaves
from service.store.statements import Statement
from service.store.tables import LOG
from service.store.unit import Tools, Unit
from service.store.vault import Vault
from service.store.writer import Writer
from service.tests.store import specimens

MASTER_KEY = bytes(range(32))
_LEDGERS = count(1)


class ToldClock:
    """A clock that shows what it is told."""

    def __init__(self, moment: datetime = specimens.THIS_MOMENT) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """What it was told last."""
        return self.moment


def new_ledger() -> str:
    """A ledger that no other test of this process uses."""
    return f"T{next(_LEDGERS):05}"


def make_database(url: str) -> Database:
    """A database with the tables of the log and the one of the specimens."""
    database = Database(url)
    engine = create_engine(database.url)
    LOG.create_all(engine)
    specimens.THINGS.create(engine)
    withheld_facts.create(engine)
    engine.dispose()
    return database


def tools(vault: Vault | None = None, clock: ToldClock | None = None) -> Tools:
    """The tools of a writer of specimens."""
    return Tools(projections=specimens.PROJECTIONS, vault=vault or Vault(MASTER_KEY), clock=clock or ToldClock())


def asking(ledger: str, command: Command, *, key: str | None = None, digest: bytes = b"d") -> Request:
    """A request for a command."""
    return Request(ledger=ledger, command=command, decider=specimens.DECIDER, key=key, request_digest=digest)


class Store:
    """One ledger of a database, with a writer for it."""

    def __init__(self, database: Database, ledger: str | None = None, vault: Vault | None = None) -> None:
        self.database, self.ledger = database, ledger or new_ledger()
        self.clock = ToldClock()
        self.vault = vault or Vault(MASTER_KEY)
        self.tools = tools(self.vault, self.clock)
        self.writer = Writer(database, self.tools)

    @property
    def connection(self) -> Connection:
        """This thread's connection for reading."""
        return self.database.reader()

    def ask(self, command: Command, *, key: str | None = None, digest: bytes = b"d") -> Answer:
        """Have a command recorded; raises `Refused`."""
        return self.writer.submit(asking(self.ledger, command, key=key, digest=digest)).result(60)

    def refused(self, command: Command) -> Refused:
        """The refusal of a command."""
        try:
            answer = self.ask(command)
        except Refused as refusal:
            return refusal
        raise AssertionError(f"not refused: {answer}")

    def together(self, *requests: Request) -> list[Answer | Exception]:
        """Answer requests in one batch: the writer is held at another ledger's lock until all are waiting."""
        with self.held():
            futures = [self.writer.submit(request) for request in requests]
        outcomes: list[Answer | Exception] = []
        for future in futures:
            error = future.exception(60)
            outcomes.append(error if isinstance(error, Exception) else future.result())
        return outcomes

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the writer busy meanwhile, so that whatever is asked is waiting when it goes on."""
        reached, go_on = threading.Event(), threading.Event()
        hold = Request(
            ledger=f"{self.ledger}-held",
            command=specimens.BLUNDER,
            decider=_holding(reached, go_on),
        )
        held = self.writer.submit(hold)
        assert reached.wait(30)
        try:
            yield
        finally:
            go_on.set()
            held.result(30)

    @property
    def head(self) -> Head:
        """The head of the ledger."""
        head = read_head(self.connection, self.ledger)
        assert head is not None, "the ledger is empty"
        return head

    @property
    def size(self) -> int:
        """How many facts there are."""
        head = read_head(self.connection, self.ledger)
        return head.size if head else 0

    def facts(self) -> Sequence[Fact[Event]]:
        """Every fact."""
        return [fact_of(*row) for row in all_leaves(self.connection, self.ledger, upto=self.size)]

    def rows(self, table: str, *columns: str) -> list[tuple[object, ...]]:
        """These columns of this ledger's rows of a table, in their order."""
        listed = ", ".join(columns)
        text = f"SELECT {listed} FROM {table} WHERE ledger = '{self.ledger}' ORDER BY {listed}"  # noqa: S608 - our words
        return list(self.connection.run(Statement(sqlite=text, postgresql=text)))


def _holding(reached: threading.Event, go_on: threading.Event) -> Decider[Any, Any]:
    def wait(_command: object, _known: object) -> list[Event]:
        reached.set()
        assert go_on.wait(60)
        return []

    return replace(specimens.DECIDER, decide=wait)


@contextmanager
def open_store(database: Database, ledger: str | None = None, vault: Vault | None = None) -> Iterator[Store]:
    """A store whose writer is stopped at the end."""
    store = Store(database, ledger, vault)
    try:
        yield store
    finally:
        store.writer.stop()


def in_one_unit(connection: Connection, ledger: str, *commands: Command, memory: LedgerMemory | None = None) -> Head:
    """Answer commands in one transaction of this connection, without a writer."""
    with transaction(connection):
        unit = Unit(connection, ledger, memory or LedgerMemory(ledger), tools())
        for command in commands:
            unit.answer(asking(ledger, command))
        return unit.flush()
