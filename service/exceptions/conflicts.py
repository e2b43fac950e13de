"""Conflicts at items that are over: how nobody determined that they be managed, and what the record lacks of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Select, Table, bindparam, or_, select

from domain.meetings.minuting import Minuted
from service.exceptions.found import EVERY, SEVERAL, ExceptionFound, Moment, Row, WorkedOut
from service.meetings.conflict_lines import Told, absences, what_is_minuted
from service.meetings.conflict_tables import declarations, papers, recusals, rulings
from service.meetings.statuses import ItemStatus
from service.meetings.tables import items, stays
from service.meetings.voting_tables import motions, votes
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.in_turn import in_turn
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
    """All that a body's record has about conflicts at some items that are over, in one statement for each list."""

    def __init__(self, view: Viewpoint, batch: Sequence[Row]) -> None:
        """Read what is on record about these items, which follow each other, as known at the viewpoint."""
        span = {"after": batch[0]["since"] - 1, "upto": batch[-1]["since"]}
        self.items = batch
        self.stayed = _by("meeting", _rows(view, stays, **span))
        self.declared, self.ruled, self.found, self.papers = (
            _by("item", _rows(view, table, **span)) for table in (declarations, rulings, recusals, papers)
        )
        self.voters = {tuple(row) for row in view.rows(_voters(), **span)}

    def at_items(self) -> Iterator[AtItem]:
        """Everybody in conflict at each item that is over, in the order in which the items came on the agenda."""
        people: dict[str, dict[str, None]] = defaultdict(dict)
        for at, person in (*self.declared, *self.ruled, *self.found, *self._away()):
            people[at][person] = None
        for item in self.items:
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


def _at_items(view: Viewpoint, after: int) -> Iterator[AtItem]:
    """Everybody in conflict at items that are over, beginning with the item that a cursor names."""

    def read(behind: int, most: int) -> list[Row]:
        found = view.rows(_over(), after=behind, upto=EVERY, most=most)
        return [dict(zip((column.name for column in items.c), row, strict=True)) for row in found]

    for batch in in_turn(read, after // SEVERAL - 1):
        yield from Record(view, batch).at_items()


def _undetermined(view: Viewpoint, moment: Moment, after: int) -> Iterator[ExceptionFound]:
    """Whoever spoke of a conflict, or the register found, where nobody ruled, agreed ahead or dispensed."""
    for one in _at_items(view, after):
        settled = [row for row in one.told.found if row["determined_by"] or row["also_sits_on"]]
        if (one.told.declared or one.told.found) and not one.told.ruled and not settled:
            how = "was declared" if one.told.declared else "was found by the register"
            sentence = f"A conflict at item {one.item['number']} {how}, and nobody determined how it be managed."
            yield _line(one, sentence)


def _incomplete(view: Viewpoint, moment: Moment, after: int) -> Iterator[ExceptionFound]:
    for one in _at_items(view, after):
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


def _rows(view: Viewpoint, table: Table, **span: int) -> tuple[Row, ...]:
    """The rows of a table about the items of a batch, in the order of recording."""
    named = (dict(zip((one.name for one in table.c), row, strict=True)) for row in view.rows(_about(table), **span))
    return tuple(sorted(named, key=lambda row: (row["since"], *(str(row[name]) for name in table.info["key"]))))


@cache
def _about(table: Table) -> Statement:
    found = select(*table.c).where(known_at(table))
    if table is stays:
        return Statement(found.where(stays.c.meeting.in_(_those(items.c.meeting)), _left_for_an_item()))
    return Statement(found.where(table.c.item.in_(_those(items.c.item))))


@cache
def _over() -> Statement:
    return Statement(_those(*items.c).order_by(items.c.since).limit(bindparam("most")))


def _those(*columns: Column[Any]) -> Select[Any]:
    """Of items that are over, those of a batch with somebody in conflict."""
    over = items.c.status == ItemStatus.CLOSED.name
    within = (items.c.since > bindparam("after")) & (items.c.since <= bindparam("upto"))
    return select(*columns).where(known_at(items), over, within, _with_a_conflict(items.c.item)).correlate(None)


def _with_a_conflict(item: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether anything is on record about somebody in conflict at an item."""
    left = select(stays.c.left_for).where(known_at(stays), stays.c.left_for.is_not(None)).correlate(None)
    return or_(*(item.in_(_items_of(table)) for table in (declarations, rulings, recusals)), item.in_(left))


def _items_of(table: Table) -> Select[Any]:
    return select(table.c.item).where(known_at(table)).correlate(None)


def _left_for_an_item() -> ColumnElement[bool]:
    """All stays of whoever left a meeting for an item."""
    those = stays.alias("those")
    same = (those.c.meeting == stays.c.meeting) & (those.c.person == stays.c.person)
    return select(those.c.person).where(known_at(those), same, those.c.left_for.is_not(None)).exists()


@cache
def _voters() -> Statement:
    """The items of a batch, and who voted at them, whether or not the vote counted."""
    cast = select(motions.c.item, votes.c.voter).distinct().join(votes, votes.c.motion == motions.c.motion)
    return Statement(cast.where(known_at(motions), known_at(votes), motions.c.item.in_(_those(items.c.item))))


UNDETERMINED_CONFLICT = WorkedOut(_undetermined)
INCOMPLETE_RECORD = WorkedOut(_incomplete)
