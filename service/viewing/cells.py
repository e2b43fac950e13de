"""Cells of sheets: text that no spreadsheet program takes for a formula, as comma-separated values (RFC 4180)."""

import csv
import io
from collections.abc import Iterable, Iterator

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(held: object) -> str:
    """A value as a cell; an apostrophe stands before whatever a spreadsheet program would reckon (CWE-1236)."""
    text = "" if held is None else str(held)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULAS) else text


def lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Each row as one line, every cell quoted."""
    for row in rows:
        buffer = io.StringIO()
        csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([cell(held) for held in row])
        yield buffer.getvalue()
