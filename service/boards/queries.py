"""Finds boards and the versions of their charters."""

from datetime import date
from typing import Any

from domain.boards.charters import Charters
from domain.kernel.ids import BoardId
from service.boards.charter_bodies import CharterBody
from service.boards.charter_shown import CharterShown, PackTakenShown, ReignShown
from service.boards.charters import adopted, charters_of
from service.boards.established import established
from service.boards.rosters import roster
from service.boards.shown import BoardShown, BoardWithSeats
from service.boards.tables import boards, charters
from service.problems.refusals import RefusedAtTheDoor
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, page
from service.viewing.viewpoint import Viewpoint


class UnknownCharter(RefusedAtTheDoor):
    """The board has no such version of its charter."""

    code = "unknown-charter"


def boards_page(view: Viewpoint, asked: PageAsked, kind: str | None) -> tuple[tuple[BoardShown, ...], Found]:
    """A page of boards."""
    found = page(view, boards, limit=asked.limit, after=asked.after, kind=kind)
    return tuple(BoardShown.model_validate(row) for row in found.rows), found


def board(view: Viewpoint, asked: BoardId, day: date) -> BoardWithSeats:
    """A board on a day; raises `UnknownBoard`."""
    found, rows = established(view, asked), all_of(view, charters, board=asked)
    known = charters_of(rows)
    reigning = known.in_force_on(asked, day)
    in_force = next((_shown(row, known) for row in rows if reigning and row["version"] == reigning.version), None)
    return BoardWithSeats.model_validate(found | {"charter": in_force, "seats": roster(view, asked, day)})


def charters_page(view: Viewpoint, asked: BoardId, on: PageAsked) -> tuple[tuple[CharterShown, ...], Found]:
    """A page of the versions of a board's charter; raises `UnknownBoard`."""
    established(view, asked)
    found = page(view, charters, limit=on.limit, after=on.after, board=asked)
    known = charters_of(all_of(view, charters, board=asked))
    return tuple(_shown(row, known) for row in found.rows), found


def charter(view: Viewpoint, asked: BoardId, version: int) -> CharterShown:
    """One version of a board's charter; raises `UnknownBoard` or `UnknownCharter`."""
    established(view, asked)
    rows = all_of(view, charters, board=asked)
    row = next((row for row in rows if row["version"] == version), None)
    if row is None:
        raise UnknownCharter(version=version)
    return _shown(row, charters_of(rows))


def _shown(row: dict[str, Any], known: Charters) -> CharterShown:
    reigns = [
        ReignShown(first_day=reign.earliest, last_day=reign.end.latest if reign.end else None)
        for reign in known.reigns(adopted(row))
    ]
    pack = PackTakenShown.model_validate_json(row["pack"]) if row["pack"] else None
    charter = CharterBody.model_validate_json(row["charter"])
    return CharterShown.model_validate(row | {"reigns": reigns, "charter": charter, "pack": pack})
