"""Everything on record about somebody as JSON, told piece by piece: it has no end that anybody could foresee."""

import json
from collections.abc import Iterable, Iterator

from service.privacy.access_queries import Everything, Row
from service.recording.receipts import Shown


def as_json(told: Everything) -> Iterator[str]:
    """The text of an `EverythingAbout`."""
    yield f'{{"access":{_shown(told.access)},"entries":{json.dumps([str(one) for one in told.entries])},"facts":['
    yield from _with_commas(map(_shown, told.facts))
    yield '],"registers":['
    for at, (name, rows) in enumerate(told.registers):
        yield f'{"," if at else ""}{{"registerName":{json.dumps(name)},"rows":['
        yield from _with_commas(map(_row, rows))
        yield "]}"
    yield '],"accesses":['
    yield from _with_commas(map(_shown, told.accesses))
    yield '],"readings":['
    yield from _with_commas(map(_shown, told.readings))
    yield "]}"


def _with_commas(texts: Iterable[str]) -> Iterator[str]:
    for at, text in enumerate(texts):
        yield f",{text}" if at else text


def _shown(one: Shown) -> str:
    return one.model_dump_json(by_alias=True)


def _row(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
