"""`decisions exceptions` tells the same lists on a terminal and in a file."""

import csv
import json
from pathlib import Path

from typer.testing import Result

from service.exceptions.kinds import ExceptionKind
from service.tests.cli.conftest import run
from service.tests.exceptions.conftest import Auditor
from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import interest, put, recommended


def asked(forest: WalthamForest, *arguments: object) -> Result:
    return run("exceptions", "--body", forest.ods, *map(str, arguments), **forest.service.environment())


def test_it_counts_each_kind_and_exits_with_1_only_where_asked_to_check(forest: WalthamForest) -> None:
    for found in (asked(forest), asked(forest, "--check")):
        assert (found.exit_code, len(found.stdout.splitlines())) == (0, len(ExceptionKind))
    assert found.stdout.count("never looked for") == 2
    recommended(forest)
    interest(forest, "Brown")
    assert [asked(forest, *how).exit_code for how in ((), ("--check",), ("--check", "--kind", "overdue"))] == [0, 1, 0]
    assert "     1  tainted " in asked(forest).stdout
    assert json.loads(asked(forest, "--json").stdout)["counts"]["TAINTED"] == 1


def test_it_lists_a_kind_and_writes_all_to_a_new_file(forest: WalthamForest, auditor: Auditor, tmp_path: Path) -> None:
    short = put(forest, "Adams", "Clark", reference="WF/1")
    short.vote("Adams", "Clark")
    short.decide()
    (told,) = auditor.listed("inquorate")
    assert asked(forest, "--kind", "inquorate").stdout.splitlines() == [
        f"{told['since']}  {told['sentence']}  {told['path']}",
        "1 in all.",
    ]
    file = tmp_path / "exceptions.csv"
    assert asked(forest, "--csv", file).stdout == f"{file}: 1 exceptions of {forest.ods}.\n"
    with file.open(newline="") as opened:
        (line,) = csv.DictReader(opened)
    assert (line["kind"], line["sentence"], line["subject"]) == ("INQUORATE", told["sentence"], told["subject"])
    assert asked(forest, "--csv", file).exit_code == 1


def test_a_day_that_is_none_is_wrong_usage(forest: WalthamForest) -> None:
    found = asked(forest, "--as-at", "yesterday")
    assert (found.exit_code, found.stderr.startswith("--as-at: A day is expected")) == (64, True)
