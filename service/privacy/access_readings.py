"""Who read about somebody, as the access log has it: by their entries, their interests, and what they were given."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import bindparam, select

from domain.kernel.ids import PersonId
from service.privacy.access_shown import ReadingAbout
from service.store.selecting import every
from service.store.statements import Statement
from service.store.tables import access_entries
from service.viewing.in_turn import AT_A_TIME
from service.viewing.viewpoint import Viewpoint

OF_SOMEBODY: Final = {"interests.InterestDeclared": "interest:", "privacy.SubjectAccessGiven": "access:"}
"""Facts by which a thing is somebody's, by their permanent names, and of which kind the thing is."""
_C: Final = access_entries.c
READINGS: Final = Statement(
    select(_C.number, _C.entry)
    .where(_C.ledger == bindparam("ledger"), _C.number > bindparam("after"), _C.read_at <= bindparam("until"))
    .order_by(_C.number)
    .limit(bindparam("most"))
)


def readings_about(view: Viewpoint, entries: Iterable[PersonId], until: int) -> Iterator[ReadingAbout]:
    """Every reading up to a moment (microseconds since 1970) that was asked about somebody or disclosed their interest.

    Readings of many people at once, such as of a whole list, are not told: they were about nobody.
    """
    theirs = _theirs(view, tuple(entries))
    after = 0
    while rows := view.connection.run(READINGS, ledger=view.ledger, after=after, until=until, most=AT_A_TIME):
        said = [json.loads(entry) for _, entry in rows]
        yield from (_shown(one) for one in said if not theirs.isdisjoint(_things(one)))
        after = rows[-1][0]


def _theirs(view: Viewpoint, entries: tuple[PersonId, ...]) -> frozenset[str]:
    """The ids of somebody: their entries on the register of people, their interests, and access they were given."""
    pairs = [(entry.tag, kind) for entry in entries for kind in OF_SOMEBODY]
    found = every(view.connection, view.ledger, pairs)
    tags = (tag for _, kind, position, leaf in found if position <= view.position for tag in _of(kind, leaf))
    return frozenset((*map(str, entries), *tags))


def _of(kind: str, leaf: bytes) -> Iterator[str]:
    start = OF_SOMEBODY[kind]
    yield from (tag.removeprefix(start) for tag in json.loads(bytes(leaf))["tags"] if tag.startswith(start))


def _things(said: dict[str, Any]) -> Iterator[str]:
    """The ids that a reading was asked about, and those of what it disclosed."""
    for told in (said.get("thing", ""), *said["asked"].values(), *said.get("discloses", ())):
        yield str(told).rpartition(":")[2]


def _shown(said: dict[str, Any]) -> ReadingAbout:
    return ReadingAbout(
        read_at=said["at"], operation=said["operation"], reader=said["reader"], person=said.get("person")
    )
