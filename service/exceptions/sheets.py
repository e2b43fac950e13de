"""Exceptions as a sheet: one line for each, with its columns in the order in which they are read."""

from collections.abc import Iterable, Iterator

from service.exceptions.shown import ExceptionShown
from service.viewing.cells import lines

COLUMNS = ("kind", "since", "sentence", "subject", "path", "position", "citation")


def sheet(found: Iterable[ExceptionShown]) -> Iterator[str]:
    """The lines of the sheet, with one that names the columns."""
    yield from lines([COLUMNS])
    yield from lines(_row(one) for one in found)


def _row(one: ExceptionShown) -> list[object]:
    return [one.kind.name, *(getattr(one, name) for name in COLUMNS[1:])]
