"""Finds chair's actions: who took them, why they could not wait, and whether the board ratified them in time."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, cast

from sqlalchemy import bindparam, select

from domain.decisions.events import ChairsActionTaken
from domain.decisions.ratification import Ratification, answered_on, ratification_on
from domain.kernel.ids import DecisionId
from service.decisions.chairs_action_shown import ChairsActionLine
from service.decisions.courses import course_of
from service.decisions.tables import decisions
from service.projections.versioned import known_at
from service.store.leaves import fact_of
from service.store.scanning import one_leaf
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint

COLUMNS = tuple(column.name for column in decisions.c)


def chairs_actions(
    view: Viewpoint, day: date, asked: PageAsked, ratification: Ratification | None, **filters: str
) -> tuple[tuple[ChairsActionLine, ...], Found]:
    """A page of the chair's actions taken by the day, and how the ratification of each stood on it."""
    rows = view.rows(_actions(tuple(sorted(filters))), after=asked.after or 0, day=day.isoformat(), **filters)
    told = (_told(view, dict(zip(COLUMNS, row, strict=True)), day) for row in rows)
    fitting: Iterator[dict[str, Any]] = (one for one in told if ratification in (None, one["ratification"]))
    found = list(islice(fitting, asked.limit + 1))
    more = found[asked.limit - 1]["since"] if len(found) > asked.limit else None
    shown = _in_words(view, found[: asked.limit])
    return tuple(ChairsActionLine.model_validate(one) for one in shown), Found(rows=(), next=more)


def _told(view: Viewpoint, row: dict[str, Any], day: date) -> dict[str, Any]:
    leaf = one_leaf(view.connection, view.ledger, row["since"])
    assert leaf is not None  # noqa: S101 - a row of the register stands for its fact
    action = view.identity.told(cast("ChairsActionTaken", fact_of(row["since"], leaf).event))
    course = course_of(view, DecisionId(row["decision"]))
    answer = answered_on(course, day)
    return {name: row[name] for name in ChairsActionLine.model_fields if name in row} | {
        "actors": action.actors,
        "text_digest": str(action.text),
        "urgency_digest": str(action.urgency),
        "ratify_by": action.ratify_by,
        "ratification": ratification_on(course, day),
        "answered": answer.on if answer else None,
        "answered_by": answer.by if answer else None,
    }


def _in_words(view: Viewpoint, found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    texts = view.texts([one[name] for one in found for name in ("text_digest", "urgency_digest")])
    for one in found:
        text, urgency = texts[one.pop("text_digest")], texts[one.pop("urgency_digest")]
        yield one | {"resolution": text, "urgency": urgency}


@cache
def _actions(filters: tuple[str, ...]) -> Statement:
    """Of a chair's action the register names no meeting."""
    wanted = (
        known_at(decisions),
        decisions.c.meeting.is_(None),
        decisions.c.since > bindparam("after"),
        decisions.c.decided <= bindparam("day"),
        *(decisions.c[name] == bindparam(name) for name in filters),
    )
    return Statement(select(*decisions.c).where(*wanted).order_by(decisions.c.since))
