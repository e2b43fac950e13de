"""What a start loads: a worker pays in seconds and megabytes for every library that it does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

from service.addresses import PLACES
from service.store.databases import Database
from service.store.migrating import migrate

NOT_FOR_SERVING = {"alembic", "eventsourcing", "httpx", "jinja2", "pygments", "rich", "sqlalchemy.orm"}
NOT_BEFORE_ANYBODY_ASKS = {"service.bus", "service.contexts", "domain.meetings.decider", "domain.cases.events"}
MOST_MODULES = 1_010
"""Of which the web framework takes 450 and the databases 160."""
START = """
import sys
import service.cli.main, service.cli.serving
from service.app import create_app
from service.cli.configuring import settings_with
create_app(settings_with(sys.argv[1], 0))
print(*sys.modules)
"""
LASTING = """
import gc, sys
from service.cli.configuring import settings_with
from service.cli.serving import lasting_app
app = lasting_app(settings_with(sys.argv[1], 0))
print(any(one is app or one is app.state.recording for one in gc.get_objects()), gc.get_freeze_count() > 0)
print(gc.get_threshold()[0])
"""
OPENED = """
import gc, sys
from service.cli.configuring import settings_with
from service.cli.serving import lasting_app
recording = lasting_app(settings_with(sys.argv[1], 0)).state.recording
before = gc.get_freeze_count(), recording.is_well()
recording.open()
print(any(one is recording.bus for one in gc.get_objects()), before[1], recording.is_well())
recording.close()
print(recording.is_well(), gc.get_freeze_count() > before[0])
"""
SERVE = """
import gc, sys
gc.disable()
import uvicorn
uvicorn.run = lambda *_, **__: print(gc.isenabled(), gc.get_stats()[2]["collections"])
from service.cli.main import main
sys.argv[1:] = ["serve", "--database", sys.argv[1]]
main()
"""
BUILT = """
import sys
from service.health import router
print(*(route.dependant.name for route in router.routes), *sys.modules)
"""
VERIFY = """
import sys
import service.cli.verify, service.cli.rebuilding
print(*sys.modules)
"""


def said(program: str, *arguments: str, folder: Path) -> list[str]:
    environment = {"DECISIONS_DATA_DIR": str(folder)}
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return ran.stdout.split()


def loaded(program: str, *arguments: str, folder: Path) -> set[str]:
    return set(said(program, *arguments, folder=folder))


def test_serving_loads_nothing_that_it_does_not_need(database_url: str, tmp_path: Path) -> None:
    database = Database(database_url)
    migrate(database)
    database.close()
    driver = {"psycopg"} if database_url.startswith("sqlite:") else set()
    there = loaded(START, database_url, folder=tmp_path)
    assert "service.addresses" in there
    assert len(there) < MOST_MODULES
    assert there & (NOT_FOR_SERVING | NOT_BEFORE_ANYBODY_ASKS | driver | set(PLACES)) == set()


def test_a_route_is_built_without_the_first_version_of_pydantic(tmp_path: Path) -> None:
    there = loaded(BUILT, folder=tmp_path)
    assert "pydantic.main" in there
    assert "pydantic.v1.main" not in there


@pytest.mark.parametrize("library", ["fastapi", "starlette", "uvicorn"])
def test_verifying_and_rebuilding_load_no_web_server(library: str, tmp_path: Path) -> None:
    assert library not in loaded(VERIFY, folder=tmp_path)


def test_a_worker_never_looks_through_what_it_was_started_with_for_garbage(tmp_path: Path) -> None:
    assert loaded(LASTING, f"sqlite:///{tmp_path / 'log.db'}", folder=tmp_path) == {"False", "True", "10000"}


def test_what_records_is_loaded_when_it_is_opened_and_then_never_looked_through_either(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'log.db'}"
    assert said(OPENED, url, folder=tmp_path) == ["False", "True", "True", "False", "True"]


def test_nothing_is_looked_through_for_garbage_while_it_is_loaded_and_all_is_afterwards(tmp_path: Path) -> None:
    assert loaded(SERVE, f"sqlite:///{tmp_path / 'log.db'}", folder=tmp_path) == {"True", "0"}
