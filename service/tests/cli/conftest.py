"""The real program, run as an operator runs it, on a record of its own in each database."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from domain.kernel.ids import ActorId, BodyCode, PersonId
from domain.kernel.messages import Asked
from domain.organisations.commands import EstablishBody, ImportOrganisations
from domain.organisations.events import BodyKind
from domain.people.commands import RegisterPerson
from service.cli.commands import app
from service.cli.in_process import in_process
from service.demo.ods import organisations_of
from service.ids import new_id
from service.settings import Settings
from service.store.connections import transaction
from service.store.databases import Database
from service.store.heads import read_head
from service.store.migrating import migrate

BODY = BodyCode("08W")
NAME = "Dr Zoë Example"
PROGRAM = Path(sys.executable).with_name("decisions")


def run(*arguments: str, **environment: str) -> Result:
    """Run a command in this process, without any setting of this machine."""
    unset = {name: None for name in os.environ if name.startswith("DECISIONS_") or name in {"DATABASE_URL", "PORT"}}
    return CliRunner().invoke(app, arguments, env={**unset, "COLUMNS": "200", "TERM": "dumb", **environment})


@dataclass(frozen=True)
class Program:
    """The program with its database and data directory."""

    url: str
    folder: Path

    @property
    def settings(self) -> Settings:
        """The settings that the program has too."""
        return Settings.model_validate({"data_dir": self.folder / "data", "database_url": self.url})

    def run(self, *arguments: object, **environment: str) -> Result:
        """Run a command in this process, with the settings of the program and no others."""
        own = {"DATABASE_URL": self.url, "DECISIONS_DATA_DIR": str(self.folder / "data")}
        done = run(*map(str, arguments), **{**own, **environment})
        assert isinstance(done.exception, SystemExit | None), done.exception  # else it would be a traceback
        return done

    def really(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run the program itself, as an operator does."""
        own = {"DATABASE_URL": self.url, "DECISIONS_DATA_DIR": str(self.folder / "data")}
        command = [str(PROGRAM), *map(str, arguments)]
        return subprocess.run(  # noqa: S603 - the program under test
            command, cwd=self.folder, env=os.environ | own, capture_output=True, text=True, check=False, timeout=120
        )

    def does(self, *arguments: object) -> str:
        """What it prints; fails where it does."""
        done = self.run(*arguments)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    def tells(self, *arguments: object) -> Any:  # noqa: ANN401 - whatever the command tells
        """What it prints as JSON."""
        return json.loads(self.does(*arguments, "--json"))

    def fails(self, *arguments: object, **environment: str) -> str:
        """What it says on the error stream; fails where it does not exit with 1."""
        done = self.run(*arguments, **environment)
        assert done.exit_code == 1, done.stdout + done.stderr
        return done.stderr

    def size(self) -> int:
        """How many facts the body has."""
        with closing(Database(self.url).connect()) as connection:
            head = read_head(connection, BODY)
        return head.size if head else 0

    def spoil(self, statement: str) -> None:
        """Change the database behind everybody's back."""
        with closing(Database(self.url).connect()) as connection, transaction(connection):
            connection.say(statement)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A record on SQLite that the tests of a module share."""
    folder = tmp_path_factory.mktemp("operator")
    return a_record(Program(f"sqlite:///{folder / 'decisions.db'}", folder))


@pytest.fixture(scope="module")
def kept_on_postgresql(tmp_path_factory: pytest.TempPathFactory, new_postgres_database: Callable[[], str]) -> Program:
    """A record on PostgreSQL that the tests of a module share."""
    return a_record(Program(new_postgres_database(), tmp_path_factory.mktemp("operator")))


@pytest.fixture(scope="module", params=["kept", "kept_on_postgresql"])
def program(request: pytest.FixtureRequest) -> Program:
    """The same, once on SQLite and once on PostgreSQL."""
    found: Program = request.getfixturevalue(request.param)
    return found


def a_record(program: Program) -> Program:
    """Record a body, its practices and a person, as the service does."""
    migrate(Database(program.url))
    with in_process(program.settings) as here:
        now = here.clock.now()
        asked = Asked(by=ActorId("secretary"), at=now, occurred_at=now, via="tests")
        establish = EstablishBody(
            asked=asked, body=BODY, name="NHS Waltham Forest CCG", kind=BodyKind.CCG, established=None, abolished=None
        )
        person = RegisterPerson(asked=asked, body=BODY, person=PersonId(new_id()), office="GP", name=NAME)
        entries = organisations_of(BODY)
        for command in (establish, ImportOrganisations(asked=asked, body=BODY, entries=entries), person):
            here.bus.send_and_wait(BODY, command)
    return program
