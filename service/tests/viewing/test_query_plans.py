"""The parts of one thing are found by an index, so that finding them does not grow with the log."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, create_engine

from service.projections.versioned import READ_MODELS
from service.viewing.paging import _one

SERVICE = Path(__file__).parents[2]
FINDERS = ("all_of", "one")  # called as `all_of(view, table, case=…)`


def _asked() -> Iterator[tuple[str, Table, tuple[str, ...]]]:
    """Every place that asks for the parts of one thing: where, of which table, by which columns."""
    for path in sorted(SERVICE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "tests" in path.parts or not any(f"{name}(view, " in source for name in FINDERS):
            continue
        module = import_module(".".join(path.relative_to(SERVICE.parent).with_suffix("").parts))
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in FINDERS:
                table = getattr(module, ast.unparse(call.args[1]).split(".")[0], None)
                columns = tuple(sorted(word.arg for word in call.keywords if word.arg))
                if isinstance(table, Table) and columns:
                    yield f"{path.relative_to(SERVICE)}:{call.lineno}", table, columns


ASKED = tuple(_asked())


@pytest.fixture(scope="module")
def empty() -> Iterator[Connection]:
    """An SQLite database with every read model, all of them empty."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        READ_MODELS.create_all(connection)
        yield connection
    engine.dispose()


@pytest.mark.parametrize(("where", "table", "columns"), ASKED, ids=[where for where, _, _ in ASKED])
def test_the_parts_of_one_thing_are_found_by_an_index(
    empty: Connection, where: str, table: Table, columns: tuple[str, ...]
) -> None:
    text = _one(table, columns).text("sqlite")
    values = dict.fromkeys(("ledger", "position", *columns), 1)
    (line,) = [row[-1] for row in empty.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)]
    assert any(f"{name}=?" in line for name in columns), f"{where} walks the whole of {table.name}: {line}"


def test_most_places_were_found() -> None:
    assert len(ASKED) > 40
