"""What somebody does who makes all hashes fit, and signs with the log's own key: of exports, packs and tables."""

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any, Final

from domain.ledger.base64text import base64_text
from domain.ledger.canonical import canonical_bytes
from domain.ledger.leaf import leaf_hash
from service.audit.signing import LogKey
from service.tests.evidence.forging import repacked, resealed
from service.tests.evidence.make import Files
from service.tests.mutated_files.mutating import OTHERS, otherwise
from service.tests.standing_alone.forging import grown_anew
from verifier.export_lines import spelled

COLUMNS: Final = {
    "facts": ("position", "type", "recorded_at", "leaf_hash", "leaf"),
    "fact_tags": ("tag", "type", "position"),
    "tiles": ("level", "tile", "hashes"),
    "ledgers": ("size", "root", "frontier", "recorded_at"),
    "disclosures": ("digest", "position", "subject", "sealed"),
    "subject_keys": ("subject", "wrapped"),
}
"""What the verifier holds against the facts, beside the answers to recorders, of which it looks at the facts told."""


def leaf_of(said: Any) -> bytes:  # noqa: ANN401 - any JSON
    """The bytes of a fact that says this; not canonical ones where it cannot be said in them."""
    try:
        return canonical_bytes(said)
    except (ValueError, TypeError, OverflowError):
        return spelled(said).encode("utf-8", "surrogatepass")


def export_grown_anew(content: bytes, chance: Random, key: LogKey) -> bytes:
    """An export in which a fact says something else, everything is made to fit, and the whole is signed."""
    lines = [json.loads(line) for line in content.splitlines()]
    line = lines[chance.randrange(1, len(lines) - 1)]
    otherwise(line["fact"], chance)
    leaf = leaf_of(line["fact"])
    line |= {"leaf": base64_text(leaf), "leafHash": base64_text(leaf_hash(leaf))}
    with suppress(ValueError):
        line["fact"] = json.loads(leaf)
    grown_anew(lines, key)
    return "".join(f"{spelled(one)}\n" for one in lines).encode("utf-8", "surrogatepass")


def pack_sealed_anew(content: bytes, chance: Random, key: LogKey, ods: str) -> bytes:
    """A pack in which a file says something else, listed and sealed as if it always had."""

    def forge(files: Files) -> None:
        name = chance.choice([one for one in sorted(files) if one.endswith(".json") and not one.startswith("manifest")])
        said = json.loads(files[name])
        otherwise(said, chance)
        files[name] = leaf_of(said)
        resealed(files, key, ods)

    return repacked(content, forge)


def with_another_cell(file: Path, chance: Random) -> None:
    """A cell of some table of the log holds something else, or its row is gone."""
    table = chance.choice(sorted(COLUMNS))
    columns = COLUMNS[table]
    here = " AND ".join(f"{column} IS ?" for column in columns)
    with closing(sqlite3.connect(file)) as connection, suppress(sqlite3.IntegrityError, OverflowError):
        rows = sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table}"), key=repr)  # noqa: S608 - ours
        if not rows:
            return
        row = chance.choice(rows)
        if chance.random() < 0.2:
            connection.execute(f"DELETE FROM {table} WHERE {here}", row)  # noqa: S608 - our own names
        else:
            changed = f"UPDATE {table} SET {chance.choice(columns)} = ? WHERE {here}"  # noqa: S608 - our own names
            connection.execute(changed, (_cell(chance), *row))
        connection.commit()


def with_another_fact(file: Path, chance: Random) -> None:
    """A fact says something else, with its hash."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT position, leaf FROM facts ORDER BY position").fetchall()
        at, leaf = chance.choice(rows)
        said = json.loads(leaf)
        otherwise(said, chance)
        anew = leaf_of(said)
        connection.execute("UPDATE facts SET leaf = ?, leaf_hash = ? WHERE position = ?", (anew, leaf_hash(anew), at))
        connection.commit()


def covered(file: Path) -> dict[str, list[Any]]:
    """Everything in a database that the verifier must not find changed without saying so."""
    with closing(sqlite3.connect(file)) as connection:
        found = {
            table: sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table}"), key=repr)  # noqa: S608
            for table, columns in COLUMNS.items()
        }
        answers = [
            json.loads(told)["facts"] for (told,) in connection.execute("SELECT answer FROM idempotency_records")
        ]
    return found | {"answers": sorted(answers, key=repr)}


def _cell(chance: Random) -> object:
    return chance.choice([*(one for one in OTHERS if isinstance(one, str | int | None)), 2**40, b"", bytes(32), "é"])
