"""Conflicts at items that are over: how nobody determined that they be managed, and what the record lacks of them."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, or_, select

from domain.meetings.minuting import Minuted
from service.exceptions.found import SEVERAL, ExceptionFound, Moment, Row, WorkedOut
from service.meetings.conflict_lines import Told, absences, what_is_minuted
from service.meetings.conflict_tables import declarations, papers, recusals, rulings
from service.meetings.statuses import ItemStatus
from service.meetings.tables import items, stays
from service.meetings.voting_tables import motions, votes
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

At = dict[tuple[str, str], list[Row]]
"""Rows by an item, or a meeting, and a person."""
WORDS = {
    "nature": "what the interest is",
    "management": "how it was determined that it be managed",
    "evidence": "that it was so managed",
}


class AtItem(NamedTuple):
    """One person in conflict at one item that is over."""

    item: Row
    person: str
    number: int
    told: Told
    minuted: Minuted


class Record:
    """All that a body's record has about conflicts at items, in seven statements whatever its length."""

    def __init__(self, view: Viewpoint) -> None:
        """Read it as known at the viewpoint."""
        self.items = {row["item"]: row for row in _rows(view, items, _with_a_conflict(items.c.item))}
        self.stayed = _by("meeting", _rows(view, stays, _left_for_an_item()))
        self.declared, self.ruled, self.found, self.papers = (
            _by("item", all_of(view, table)) for table in (declarations, rulings, recusals, papers)
        )
        self.voters = {tuple(row) for row in view.rows(_voters())}

    def at_items(self) -> Iterator[AtItem]:
        """Everybody in conflict at each item that is over, in the order in which the items came on the agenda."""
        people: dict[str, dict[str, None]] = defaultdict(dict)
        for at, person in (*self.declared, *self.ruled, *self.found, *self._away()):
            people[at][person] = None
        for item in sorted(self.items.values(), key=lambda row: row["since"]):
            if item["status"] == ItemStatus.CLOSED.name:
                for number, person in enumerate(sorted(people[item["item"]])):
                    told = self._told(item, person)
                    yield AtItem(item, person, number, told, what_is_minuted(item, told))

    def _away(self) -> Iterator[tuple[str, str]]:
        """Who left for which item."""
        for (_, person), rows in self.stayed.items():
            yield from ((row["left_for"], person) for row in rows if row["left_for"])

    def _told(self, item: Row, person: str) -> Told:
        at, stayed = (item["item"], person), self.stayed.get((item["meeting"], person), [])
        return Told(
            declared=self.declared.get(at, []),
            ruled=self.ruled.get(at, []),
            found=self.found.get(at, []),
            absences=tuple(absences(stayed, item["item"])),
            voted=at in self.voters,
            papers=self.papers.get(at, []),
        )


def _undetermined(view: Viewpoint, moment: Moment) -> Iterator[ExceptionFound]:
    """Whoever spoke of a conflict, or the register found, where nobody ruled, agreed ahead or dispensed."""
    for one in Record(view).at_items():
        settled = [row for row in one.told.found if row["determined_by"] or row["also_sits_on"]]
        if (one.told.declared or one.told.found) and not one.told.ruled and not settled:
            how = "was declared" if one.told.declared else "was found by the register"
            sentence = f"A conflict at item {one.item['number']} {how}, and nobody determined how it be managed."
            yield _line(one, sentence)


def _incomplete(view: Viewpoint, moment: Moment) -> Iterator[ExceptionFound]:
    for one in Record(view).at_items():
        missing = [words for name, words in WORDS.items() if not getattr(one.minuted, name)]
        if missing:
            yield _line(one, f"Of a conflict at item {one.item['number']} the record lacks: {'; '.join(missing)}.")


def _line(one: AtItem, sentence: str) -> ExceptionFound:
    return ExceptionFound(
        cursor=one.item["since"] * SEVERAL + one.number,
        position=max(row["since"] for row in (*one.told.declared, *one.told.ruled, *one.told.found, one.item)),
        subject=f"person:{one.person}",
        path=f"meetings/{one.item['meeting']}/conflicts",
        since=one.item["closed_at"][:10],
        sentence=sentence,
    )


def _by(column: str, rows: tuple[Row, ...]) -> At:
    found: At = {}
    for row in rows:
        found.setdefault((row[column], row["person"]), []).append(row)
    return found


def _rows(view: Viewpoint, table: Table, which: ColumnElement[bool]) -> tuple[Row, ...]:
    """The rows of a table that fit, in the order of recording."""
    found = view.rows(Statement(select(*table.c).where(known_at(table), which)))
    named = (dict(zip((column.name for column in table.c), row, strict=True)) for row in found)
    return tuple(sorted(named, key=lambda row: row["since"]))


def _with_a_conflict(item: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether anything is on record about somebody in conflict at an item."""
    left = select(stays.c.left_for).where(known_at(stays), stays.c.left_for.is_not(None))
    return or_(*(item.in_(_items_of(table)) for table in (declarations, rulings, recusals)), item.in_(left))


def _items_of(table: Table) -> Select[Any]:
    return select(table.c.item).where(known_at(table))


def _left_for_an_item() -> ColumnElement[bool]:
    """All stays of whoever left a meeting for an item."""
    those = stays.alias("those")
    same = (those.c.meeting == stays.c.meeting) & (those.c.person == stays.c.person)
    return select(those.c.person).where(known_at(those), same, those.c.left_for.is_not(None)).exists()


@cache
def _voters() -> Statement:
    """The items at which there was a conflict, and who voted at them, whether or not the vote counted."""
    cast = select(motions.c.item, votes.c.voter).distinct().join(votes, votes.c.motion == motions.c.motion)
    return Statement(cast.where(known_at(motions), known_at(votes), _with_a_conflict(motions.c.item)))


UNDETERMINED_CONFLICT = WorkedOut(_undetermined)
INCOMPLETE_RECORD = WorkedOut(_incomplete)
