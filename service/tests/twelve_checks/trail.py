"""A record with an approval in the face of a conflict, and somebody with the password of its database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, create_engine, text

from service.auth.callers import Role
from service.cli.verify import verify
from service.contexts import PROJECTIONS
from service.tests.meetings.make import WalthamForest
from service.tests.serving import Json, Service

CLINIC: Final = "F86001"
MEMBERS: Final = ("Evans", "Foster", "Green", "Hughes")


class Trail(WalthamForest):
    """Hughes, a partner in the clinic, left for the item at which the other three approved its case."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.url = service.environment()["DATABASE_URL"]
        self.auditor = service.caller(self.ods, Role.AUDITOR)
        self.engine = create_engine(self.url)
        self.organisation(CLINIC)
        self.share = self.position("Hughes", CLINIC)
        self.approved_case = self.recommended(CLINIC)
        self.examined(self.approved_case, self.disinvestment, by="Foster")
        sitting = self.sitting(self.disinvestment, *MEMBERS)
        item = sitting.item("7", "FINAL_APPROVAL", self.approved_case, presiding="Evans")
        item.rule("Hughes", "LEAVE_FOR_ITEM", by="Evans")
        sitting.record("departures", {"person": self.person("Hughes"), "item": item.item})
        motion = item.motion("APPROVE")
        motion.vote(*MEMBERS[:3])
        self.approved = motion.decide()
        self.before = self.size

    @property
    def size(self) -> int:
        """How many facts are on record."""
        size: int = self.secretary.read("")["logSize"]
        return size

    def newest(self, after: int) -> list[Json]:
        """The facts after a position."""
        found: list[Json] = self.auditor.read("log/facts", after=after)["results"]
        return [one["fact"] for one in found]

    def rescinded(self) -> Json:
        """A later meeting undoes the approval."""
        sitting = self.sitting(self.disinvestment, *MEMBERS, on=date(2009, 7, 21))
        item = sitting.item("3", "FINAL_APPROVAL", self.approved_case, presiding="Evans")
        item.rule("Hughes", "LEAVE_FOR_ITEM", by="Evans")
        sitting.record("departures", {"person": self.person("Hughes"), "item": item.item})
        motion = item.motion("RESCIND", earlier=self.approved["decision"])
        motion.vote(*MEMBERS[:3])
        return motion.decide()

    def verified(self) -> int:
        """How `decisions verify` exits."""
        return verify(self.url, PROJECTIONS, ledger=self.ods)

    @contextmanager
    def gone(self, table: str, where: str, **values: object) -> Iterator[None]:
        """Rows taken away by raw SQL while the block runs."""
        found = f"FROM {table} WHERE ledger = :ledger AND {where}"
        with self.engine.begin() as connection:
            rows = [dict(row._mapping) for row in self._run(connection, f"SELECT * {found}", values)]
            assert rows
            self._run(connection, f"DELETE {found}", values)
        yield
        names = ", ".join(f'"{name}"' for name in rows[0])
        held = ", ".join(f":{name}" for name in rows[0])
        with self.engine.begin() as connection:
            for row in rows:
                self._run(connection, f"INSERT INTO {table} ({names}) VALUES ({held})", row)  # noqa: S608

    @contextmanager
    def changed(self, cell: str, change: Callable[[Any], object], **values: object) -> Iterator[None]:
        """A cell, named `table.column where …`, changed by raw SQL while the block runs."""
        place, _, where = cell.partition(" where ")
        table, _, column = place.partition(".")
        at = f"WHERE ledger = :ledger AND {where}"
        with self.engine.begin() as connection:
            held = self._run(connection, f"SELECT {column} FROM {table} {at}", values).scalar_one()  # noqa: S608
            self._put(connection, table, column, at, values | {"held": change(held)})
        yield
        with self.engine.begin() as connection:
            self._put(connection, table, column, at, values | {"held": held})

    def _put(self, connection: Connection, table: str, column: str, at: str, values: Json) -> None:
        self._run(connection, f"UPDATE {table} SET {column} = :held {at}", values)  # noqa: S608 - our own words

    def _run(self, connection: Connection, statement: str, values: Json) -> Any:  # noqa: ANN401 - as the driver has it
        return connection.execute(text(statement), {"ledger": self.ods, **values})
