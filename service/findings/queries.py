"""Finds the facts that did not keep every rule."""

import json
from functools import cache
from typing import Any

from sqlalchemy import bindparam, or_, select

from domain.kernel.codec import write
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from service.findings.shown import FactFound
from service.findings.tables import findings, meeting_boards
from service.projections.versioned import known_at
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
    positions = [row[0] for row in rows[: asked.limit]]
    more = positions[-1] if len(rows) > asked.limit else None
    return tuple(_shown(view, position) for position in positions), Found(rows=(), next=more)


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


def _fits(name: str) -> Any:  # noqa: ANN401 - a condition
    """Whether the fact is about this; what happens in a meeting is about the board that meets."""
    same = findings.c[name] == bindparam(name)
    if name != "board":
        return same
    of_board = select(meeting_boards.c.meeting).where(
        meeting_boards.c.ledger == bindparam("ledger"), meeting_boards.c.board == bindparam("board")
    )
    return or_(same, findings.c.meeting.in_(of_board))


def _shown(view: Viewpoint, position: int) -> FactFound:
    leaf = one_leaf(view.connection, view.ledger, position)
    assert leaf is not None  # noqa: S101 - a row of the list stands for its fact
    plain = json.loads(leaf)
    fact: Fact[Event] = fact_of(position, leaf)
    texts = view.texts([fact.envelope.reason, fact.envelope.source])
    return FactFound.model_validate(
        {
            "position": position,
            "id": plain["id"],
            "type": plain["type"],
            "mode": plain["mode"],
            "actor": plain["actor"],
            "occurred_at": plain["occurredAt"],
            "recorded_at": plain["recordedAt"],
            "days_late": (fact.envelope.recorded_at - fact.envelope.occurred_at).days,
            "reason": texts[fact.envelope.reason],
            "source": texts[fact.envelope.source],
            "data": plain["data"],
            "findings": [write(one, str) for one in fact.envelope.findings or ()],
        }
    )
