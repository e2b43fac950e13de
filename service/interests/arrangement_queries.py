"""Finds what was agreed or granted ahead about interests, and how it stands on a day."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from domain.interests.arrangement_status import ArrangementStatus, status_on
from domain.interests.arrangements import earlier_end
from domain.kernel.dates import PartialDate
from domain.kernel.periods import Period
from service.interests.tables import arrangements
from service.store.statements import Statement
from service.viewing.viewpoint import Viewpoint

Row = Mapping[str, Any]
COLUMNS = tuple(column.name for column in arrangements.c)
DIGESTS = {"words": "words_digest", "why": "why_digest"}
AMONG = {"sqlite": "IN (SELECT value FROM json_each(:interests))", "postgresql": "= ANY(%(interests)s)"}


def _of_interests(query: str) -> Statement:
    return Statement(
        sqlite=query.format(ledger=":ledger", position=":position", among=AMONG["sqlite"]),
        postgresql=query.format(ledger="%(ledger)s", position="%(position)s", among=AMONG["postgresql"]),
    )


AHEAD = _of_interests(
    f"SELECT {', '.join(COLUMNS)} FROM interest_arrangements "  # noqa: S608 - our own
    "WHERE ledger = {ledger} AND interest {among} AND from_position <= {position} "
    "AND (to_position IS NULL OR to_position > {position}) ORDER BY since"
)
MATTERS = _of_interests(  # what each interest was about, by each statement of it
    "SELECT interest, from_position, organisation, board, specialty, category FROM interests "
    "WHERE ledger = {ledger} AND interest {among} AND from_position <= {position} ORDER BY from_position"
)
Matters = Mapping[str, Sequence[tuple[int, tuple[str | None, ...]]]]


def ahead(view: Viewpoint, interests: Iterable[Row], day: date) -> Mapping[str, tuple[dict[str, Any], ...]]:
    """What was arranged about each of these interests and how it stands on the day, in the order of recording."""
    about = {row["interest"]: row for row in interests}
    named = [dict(zip(COLUMNS, row, strict=True)) for row in _found(view, AHEAD, about)]
    texts = view.texts(row[digest] for row in named for digest in DIGESTS.values())
    matters = _matters(view, {row["interest"] for row in named})
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    for row in named:
        words = {name: texts[row[digest]] for name, digest in DIGESTS.items()}
        shown = row | words | _standing(row, about[row["interest"]], matters, day)
        found[row["interest"]] = (*found.get(row["interest"], ()), shown)
    return found


def _found(view: Viewpoint, statement: Statement, interests: Iterable[str]) -> Sequence[Sequence[Any]]:
    asked = sorted(interests)
    among: object = json.dumps(asked) if view.connection.dialect == "sqlite" else asked
    return view.rows(statement, interests=among) if asked else ()


def _matters(view: Viewpoint, interests: Iterable[str]) -> Matters:
    matters: defaultdict[str, list[tuple[int, tuple[str | None, ...]]]] = defaultdict(list)
    for interest, position, *matter in _found(view, MATTERS, interests):
        matters[interest].append((position, tuple(matter)))
    return matters


def _standing(row: Row, interest: Row, matters: Matters, day: date) -> dict[str, Any]:
    """Its last day, whether it was ended, and how it stands; at no position does it hold longer than it is judged."""
    end, ended_on = _day(row["holds_to"]), _day(row["ended_on"])
    end = earlier_end(end, ended_on) if ended_on else end
    status: ArrangementStatus = status_on(
        day,
        made=PartialDate(row["made"]),
        period=Period(start=_day(row["holds_from"]), end=end),
        interest=Period(start=_day(interest["held_from"]), end=_day(interest["held_to"])),
        lapsed=_lapsed(row, matters[row["interest"]]),
    )
    return {"holds_to": end, "ended": ended_on is not None, "status": status}


def _lapsed(row: Row, matters: Sequence[tuple[int, tuple[str | None, ...]]]) -> bool:
    """Whether the interest was once stated about something else since the arrangement was made."""
    then = [matter for position, matter in matters if position <= row["since"]]
    return any(matter != then[-1] for position, matter in matters if position > row["since"])


def _day(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None
