"""Finds people who are entered twice, as known and as their names suggest."""

from collections import defaultdict
from typing import Annotated

from pydantic import Field

from domain.kernel.ids import PersonId
from domain.people.likeness import likeness
from service.edge.fields import IdOf
from service.people.tables import people
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import all_of
from service.viewing.viewpoint import Texts, Viewpoint


class PersonEntry(Shown):
    """Somebody as they are entered on the register of people."""

    person: IdOf[PersonId]
    office: str
    name: ShownText


class DoublePerson(Shown):
    """Two entries that are one person, or two and more that may be by their names."""

    entries: tuple[PersonEntry, ...]
    known: Annotated[bool, Field(description="A merge says that they are one; else only their names are alike.")]


class DoublePeople(Shown):
    """The people who are entered twice, those that are known first."""

    results: tuple[DoublePerson, ...]
    position: LogPosition


def double_people(view: Viewpoint) -> DoublePeople:
    """Pairs of entries that were merged, and those of like names that nobody has merged."""
    entries = _entries(view)
    known = [(name, entry) for entry, name in view.identity.names.items()]
    named: dict[str, list[PersonId]] = defaultdict(list)
    for person, entry in entries.items():
        if isinstance(entry.name, str) and person not in view.identity.names:
            named[likeness(entry.name)].append(person)
    suspected = [tuple(those) for those in named.values() if len(those) > 1]
    told = [(pair, True) for pair in known] + [(group, False) for group in suspected]
    results = tuple(
        DoublePerson(entries=tuple(entries[one] for one in group), known=is_known) for group, is_known in told
    )
    return DoublePeople(results=results, position=view.position)


def _entries(view: Viewpoint) -> dict[PersonId, PersonEntry]:
    rows = all_of(view.of_entries(), people)
    texts = view.texts(row["name_digest"] for row in rows)
    return {PersonId(row["person"]): _entry(row, texts) for row in rows}


def _entry(row: dict[str, str], texts: Texts) -> PersonEntry:
    return PersonEntry.model_validate(
        {"person": row["person"], "office": row["office"], "name": texts[row["name_digest"]]}
    )
