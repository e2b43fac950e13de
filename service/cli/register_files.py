"""Files of outside registers of organisations: which column says what, and on which line each row stands.

Read are tables with a line of names, and the Organisation Data Service's `epraccur`, which has none.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from domain.kernel.values import value
from service.cli.exits import Declined

LARGEST: Final = 64 * 2**20
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("code", "organisation", "organisation_code", "practice_code"),
    "name": ("name", "organisation_name"),
    "opened": ("opened", "open_date"),
    "closed": ("closed", "close_date"),
    "kind": ("kind",),
    "setting": ("prescribing_setting",),
    "parent": ("parent_code", "commissioner"),
    "joined": ("joined", "join_date"),
    "left": ("left", "left_date"),
}
EPRACCUR: Final = {
    "code": 0,
    "name": 1,
    "opened": 10,
    "closed": 11,
    "parent": 14,
    "joined": 15,
    "left": 16,
    "setting": 25,
}
EPRACCUR_COLUMNS: Final = 27
CODE: Final = re.compile(r"[A-Z0-9]{3,10}")


@value
class Line:
    """One row: the line of the file that it begins on, and its texts by what they say; nothing is empty."""

    number: int
    texts: Mapping[str, str]


@value
class RegisterFile:
    """A file as it was read: its name, the SHA-256 of its bytes in hex, what its columns say, and its rows."""

    name: str
    sha256: str
    columns: frozenset[str]
    lines: tuple[Line, ...]


def read_register(path: Path, needed: tuple[str, ...]) -> RegisterFile:
    """Read a file in UTF-8; raises `Declined` where it is none, or lacks a column, and `OSError`."""
    with path.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Declined(f"{path} has more than {LARGEST >> 20} MiB; split it.")
    try:
        columns, lines = _table(content.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Declined(f"{path}:{line}: this is not UTF-8; save the file as CSV in UTF-8.") from None
    for name in needed:
        if name not in columns:
            raise Declined(f"{path} has no column for the {name} ({', '.join(NAMES[name])}).")
    return RegisterFile(
        name=path.name, sha256=hashlib.sha256(content).hexdigest(), columns=frozenset(columns), lines=tuple(lines)
    )


def _table(text: str, path: Path) -> tuple[Mapping[str, int], list[Line]]:
    rows = list(_rows(text, path))
    if not rows:
        raise Declined(f"{path} is empty.")
    first = rows[0][1]
    if len(first) == EPRACCUR_COLUMNS and CODE.fullmatch(first[0]):
        columns, width = EPRACCUR, EPRACCUR_COLUMNS
    else:
        columns, width = _named(first), len(first)
        del rows[0]
    return columns, [_line(number, cells, columns, width, path) for number, cells in rows]


def _rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    reader, began = csv.reader(text.splitlines(keepends=True), strict=True), 1
    try:
        for cells in reader:
            if cells:
                yield began, cells
            began = reader.line_num + 1
    except csv.Error as error:
        raise Declined(f"{path}:{began}: this is not CSV: {error}.") from None


def _named(header: list[str]) -> dict[str, int]:
    found = [name.strip().lower().replace(" ", "_") for name in header]
    return {
        name: found.index(known[0])
        for name, others in NAMES.items()
        if (known := [other for other in others if other in found])
    }


def _line(number: int, cells: list[str], columns: Mapping[str, int], width: int, path: Path) -> Line:
    if len(cells) != width:
        raise Declined(f"{path}:{number}: the row has {len(cells)} columns, not {width}.")
    said = {name: cells[at].strip() for name, at in columns.items()}
    return Line(number=number, texts={name: text for name, text in said.items() if text})
