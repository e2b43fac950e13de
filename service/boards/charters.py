"""Finds the charters of a board as the domain has them, so that its own rules say which is in force."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.boards.charter import Charter
from domain.boards.charters import NO_CHARTERS, AdoptedCharter, Charters, including
from domain.boards.rosters import NO_POLICY
from domain.boards.tenure import TenurePolicy
from domain.kernel.codec import read
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId
from service.boards.tables import charters
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint


def tenure_on(view: Viewpoint, board: BoardId, day: date) -> TenurePolicy:
    """What the board's charter of the day says of terms that have run out, of deputies and of shared seats."""
    reigning = charters_of(all_of(view, charters, board=board)).in_force_on(board, day)
    return reigning.charter.tenure if reigning else NO_POLICY


def charters_of(rows: Iterable[dict[str, Any]]) -> Charters:
    """The versions of a board's charter."""
    known = NO_CHARTERS
    for row in rows:
        known = including(known, adopted(row))
    return known


def adopted(row: dict[str, Any]) -> AdoptedCharter:
    """One version as it was adopted."""
    return AdoptedCharter(
        board=BoardId(row["board"]),
        version=row["version"],
        charter=read(Charter, json.loads(row["charter"])),
        in_force_from=PartialDate(row["in_force_from"]),
        in_force_to=PartialDate(row["in_force_to"]) if row["in_force_to"] else None,
        citation=row["citation"],
        position=row["since"],
    )
