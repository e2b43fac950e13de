"""Finds the conflicts of a meeting: per item, who, what, and how it was managed."""

import json
from collections.abc import Iterator, Sequence

from domain.boards.conflicts import Management
from domain.boards.ladder import strictest
from domain.kernel.ids import MeetingId
from service.meetings.conflict_shown import AbsenceShown, ConflictLine, ConflictRegister, RecusalShown
from service.meetings.conflict_tables import declarations, recusals, rulings
from service.meetings.item_queries import conflict_digests, declaration, ruling
from service.meetings.item_shown import AllowedShown
from service.meetings.queries import Row, agenda_of, fields
from service.meetings.tables import stays
from service.viewing.paging import all_of
from service.viewing.viewpoint import Texts, Viewpoint


def conflicts(view: Viewpoint, meeting: MeetingId) -> ConflictRegister:
    """The summary register of conflicts at a meeting; raises `UnknownMeetingAsked`."""
    agenda = agenda_of(view, meeting)
    declared, ruled, found, stayed = (
        all_of(view, table, meeting=str(meeting)) for table in (declarations, rulings, recusals, stays)
    )
    texts = view.texts([*(item["title_digest"] for item in agenda), *conflict_digests(declared, ruled)])
    lines = []
    for item in agenda:
        mine = [[row for row in rows if row["item"] == item["item"]] for rows in (declared, ruled, found)]
        away = {row["person"] for row in stayed if row["left_for"] == item["item"]}
        people = dict.fromkeys([row["person"] for rows in mine for row in rows] + sorted(away))
        for person in people:
            theirs = [[row for row in rows if row["person"] == person] for rows in mine]
            absences = tuple(_absences([row for row in stayed if row["person"] == person], item["item"]))
            lines.append(_line(item, person, theirs, absences, texts))
    return ConflictRegister(results=tuple(lines))


def _line(
    item: Row, person: str, theirs: Sequence[Sequence[Row]], absences: tuple[AbsenceShown, ...], texts: Texts
) -> ConflictLine:
    declared, ruled, found = theirs
    managed_as = _managed_as(ruled, found)
    return ConflictLine.model_validate(
        {
            "item": item["item"],
            "number": item["number"],
            "title": texts[item["title_digest"]],
            "person": person,
            "managed_as": managed_as,
            "allows": AllowedShown.under(managed_as),
            "declarations": [declaration(row, texts) for row in declared],
            "rulings": [ruling(row, texts) for row in ruled],
            "recusals": [_recusal(row) for row in found],
            "absences": absences,
        }
    )


def _managed_as(ruled: Sequence[Row], found: Sequence[Row]) -> str | None:
    """What was last determined; where nobody determined anything, the strictest that the record required."""
    if ruled:
        management: str = ruled[-1]["management"]
        return management
    return strictest(Management[row["management"]] for row in found).name if found else None


def _recusal(row: Row) -> RecusalShown:
    return RecusalShown.model_validate(
        fields(RecusalShown, row)
        | {"findings": json.loads(row["findings"]), "allows": AllowedShown.under(row["management"])}
    )


def _absences(stayed: Sequence[Row], item: str) -> Iterator[AbsenceShown]:
    for at, row in enumerate(stayed):
        if row["left_for"] == item:
            back = stayed[at + 1]["came_at"] if at + 1 < len(stayed) else None
            yield AbsenceShown(left_at=row["left_at"], returned_at=back)
