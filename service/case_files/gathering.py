"""Gathers the rows that a case file is made of: as many statements for one decision as for a hundred."""

import json
from collections.abc import Iterable
from typing import Final

from sqlalchemy import bindparam, select

from domain.kernel.ids import CaseId
from domain.kernel.values import value
from service.boards.tables import boards, charters, seat_facts, seats
from service.decisions.tables import conditions, decisions, rejudgements
from service.meetings.conflict_tables import declarations, papers, recusals, rulings
from service.meetings.correction_tables import corrections
from service.meetings.tables import items, meetings, stays
from service.meetings.voting_tables import motions, votes
from service.store.statements import Statement
from service.store.tables import facts
from service.viewing.gathered import Gathered, Row
from service.viewing.viewpoint import Viewpoint
from service.viewing.withholding import NAMED

LEAVES: Final = Statement(
    sqlite="SELECT position, leaf FROM facts WHERE ledger = :ledger AND position IN (SELECT value FROM json_each(:at))",
    postgresql="SELECT position, leaf FROM facts WHERE ledger = %(ledger)s AND position = ANY(%(at)s)",
)
RECORDED_AT: Final = Statement(
    select(facts.c.recorded_at).where(facts.c.ledger == bindparam("ledger"), facts.c.position == bindparam("position"))
)


@value
class CaseGathered:
    """The rows of everything about a case, in hand; the leaves of its decisions; and the interests named in them."""

    view: Gathered
    leaves: dict[int, bytes]
    interests: frozenset[str]

    @property
    def boards(self) -> list[str]:
        """The boards that had to do with the case, in the order in which they were established."""
        rows = self.view.held(boards) or ()
        return [row["board"] for row in sorted(rows, key=lambda row: int(row["since"]))]


def gathered(view: Viewpoint, case: CaseId, further_boards: Iterable[str]) -> CaseGathered:
    """Everything about a case and what it led to; the boards named further are read as well."""
    told = Gathered(view)
    at_items = _items(told, case)
    decided = told.gather(decisions, case=[case])
    anew = told.gather(rejudgements, case=[case])
    told.gather(conditions, decision=[row["decision"] for row in decided])
    _boards(told, {row["board"] for row in (*at_items, *decided)} | set(further_boards))
    leaves = _leaves(told, [row["since"] for row in (*decided, *anew)])
    texts = [leaf.decode() for leaf in leaves.values()]
    told.read_texts(texts)
    return CaseGathered(view=told, leaves=leaves, interests=frozenset(_interests(told, texts)))


def recorded_at(view: Viewpoint) -> int:
    """When the fact at the viewpoint was recorded, in microseconds since 1970."""
    return int(view.rows(RECORDED_AT)[0][0])


def _items(told: Gathered, case: CaseId) -> tuple[Row, ...]:
    found = told.gather(items, case=[case])
    which = {"meeting": [row["meeting"] for row in found], "item": [row["item"] for row in found]}
    for table in (meetings, stays, corrections):
        told.gather(table, meeting=which["meeting"])
    for table in (declarations, rulings, recusals, papers):
        told.gather(table, **which)
    put = told.gather(motions, item=which["item"])
    told.gather(votes, motion=[row["motion"] for row in put])
    return found


def _boards(told: Gathered, which: Iterable[str]) -> None:
    among = sorted(which)
    for table in (boards, charters, seats, seat_facts):
        told.gather(table, board=among)


def _leaves(told: Gathered, positions: list[int]) -> dict[int, bytes]:
    if not positions:
        return {}
    at = json.dumps(positions) if told.connection.dialect == "sqlite" else positions
    return {position: bytes(leaf) for position, leaf in told.connection.run(LEAVES, ledger=told.ledger, at=at)}


def _interests(told: Gathered, texts: Iterable[str]) -> Iterable[str]:
    """Those declared at the items, and those through which a finding leads."""
    yield from (row["interest"] for row in told.held(declarations) or () if row["interest"])
    for text in (*texts, *(row["findings"] for row in told.held(recusals) or ())):
        yield from NAMED.findall(text)
