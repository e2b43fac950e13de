"""Who decides: people who sit on a board or were named, and as what they are entered in the register of people."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, select

from domain.boards.events import BoardEstablished
from domain.kernel.values import value
from domain.people.events import PersonRegistered
from service.interests.register_tables import decision_makers
from service.interests.tables import interests
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.identity import Classes, same_person
from service.viewing.mentions import mentioning
from service.viewing.viewpoint import Texts, Viewpoint

MOST = 64  # sets of merges for which a statement is kept
COLUMNS = ("person", "capacity", "board", "first_day", "begun_by", "since")
_BEGUN, _LEFT = decision_makers.alias("begun"), decision_makers.alias("left")


@value
class Capacity:
    """Since when a person decides in some capacity: on a board, or as named staff."""

    person: str
    board: str | None
    first_day: date
    begun_by: date
    since: int


def lasting(classes: Classes) -> ColumnElement[bool]:
    """That a capacity had begun by `:day` and had not ended before `:cutoff`; `classes` are entries of one person."""
    ended = exists().where(
        known_at(_LEFT),
        same_person(_LEFT.c.person, _BEGUN.c.person, classes),
        _LEFT.c.capacity == _BEGUN.c.capacity,
        _LEFT.c.begins == 0,
        _LEFT.c.shown_at > _BEGUN.c.shown_at,
        _LEFT.c.last_day < bindparam("cutoff"),
    )
    return (
        known_at(_BEGUN)
        & (_BEGUN.c.begins == 1)
        & (_BEGUN.c.first_day <= bindparam("day"))
        & (_BEGUN.c.last_day >= bindparam("cutoff"))
        & ~ended
    )


def of_a_decision_maker(classes: Classes) -> ColumnElement[bool]:
    """That an interest is that of somebody who decides on `:day`, or did until `:cutoff` or later."""
    return exists().where(lasting(classes), same_person(_BEGUN.c.person, interests.c.person, classes))


def capacities(view: Viewpoint, day: date, cutoff: date) -> tuple[Capacity, ...]:
    """In what capacities people decide on the day, or did until the cutoff or later, in the order of recording."""
    rows = view.rows(_capacities(view.identity.classes), day=day.isoformat(), cutoff=cutoff.isoformat())
    found = (dict(zip(COLUMNS, row, strict=True)) for row in rows)
    return tuple(_capacity(row) for row in found)


def entered(view: Viewpoint, people: Iterable[str]) -> Mapping[str, PersonRegistered]:
    """How people are entered in the register of people."""
    found = mentioning(view, "person", people, PersonRegistered)
    return {event.person: event for event in found}


def boards_named(view: Viewpoint, boards: Iterable[str]) -> Mapping[str, str]:
    """The names of boards."""
    found = mentioning(view, "board", boards, BoardEstablished)
    return {event.board: event.name for event in found}


@value
class People:
    """The people of a page: how they are entered, their names, and the boards on which they sit."""

    entered: Mapping[str, PersonRegistered]
    names: Texts
    committees: Mapping[str, tuple[dict[str, str], ...]]

    def columns(self, person: str) -> dict[str, Any]:
        """The columns of the register that say who somebody is."""
        it = self.entered[person]
        return {
            "person": person,
            "name": self.names[str(it.name)] if it.name else None,
            "job_title": it.office,
            "committees": self.committees.get(person, ()),
        }


def people_of(view: Viewpoint, people: Iterable[str], day: date) -> People:
    """Who these people are, as of the day; four statements for all of them."""
    found = entered(view, people)
    held = [one for one in capacities(view, day, day) if one.board and one.person in found]
    named = boards_named(view, (one.board for one in held if one.board))
    committees: dict[str, dict[str, dict[str, str]]] = {}
    for one in held:
        board = str(one.board)
        committees.setdefault(one.person, {})[board] = {"board": board, "name": named[board]}
    return People(
        entered=found,
        names=view.texts(str(it.name) for it in found.values() if it.name),
        committees={person: tuple(boards.values()) for person, boards in committees.items()},
    )


def _capacity(row: dict[str, Any]) -> Capacity:
    return Capacity(
        person=row["person"],
        board=row["board"],
        first_day=date.fromisoformat(row["first_day"]),
        begun_by=date.fromisoformat(row["begun_by"]),
        since=row["since"],
    )


@lru_cache(MOST)
def _capacities(classes: Classes) -> Statement:
    columns = [_BEGUN.c[name] for name in COLUMNS]
    return Statement(select(*columns).where(lasting(classes)).order_by(_BEGUN.c.since))
