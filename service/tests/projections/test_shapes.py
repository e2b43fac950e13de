"""Read models of another shape are noticed before anybody reads them."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from service.app import SHAPES, create_app
from service.contexts import PROJECTIONS
from service.projections.comparing import differences
from service.projections.projector import Projections
from service.projections.rebuilding import in_shape
from service.projections.shapes import NeedsRebuild, others_in, shapes_of
from service.settings import Settings
from service.store.connections import transaction
from service.store.databases import Database
from service.store.migrating import migrate

OLDER = (
    "DROP TABLE cases",
    "CREATE TABLE cases (ledger TEXT, title TEXT)",
    "UPDATE read_model_shapes SET digest = 'that of an older program'",
)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database that an older program has filled."""
    found = Database(database_url)
    migrate(found)
    with closing(found.connect()) as connection, transaction(connection):
        for statement in OLDER:
            connection.say(statement)
    yield found
    found.close()


def test_a_migrated_database_has_the_shape_that_the_program_declares(database_url: str) -> None:
    database = Database(database_url)
    migrate(database)
    assert others_in(database.reader(), PROJECTIONS) == []
    assert in_shape(database, PROJECTIONS) is None
    database.close()


def test_a_start_compares_with_the_shapes_that_the_program_declares() -> None:
    assert json.loads(SHAPES.read_text()) == shapes_of(PROJECTIONS), "run `decisions openapi`"


def test_each_table_has_a_shape_of_its_own_whatever_stands_beside_it() -> None:
    fewer = Projections(PROJECTIONS.projectors[:0:-1])
    assert shapes_of(fewer).items() < shapes_of(PROJECTIONS).items()
    assert len(set(shapes_of(PROJECTIONS).values())) == len(PROJECTIONS.tables)


def test_on_sqlite_other_read_models_are_made_anew_and_elsewhere_the_command_is_said(database: Database) -> None:
    if database.dialect == "sqlite":
        rebuilt = in_shape(database, PROJECTIONS)
        assert rebuilt is not None
        assert "cases" in rebuilt.tables
    else:
        with pytest.raises(NeedsRebuild, match="run `decisions rebuild`"):
            in_shape(database, PROJECTIONS)


def test_a_service_starts_on_the_shape_it_reads_or_not_at_all(database: Database, tmp_path: Path) -> None:
    url = database.url.render_as_string(hide_password=False)
    settings = Settings.model_validate({"data_dir": tmp_path, "database_url": url})
    if database.dialect == "sqlite":
        create_app(settings)
        assert others_in(database.reader(), PROJECTIONS) == []
        assert differences(database, PROJECTIONS) == []
    else:
        with pytest.raises(NeedsRebuild):
            create_app(settings)
        assert others_in(database.reader(), PROJECTIONS)


def test_a_database_without_the_mark_has_another_shape(database: Database) -> None:
    with transaction(database.reader()) as connection:
        connection.say("DROP TABLE read_model_shapes")
    assert others_in(database.reader(), PROJECTIONS)
