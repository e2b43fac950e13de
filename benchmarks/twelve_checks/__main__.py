"""Do the twelve checks to all three, and print what each noticed: `python -m benchmarks.twelve_checks`."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.servers import ROOT
from benchmarks.table import Table

CONTINUUM: Final = "sqlalchemy-continuum==2.0.0"
BIN: Final = Path(sys.executable).parent
TESTS: Final = "service/tests/twelve_checks"
OUTCOME: Final = re.compile(rf"^(PASSED|FAILED|ERROR) {TESTS}/\S+::test_(\d\d)_(\w+)", re.MULTILINE)

Found = Mapping[int, bool]


def ours() -> tuple[Mapping[int, str], Found]:
    """The twelve by their names, and which of them the service passes: its own acceptance tests, over a real server."""
    command = (sys.executable, "-m", "pytest", TESTS, "-q", "-rA", "--no-header", "-k", "not service_on_postgres")
    said = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False).stdout
    names: dict[int, str] = {}
    passed: dict[int, bool] = {}
    for outcome, number, name in sorted(OUTCOME.findall(said), key=lambda one: str(one[1])):
        names[int(number)] = name.replace("_", " ")
        passed[int(number)] = passed.get(int(number), True) and outcome == "PASSED"
    return names, passed


def peer(name: str, python: Sequence[str] = (sys.executable,)) -> Found:
    """What a peer noticed; nothing where it could not be asked."""
    command = (*python, "-m", "benchmarks.twelve_checks.peer", name)
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"NOT ASKED: {name}", file=sys.stderr)
        return {}
    return {int(number): passed for number, passed in json.loads(done.stdout).items()}


def continuum() -> Found:
    """The same with SQLAlchemy-Continuum, which is fetched for this alone."""
    return peer("continuum", (str(BIN / "uv"), "run", "--quiet", "--no-sync", "--with", CONTINUUM, "python"))


def table(names: Mapping[int, str], columns: Mapping[str, Found]) -> Table:
    """A row for each check."""
    words = {True: "yes", False: "no", None: "–"}
    rows = [
        {"check": f"{number:2} {name}", **{title: words[found.get(number)] for title, found in columns.items()}}
        for number, name in sorted(names.items())
    ]
    return Table("The twelve checks of an audit trail", "recorded, noticed or refused by what is offered?", rows)


if __name__ == "__main__":
    NAMES, OURS = ours()
    print(table(NAMES, {"audit table": peer("audit-table"), "Continuum": continuum(), "ours": OURS}).text())
