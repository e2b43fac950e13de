"""`decisions backup`: the copy holds what the database held at one moment, also while others record."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from domain.kernel.ids import ActorId
from domain.kernel.messages import Asked
from domain.organisations.commands import RenameOrganisation
from service.cli.copies import heads_of
from service.cli.in_process import in_process
from service.cli.sqlite_copy import copy
from service.demo.ods import organisations_of
from service.store.databases import Database
from service.tests.cli.conftest import BODY, Program

needs_pg_dump = pytest.mark.skipif(not shutil.which("pg_dump"), reason="the programs of PostgreSQL are not here")


def heads(url: str) -> dict[str, tuple[int, bytes]]:
    """The heads of all bodies in a database."""
    with closing(Database(url).connect()) as connection:
        return dict(heads_of(connection))


def test_the_copy_is_one_file_that_verifies(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    told = kept.tells("backup", file)
    assert told == {"file": str(file), "bodies": {BODY: {"size": kept.size(), "root": heads(kept.url)[BODY][1].hex()}}}
    assert list(tmp_path.iterdir()) == [file]
    assert kept.does("verify", "--database", f"sqlite:///{file}").endswith("Nothing is wrong.\n")
    assert heads(f"sqlite:///{file}") == heads(kept.url)


def test_nothing_is_overwritten(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "precious"
    file.write_text("precious")
    assert kept.fails("backup", file) == f"{file} is there already, and nothing is overwritten.\n"
    assert file.read_text() == "precious"
    assert kept.fails("backup", tmp_path / "nowhere" / "copy.db") == f"There is no folder {tmp_path / 'nowhere'}.\n"


def test_the_copy_is_of_one_moment_while_others_record(kept: Program, tmp_path: Path) -> None:
    stop, recorded = threading.Event(), threading.Event()

    def recording() -> None:
        with in_process(kept.settings) as here:
            for number in range(10_000):
                now = here.clock.now()
                asked = Asked(by=ActorId("secretary"), at=now, occurred_at=now, via="tests")
                code = organisations_of(BODY)[0].organisation
                command = RenameOrganisation(
                    asked=asked, body=BODY, organisation=code, name=f"Surgery {number}", since=None
                )
                here.bus.send_and_wait(BODY, command)
                recorded.set()
                if stop.is_set():
                    return

    thread = threading.Thread(target=recording)
    thread.start()
    try:
        assert recorded.wait(30)
        for number in range(5):
            file = tmp_path / f"{number}.db"
            file.touch()
            before, copied, after = kept.size(), copy(Database(kept.url), file)[BODY], kept.size()
            assert before <= copied[0] <= after
            with closing(Database(f"sqlite:///{file}").connect()) as connection:
                assert heads_of(connection)[BODY] == copied
    finally:
        stop.set()
        thread.join()
    assert kept.does("verify", "--database", f"sqlite:///{tmp_path / '4.db'}").endswith("Nothing is wrong.\n")


@needs_pg_dump
def test_the_dump_of_postgresql_holds_the_same_when_it_is_restored(
    kept_on_postgresql: Program, tmp_path: Path, new_postgres_database: Callable[[], str]
) -> None:
    program = kept_on_postgresql
    file, other = tmp_path / "record.dump", new_postgres_database()
    told = program.does("backup", file)
    assert told.startswith(f"{file}: {program.size()} facts (bodies: 1), with the same roots as the database.\n")
    address = make_url(other).set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run(["pg_restore", f"--dbname={address}", str(file)], check=True, timeout=60)  # noqa: S603, S607
    assert heads(other) == heads(program.url)


def test_without_pg_dump_the_command_to_run_elsewhere_is_said(kept_on_postgresql: Program, tmp_path: Path) -> None:
    complaint = kept_on_postgresql.fails("backup", tmp_path / "a dump", PATH=os.fspath(tmp_path))
    assert f"pg_dump --format=custom --file='{tmp_path}/a dump' --dbname=postgresql://" in complaint
    assert list(tmp_path.iterdir()) == []
