"""Finds the facts that did not keep every rule, and those that were recorded late."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import bindparam, or_, select

from domain.kernel.codec import write
from domain.kernel.facts import Fact
from domain.kernel.messages import BrokenRule, Event
from service.findings.lateness import days_late
from service.findings.shown import FactFound, FactTold
from service.findings.tables import findings, late_facts, meeting_boards
from service.projections.versioned import known_at
from service.store.connections import Row
from service.store.leaves import fact_of
from service.store.scanning import one_leaf
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint


def facts_found(view: Viewpoint, asked: PageAsked, **filters: str | None) -> tuple[tuple[FactFound, ...], Found]:
    """A page of the facts that broke a rule, in the order of the log, by code, board, meeting or case."""
    given = {name: held for name, held in filters.items() if held is not None}
    rows = view.rows(_page(tuple(sorted(given))), after=asked.after or 0, most=asked.limit + 1, **given)
    positions, found = _cut(rows, asked)
    return tuple(FactFound.model_validate(_shown(view, position)) for position in positions), found


def late(view: Viewpoint, days: int, asked: PageAsked) -> tuple[tuple[FactTold, ...], Found]:
    """A page of the facts recorded so many whole days or more after they happened, in the order of the log."""
    rows = view.rows(_late(), days=days, after=asked.after or 0, most=asked.limit + 1)
    positions, found = _cut(rows, asked)
    return tuple(FactTold.model_validate(_told(view, position)) for position in positions), found


def _cut(rows: Sequence[Row], asked: PageAsked) -> tuple[list[int], Found]:
    """The positions on this page, and where the next one goes on."""
    positions = [row[0] for row in rows[: asked.limit]]
    return positions, Found(rows=(), next=positions[-1] if len(rows) > asked.limit else None)


@cache
def _page(filters: tuple[str, ...]) -> Statement:
    """The positions of facts with findings, each once however many rules it broke."""
    return Statement(
        select(findings.c.found_at)
        .distinct()
        .where(known_at(findings), findings.c.found_at > bindparam("after"), *(_fits(name) for name in filters))
        .order_by(findings.c.found_at)
        .limit(bindparam("most"))
    )


@cache
def _late() -> Statement:
    conditions = (
        known_at(late_facts),
        late_facts.c.since > bindparam("after"),
        late_facts.c.days >= bindparam("days"),
    )
    found = select(late_facts.c.found_at).where(*conditions)
    return Statement(found.order_by(late_facts.c.since).limit(bindparam("most")))


def _fits(name: str) -> Any:  # noqa: ANN401 - a condition
    """Whether the fact is about this; what happens in a meeting is about the board that meets."""
    same = findings.c[name] == bindparam(name)
    if name != "board":
        return same
    of_board = select(meeting_boards.c.meeting).where(
        meeting_boards.c.ledger == bindparam("ledger"), meeting_boards.c.board == bindparam("board")
    )
    return or_(same, findings.c.meeting.in_(of_board))


def _shown(view: Viewpoint, position: int) -> dict[str, Any]:
    told, broken = _read(view, position)
    return told | {"findings": [write(one, str) for one in broken]}


def _told(view: Viewpoint, position: int) -> dict[str, Any]:
    return _read(view, position)[0]


def _read(view: Viewpoint, position: int) -> tuple[dict[str, Any], tuple[BrokenRule, ...]]:
    """What a fact says, and the rules that it broke."""
    leaf = one_leaf(view.connection, view.ledger, position)
    assert leaf is not None  # noqa: S101 - a row of the list stands for its fact
    plain = json.loads(leaf)
    fact: Fact[Event] = fact_of(position, leaf)
    texts = view.texts([fact.envelope.reason, fact.envelope.source])
    told = {
        "position": position,
        "id": plain["id"],
        "type": plain["type"],
        "mode": plain["mode"],
        "actor": plain["actor"],
        "occurred_at": plain["occurredAt"],
        "recorded_at": plain["recordedAt"],
        "days_late": days_late(fact.envelope),
        "reason": texts[fact.envelope.reason],
        "source": texts[fact.envelope.source],
        "data": plain["data"],
    }
    return told, fact.envelope.findings or ()
