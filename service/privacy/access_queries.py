"""Finds everything on record about somebody: each fact that mentions them, and each row that names them."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from heapq import merge
from itertools import chain, groupby, islice
from typing import Any, NamedTuple

from sqlalchemy import Table, Text, bindparam, or_, select

from domain.kernel.ids import AccessId, PersonId
from service.privacy.access_readings import readings_about
from service.privacy.access_shown import AccessPage, AccessShown, FactAbout, ReadingAbout
from service.privacy.tables import accesses
from service.problems.refusals import RefusedAtTheDoor
from service.projections.versioned import READ_MODELS, known_at
from service.store.leaves import microseconds
from service.store.statements import Statement
from service.viewing.digests import digests_in, revealed
from service.viewing.history import HISTORY
from service.viewing.in_turn import AT_A_TIME, in_turn
from service.viewing.page_asked import PageAsked
from service.viewing.paging import all_of, one, page
from service.viewing.viewpoint import Viewpoint

OF_THE_ROW = frozenset({"ledger", "from_position", "to_position"})
DIGEST = "_digest"
Row = dict[str, Any]


class UnknownSubjectAccess(RefusedAtTheDoor):
    """Nobody was given access under this id."""

    code = "unknown-subject-access"


def accesses_page(view: Viewpoint, asked: PageAsked, person: PersonId | None) -> AccessPage:
    """A page of accesses in the order in which they were given."""
    found = page(view, accesses, limit=asked.limit, after=asked.after, person=person)
    return AccessPage(results=_shown(view, found.rows), metadata=asked.metadata(view, found, person=person))


class Everything(NamedTuple):
    """What is given: facts and rows are read while they are told, so that nobody ever holds all of them."""

    access: AccessShown
    entries: tuple[PersonId, ...]
    facts: Iterator[FactAbout]
    registers: Iterator[tuple[str, Iterator[Row]]]
    accesses: tuple[AccessShown, ...]
    readings: Iterator[ReadingAbout]


def everything(view: Viewpoint, access: AccessId) -> Everything:
    """What was given, as it stood then, but for what was erased or hidden since; raises `UnknownSubjectAccess`."""
    row = one(view, accesses, access=access)
    if row is None:
        raise UnknownSubjectAccess(access=access)
    then = view.earlier(row["since"], "position")
    entries = then.identity.entries_of(PersonId(row["person"]))
    return Everything(
        access=_shown(then, [row])[0],
        entries=entries,
        facts=_facts(then, entries),
        registers=_registers(then.of_entries(), entries),
        accesses=_shown(then, all_of(then, accesses, person=row["person"])),
        readings=readings_about(then, entries, microseconds(datetime.fromisoformat(row["given_at"]))),
    )


def _shown(view: Viewpoint, rows: Iterable[dict[str, Any]]) -> tuple[AccessShown, ...]:
    those = list(rows)
    texts = view.texts(row["reason_digest"] for row in those)
    return tuple(AccessShown.model_validate(_named(row, texts)) for row in those)


def _named(row: dict[str, Any], texts: Any) -> dict[str, Any]:  # noqa: ANN401 - texts by digest
    plain = {name: row[name] for name in AccessShown.model_fields if name in row}
    return plain | {"reason": texts[row["reason_digest"]]}


def _facts(view: Viewpoint, entries: tuple[PersonId, ...]) -> Iterator[FactAbout]:
    """The facts that mention any entry, each once, in the order of the log."""
    found = groupby(merge(*(_of_entry(view, entry) for entry in entries)), key=lambda one: one[0])
    leaves = (next(same) for _, same in found)
    while batch := {position: json.loads(leaf) for position, leaf in islice(leaves, AT_A_TIME)}:
        texts = view.texts(digest for leaf in batch.values() for digest in digests_in(leaf))
        yield from (_fact(position, revealed(leaf, texts)) for position, leaf in batch.items())


def _of_entry(view: Viewpoint, entry: PersonId) -> Iterator[tuple[int, bytes]]:
    after = 0
    while rows := view.rows(HISTORY, tag=entry.tag, after=after, most=AT_A_TIME):
        yield from ((position, bytes(leaf)) for position, _, leaf in rows)
        after = rows[-1][0]


def _fact(position: int, said: dict[str, Any]) -> FactAbout:
    return FactAbout(
        position=position,
        type=said["type"],
        recorded_at=said["recordedAt"],
        occurred_at=said["occurredAt"],
        recorded_by=said["actor"],
        reason=said.get("reason"),
        source=said.get("source"),
        data=said["data"],
    )


def _registers(view: Viewpoint, entries: tuple[PersonId, ...]) -> Iterator[tuple[str, Iterator[Row]]]:
    """Every list that names somebody, with its rows; a list is told to its end before the next is asked for."""
    for table in READ_MODELS.sorted_tables:
        rows = _naming_any(view, table, entries)
        first = next(rows, None)
        if first is not None:
            yield table.name, chain([first], rows)


def _naming_any(view: Viewpoint, table: Table, entries: tuple[PersonId, ...]) -> Iterator[Row]:
    """The rows that name an entry; one that names several is told with the first of them."""
    names = [column.name for column in table.c]
    for at, entry in enumerate(entries):

        def read(after: int, most: int, named: str = f"%{entry}%") -> list[Row]:
            found = view.rows(_naming(table), named=named, after=after, most=most)
            return [dict(zip(names, row, strict=True)) for row in found]

        for batch in in_turn(read, 0):
            yield from _in_words(view, [row for row in batch if not _names(row, entries[:at])])


def _names(row: Row, entries: tuple[PersonId, ...]) -> bool:
    return any(str(entry) in held for entry in entries for held in row.values() if isinstance(held, str))


@cache
def _naming(table: Table) -> Statement:
    """Whatever of a list names somebody, in a column of its own or within one."""
    named = [column.like(bindparam("named")) for column in table.c if isinstance(column.type, Text)]
    found = select(*table.c).where(known_at(table), table.c.since > bindparam("after"), or_(*named))
    return Statement(found.order_by(table.c.since).limit(bindparam("most")))


def _in_words(view: Viewpoint, rows: list[Row]) -> Iterator[Row]:
    """Rows with the words behind their digests, without what only places them in time."""
    texts = view.texts(held for row in rows for name, held in row.items() if name.endswith(DIGEST))
    for row in rows:
        yield {
            name.removesuffix(DIGEST): texts[held] if name.endswith(DIGEST) else held
            for name, held in row.items()
            if name not in OF_THE_ROW and held is not None
        }
