"""The access log as a sheet: one line for each reading."""

from collections.abc import Iterable, Iterator
from typing import Final

from service.access_log.shown import AccessEntryShown
from service.viewing.cells import lines

COLUMNS: Final = (
    "number",
    "at",
    "reader",
    "person",
    "client",
    "issuer",
    "roles",
    "operation",
    "thing",
    "asked",
    "position",
    "discloses",
    "reason",
    "trace_id",
    "link",
)


def sheet(found: Iterable[AccessEntryShown]) -> Iterator[str]:
    """The lines of the sheet, with one that names the columns."""
    yield from lines([COLUMNS])
    yield from lines([_cell(getattr(one, name)) for name in COLUMNS] for one in found)


def _cell(held: object) -> object:
    match held:
        case tuple():
            return " ".join(map(str, held))
        case dict():
            return " ".join(f"{name}={one}" for name, one in held.items())
        case str() | int() | None:
            return held
    return "(erased)"
