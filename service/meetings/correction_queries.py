"""Finds corrections of a meeting's record, and reads attendance and votes with those that were confirmed."""

from typing import Any

from domain.kernel.ids import MeetingId
from service.meetings.correction_shown import CorrectionList, CorrectionShown
from service.meetings.correction_tables import corrections
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]


def corrections_of(view: Viewpoint, meeting: MeetingId) -> CorrectionList:
    """Every correction asked for."""
    rows = all_of(view, corrections, meeting=str(meeting))
    texts = view.texts(row[digest] for row in rows for digest in ("reason_digest", "declined_digest"))
    shown = (
        {name: row[name] for name in CorrectionShown.model_fields if name in row}
        | {"reason": texts[row["reason_digest"]], "declined_because": texts[row["declined_digest"]]}
        for row in rows
    )
    return CorrectionList(results=tuple(CorrectionShown.model_validate(one) for one in shown))


def with_stays_corrected(view: Viewpoint, meeting: MeetingId, stays: tuple[Row, ...]) -> list[Row]:
    """The stays with one that holds, in place of each corrected person's; those recorded stay, marked as corrected."""
    told = {row["person"]: row for row in _confirmed(view, meeting=str(meeting)) if row["subject"] == "ATTENDANCE"}
    marked = [
        row | {"corrected_by": told[row["person"]]["correction"]} if row["person"] in told else row for row in stays
    ]
    holding = [row | {"by_correction": row["correction"]} for row in told.values() if row["came_at"] is not None]
    return marked + holding


def with_votes_corrected(view: Viewpoint, motion: str, votes: tuple[Row, ...]) -> list[Row]:
    """The votes as they hold; a corrected one says what was recorded and by which correction it holds."""
    told = {row["seat"]: row for row in _confirmed(view, motion=motion)}
    return [_corrected(row, told[row["seat"]]) if row["seat"] in told else row for row in votes]


def _corrected(vote: Row, correction: Row) -> Row:
    return vote | {
        "choice": correction["choice"],
        "recorded_choice": vote["choice"],
        "by_correction": correction["correction"],
    }


def _confirmed(view: Viewpoint, **key: str) -> list[Row]:
    """The confirmed corrections, those confirmed later after those confirmed earlier."""
    found = [row for row in all_of(view, corrections, **key) if row["confirmed_position"] is not None]
    return sorted(found, key=lambda row: int(row["confirmed_position"]))
