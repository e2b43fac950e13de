"""Run the benchmark: `python -m benchmarks` (see README.md)."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.context import Context
from benchmarks.databases import KINDS, Kind, Unavailable
from benchmarks.machine import described
from benchmarks.ours.place import DATA_DIR
from benchmarks.sections import SECTIONS
from benchmarks.subjects import SUBJECTS, named
from benchmarks.table import Table
from benchmarks.targets import summary


def options() -> Namespace:
    """Read the command line."""
    parser = ArgumentParser(prog="python -m benchmarks", description="Measure the service beside its yardsticks.")
    lists = {
        "subjects": [subject.name for subject in SUBJECTS],
        "databases": [kind.name for kind in KINDS],
        "sections": list(SECTIONS),
    }
    for option, names in lists.items():
        parser.add_argument(f"--{option}", default=",".join(names), help="default: %(default)s")
    parser.add_argument("--rounds", type=int, default=3, help="times that each subject has its turn")
    parser.add_argument("--seconds", type=float, default=2.0, help="length of each measurement")
    parser.add_argument("--facts", type=int, default=100_000, help="length of the long ledgers")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the long ledgers and their keys here, and take those kept"
    )
    parser.add_argument(
        "--quick", action="store_true", help="one round, half a second, short ledgers: to see that it works"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything as JSON")
    return parser.parse_args()


def keep(folder: Path | None) -> Path | None:
    """The folder in which ledgers stay, with the keys without which nobody could read them."""
    if folder is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    os.environ[DATA_DIR] = str(folder.resolve())
    return folder.resolve()


def available(names: Sequence[str]) -> list[Kind]:
    """The databases of these names that answer; says which do not."""
    if unknown := set(names) - {kind.name for kind in KINDS}:
        raise LookupError(f"no such database: {', '.join(sorted(unknown))}")
    kinds = []
    for kind in KINDS:
        try:
            if kind.name in names and kind.version():
                kinds.append(kind)
        except Unavailable as reason:
            print(f"NOT MEASURED on {kind.name}: {reason}", file=sys.stderr)
    return kinds


def measured(asked: Namespace, context: Context) -> dict[str, Table]:
    """Every section asked for, printed as it comes."""
    tables = {}
    for section in asked.sections.split(","):
        tables[section] = SECTIONS[section](context)
        print(tables[section].text(), flush=True)
    return tables


def main() -> None:
    """Measure, and write the JSON at the end."""
    asked = options()
    kinds = available(asked.databases.split(","))
    rounds, seconds, facts = (1, 0.5, 5_000) if asked.quick else (asked.rounds, asked.seconds, asked.facts)
    machine = described(kinds)
    print("\n".join(f"{name:12} {value}" for name, value in machine.items()))
    with ExitStack() as databases:
        context = Context(named(asked.subjects.split(",")), kinds, rounds, seconds, databases, facts, keep(asked.keep))
        print(f"{'base':12} {context.base}; {rounds} rounds, {seconds:g} s each measurement\n", flush=True)
        tables = measured(asked, context)
        if context.has_ours:
            tables["targets"] = summary(tables, [kind.name for kind in kinds])
            print(tables["targets"].text(), flush=True)
    if asked.json:
        report = {
            "machine": machine,
            "base": context.base,
            "rounds": rounds,
            "seconds": seconds,
            "sections": {name: table.json() for name, table in tables.items()},
        }
        asked.json.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
