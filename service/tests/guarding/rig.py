"""A service whose database is put back to what it was, as a backup is; on either kind of database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, create_engine

from service.auth.callers import Role
from service.tests.cli.conftest import Program
from service.tests.serving import Service, Somebody, served

BODY = "08W"
ROLES = (Role.REGISTRAR, Role.SECRETARY, Role.AUDITOR)


@dataclass
class Installation:
    """A database and a data directory, served for a while and then again."""

    url: str
    folder: Path

    @contextmanager
    def served(self, **further: Any) -> Iterator["Keeper"]:  # noqa: ANN401 - any setting
        """Serve it, and give a secretary of the body."""
        with served(self.url, self.folder / "data", **further) as service:
            yield Keeper(service, service.caller(BODY, *ROLES))

    @property
    def program(self) -> Program:
        """The command line of the same installation."""
        return Program(self.url, self.folder)

    def backup(self) -> "Backup":
        """All that is in the database now."""
        engine, tables = create_engine(self.url), MetaData()
        tables.reflect(engine)
        with engine.connect() as connection:
            held = {
                table: [dict(row._mapping) for row in connection.execute(table.select())]
                for table in tables.sorted_tables
            }
        engine.dispose()
        return Backup(self.url, held)

    def without_marks(self) -> "Aside":
        """Forget, for a while, whatever was signed."""
        return Aside(self.folder / "data")


@dataclass
class Keeper:
    """The running service, and somebody who keeps the record."""

    service: Service
    secretary: Somebody

    def establish(self) -> None:
        """Open the record of the body."""
        self.secretary.record("establishment", {"name": "NHS Waltham Forest CCG", "kind": "CCG"})

    def grow(self, *names: str) -> int:
        """Register people; answers how many facts there are then."""
        size = 0
        for name in names:
            size = int(self.secretary.record("people", {"office": "GP", "name": name})["logSize"])
        return size

    def checkpoint(self, size: int | None = None) -> str:
        """The signed checkpoint; fails where there is none."""
        answer = self.secretary.get("log/checkpoint", size=size)
        assert answer.status_code == 200, answer.text
        return answer.text

    def refusal(self, path: str = "log/checkpoint") -> tuple[int, str]:
        """The status and code with which something that signs is refused."""
        answer = self.secretary.get(path)
        return answer.status_code, answer.json()["type"].removeprefix("/problems/")


@dataclass
class Backup:
    """What was in a database."""

    url: str
    held: dict[Any, list[dict[str, Any]]]

    def restore(self) -> None:
        """Put it back."""
        engine = create_engine(self.url)
        with engine.begin() as connection:
            for table in reversed(list(self.held)):
                connection.execute(table.delete())
            for table, rows in self.held.items():
                if rows:
                    connection.execute(table.insert(), rows)
        engine.dispose()


@dataclass
class Aside:
    """The marks and anchors of a data directory, put aside while a block runs."""

    data_dir: Path

    def __enter__(self) -> None:
        for name in ("marks", "anchors"):
            if (self.data_dir / name).exists():
                (self.data_dir / name).rename(self.data_dir / f"{name}.aside")

    def __exit__(self, *_: object) -> None:
        for name in ("marks", "anchors"):
            if (self.data_dir / f"{name}.aside").exists():
                if (self.data_dir / name).exists():
                    (self.data_dir / name).rename(self.data_dir / f"{name}.forked")
                (self.data_dir / f"{name}.aside").rename(self.data_dir / name)
