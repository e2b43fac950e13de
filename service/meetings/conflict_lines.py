"""Makes the lines of the register of conflicts: one person at one item, and what a minute of it would still lack."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from domain.boards.conflicts import Management
from domain.boards.ladder import LADDER, strictest
from domain.interests.findings import Match
from domain.meetings.minuting import AtItem, Minuted, minuted
from service.meetings.conflict_shown import AbsenceShown, ConflictLine, MinutedShown, RecusalShown
from service.meetings.conflict_tables import Had
from service.meetings.item_queries import declaration, ruling
from service.meetings.item_shown import AllowedShown
from service.meetings.queries import Row, fields
from service.meetings.statuses import ItemStatus
from service.viewing.viewpoint import Texts

OF_THE_REGISTER = frozenset(Match) - {Match.DECLARED_AT_ITEM, Match.DECLARATION_MISSING, Match.DECLARATION_OVERDUE}


class Told(NamedTuple):
    """What the record has about one person at one item."""

    declared: Sequence[Row]
    ruled: Sequence[Row]
    found: Sequence[Row]
    absences: Sequence[AbsenceShown]
    voted: bool
    papers: Sequence[Row]


def line(item: Row, person: str, told: Told, texts: Texts) -> ConflictLine:
    """The line of one person at one item."""
    managed_as = _managed_as(told)
    return ConflictLine.model_validate(
        {
            "item": item["item"],
            "number": item["number"],
            "title": texts[item["title_digest"]],
            "person": person,
            "managed_as": managed_as,
            "allows": AllowedShown.under(managed_as),
            "declarations": [declaration(row, item, texts) for row in told.declared],
            "rulings": [ruling(row, texts) for row in told.ruled],
            "recusals": [_recusal(row) for row in told.found],
            "absences": told.absences,
            "undeclared": not told.declared and any(_on_register(row) for row in told.found),
            "papers_sent_at": _first(told.papers, Had.SENT),
            "papers_read_at": _first(told.papers, Had.READ),
            "voluntary": bool(told.absences) and managed_as is None and not told.declared,
            "stayed": _stayed(managed_as, told),
            "minuted": _shown(what_is_minuted(item, told)),
        }
    )


def _first(papers: Sequence[Row], how: Had) -> str | None:
    return next((row["at"] for row in papers if row["how"] == how.name), None)


def absences(stayed: Sequence[Row], item: str) -> Iterator[AbsenceShown]:
    """When somebody left for an item and came back, from their stays in the room."""
    for at, row in enumerate(stayed):
        if row["left_for"] == item:
            back = stayed[at + 1]["came_at"] if at + 1 < len(stayed) else None
            yield AbsenceShown(left_at=row["left_at"], returned_at=back)


def _managed_as(told: Told) -> str | None:
    """What was last determined; where nobody determined anything, the strictest that the record required."""
    if told.ruled:
        management: str = told.ruled[-1]["management"]
        return management
    return strictest(Management[row["management"]] for row in told.found).name if told.found else None


def _recusal(row: Row) -> RecusalShown:
    return RecusalShown.model_validate(
        fields(RecusalShown, row)
        | {name: json.loads(row[name]) for name in ("findings", "agreed")}
        | {"allows": AllowedShown.under(row["management"])}
    )


def _on_register(row: Row) -> bool:
    """Whether a recusal rests on what the register knew, whoever spoke of it."""
    return any(Match[finding["match"]] in OF_THE_REGISTER for finding in json.loads(row["findings"]))


def _stayed(managed_as: str | None, told: Told) -> bool:
    """Whether somebody was to leave the room, and no departure for the item is on record."""
    return managed_as is not None and not LADDER[Management[managed_as]].at_decision and not told.absences


def what_is_minuted(item: Row, told: Told) -> Minuted:
    """Which of the five things the record has of one person at one item."""
    over = item["status"] == ItemStatus.CLOSED.name
    at_item = AtItem(
        nature_told=any(row["category"] or row["interest"] for row in told.declared)
        or any(json.loads(row["findings"]) for row in told.found),
        determined_as=Management[told.ruled[-1]["management"]] if told.ruled else None,
        left=bool(told.absences),
        is_back_or_over=over or all(one.returned_at for one in told.absences),
        voted=told.voted,
        had_papers=bool(told.papers),
    )
    return minuted(at_item)


def _shown(found: Minuted) -> MinutedShown:
    return MinutedShown(
        who=found.who,
        nature=found.nature,
        item=found.item,
        management=found.management,
        evidence=found.evidence,
        complete=found.is_complete,
    )
