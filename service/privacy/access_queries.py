"""Finds everything on record about somebody: each fact that mentions them, and each row that names them."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Table, Text, bindparam, or_, select

from domain.kernel.ids import AccessId, PersonId
from service.privacy.access_shown import AccessPage, AccessShown, EverythingAbout, FactAbout, RegisterAbout
from service.privacy.tables import accesses
from service.problems.refusals import RefusedAtTheDoor
from service.projections.versioned import READ_MODELS, known_at
from service.store.statements import Statement
from service.viewing.digests import digests_in, revealed
from service.viewing.history import HISTORY
from service.viewing.page_asked import PageAsked
from service.viewing.paging import all_of, one, page
from service.viewing.viewpoint import Viewpoint

MOST_FACTS = 1_000_000
OF_THE_ROW = frozenset({"ledger", "from_position", "to_position"})
DIGEST = "_digest"


class UnknownSubjectAccess(RefusedAtTheDoor):
    """Nobody was given access under this id."""

    code = "unknown-subject-access"


def accesses_page(view: Viewpoint, asked: PageAsked, person: PersonId | None) -> AccessPage:
    """A page of accesses in the order in which they were given."""
    found = page(view, accesses, limit=asked.limit, after=asked.after, person=person)
    return AccessPage(results=_shown(view, found.rows), metadata=asked.metadata(view, found, person=person))


def everything(view: Viewpoint, access: AccessId) -> EverythingAbout:
    """What was given, as it stood then, but for what was erased or hidden since; raises `UnknownSubjectAccess`."""
    row = one(view, accesses, access=access)
    if row is None:
        raise UnknownSubjectAccess(access=access)
    then = view.earlier(row["since"], "position")
    entries = then.identity.entries_of(PersonId(row["person"]))
    return EverythingAbout(
        access=_shown(then, [row])[0],
        entries=entries,
        facts=_facts(then, entries),
        registers=tuple(_registers(then.of_entries(), entries)),
        accesses=_shown(then, all_of(then, accesses, person=row["person"])),
    )


def _shown(view: Viewpoint, rows: Iterable[dict[str, Any]]) -> tuple[AccessShown, ...]:
    those = list(rows)
    texts = view.texts(row["reason_digest"] for row in those)
    return tuple(AccessShown.model_validate(_named(row, texts)) for row in those)


def _named(row: dict[str, Any], texts: Any) -> dict[str, Any]:  # noqa: ANN401 - texts by digest
    plain = {name: row[name] for name in AccessShown.model_fields if name in row}
    return plain | {"reason": texts[row["reason_digest"]]}


def _facts(view: Viewpoint, entries: tuple[PersonId, ...]) -> tuple[FactAbout, ...]:
    found = {
        position: json.loads(leaf)
        for entry in entries
        for position, _, leaf in view.rows(HISTORY, tag=entry.tag, after=0, most=MOST_FACTS)
    }
    texts = view.texts(digest for leaf in found.values() for digest in digests_in(leaf))
    return tuple(_fact(position, revealed(found[position], texts)) for position in sorted(found))


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


def _registers(view: Viewpoint, entries: tuple[PersonId, ...]) -> Iterator[RegisterAbout]:
    for table in READ_MODELS.sorted_tables:
        rows = [row for entry in entries for row in view.rows(_naming(table), named=f"%{entry}%")]
        if rows:
            names = tuple(column.name for column in table.c)
            plain = [dict(zip(names, row, strict=True)) for row in dict.fromkeys(rows)]
            yield RegisterAbout(register_name=table.name, rows=tuple(_in_words(view, plain)))


@cache
def _naming(table: Table) -> Statement:
    """Whatever of a list names somebody, in a column of its own or within one."""
    named = [column.like(bindparam("named")) for column in table.c if isinstance(column.type, Text)]
    return Statement(select(*table.c).where(known_at(table), or_(*named)))


def _in_words(view: Viewpoint, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows with the words behind their digests, without what only places them in time."""
    texts = view.texts(held for row in rows for name, held in row.items() if name.endswith(DIGEST))
    for row in rows:
        yield {
            name.removesuffix(DIGEST): texts[held] if name.endswith(DIGEST) else held
            for name, held in row.items()
            if name not in OF_THE_ROW and held is not None
        }
