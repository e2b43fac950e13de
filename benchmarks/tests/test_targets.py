"""Targets are held against figures that were measured, and nothing is said to be reached that was not measured."""

import pytest

from benchmarks.table import Row, Table
from benchmarks.targets import TARGETS, summary


def verdicts(section: str, *rows: Row) -> dict[str, str]:
    found = summary({section: Table(section, "", rows)}, ["sqlite"])
    return {str(row["target"]): str(row["verdict"]) for row in found.rows if row["verdict"] != "not measured"}


def test_what_was_not_measured_is_not_reached() -> None:
    rows = summary({}, ["sqlite", "postgresql"]).rows
    assert len(rows) == 2 * len(TARGETS)
    assert {row["verdict"] for row in rows} == {"not measured"}


def test_decisions_are_held_against_each_yardstick() -> None:
    names = ("decisions/s", "CPU ms/write", "latency ms, 1 client")
    figures = {"floor": (90, 1, 1), "peer": (10, 3, 3), "library": (21, 2, 2), "ours": (30, 4, 3.5)}
    rows: list[Row] = [
        {"database": "sqlite", "subject": subject, **dict(zip(names, held, strict=True))}
        for subject, held in figures.items()
    ]
    assert list(verdicts("decisions", *rows).values()) == ["reached", "NOT reached", "reached", "NOT reached"]


@pytest.mark.parametrize(("ratio", "verdict"), [(1.2, "reached"), (1.21, "NOT reached")])
def test_growth_is_that_of_the_worst_work(ratio: float, verdict: str) -> None:
    rows: list[Row] = [
        {"database": "sqlite", "work": "one case", "× latency": 1.0, "× CPU": 0.9},
        {"database": "sqlite", "work": "a write", "× latency": ratio, "× CPU": ratio},
        {"database": "postgresql", "work": "a write", "× latency": 9.0, "× CPU": 9.0},
    ]
    assert set(verdicts("growth", *rows).values()) == {verdict}


def test_one_vote_refused_is_one_too_many() -> None:
    none: Row = {"database": "sqlite", "how": "votes", "refused": 0.0}
    one: Row = {"database": "sqlite", "how": "votes", "refused": 1.0}
    assert verdicts("group_commit", none) == {"votes refused without cause": "reached"}
    assert verdicts("group_commit", none, one) == {"votes refused without cause": "NOT reached"}


def test_memory_is_counted_in_megabytes_of_a_million_bytes() -> None:
    less: Row = {"database": "sqlite", "subject": "ours", "after work": 95.3}
    more: Row = {"database": "sqlite", "subject": "ours", "after work": 95.5}
    assert verdicts("memory", less) == {"memory, MB a worker": "reached"}
    assert verdicts("memory", more) == {"memory, MB a worker": "NOT reached"}


@pytest.mark.parametrize(("took", "verdict"), [(150.0, "reached"), (151.0, "NOT reached")])
def test_a_forecast_of_thirty_items_is_there_in_time(took: float, verdict: str) -> None:
    row: Row = {"database": "sqlite", "items": 30, "median ms": took, "best ms": 1.0}
    assert set(verdicts("forecast", row).values()) == {verdict}
