"""Finds whether a board is there at all."""

from typing import Any

from domain.boards.policies import UnknownBoard
from domain.kernel.ids import BoardId
from service.boards.tables import boards
from service.viewing.paging import one
from service.viewing.viewpoint import Viewpoint


def established(view: Viewpoint, board: BoardId) -> dict[str, Any]:
    """The row of a board; raises `UnknownBoard`."""
    row = one(view, boards, board=board)
    if row is None:
        raise UnknownBoard(board=board)
    return row
