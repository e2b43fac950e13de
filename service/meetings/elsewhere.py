"""Which other boards could decide what a board cannot for lack of members without a conflict."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import bindparam, select

from domain.decisions.commands import ForecastMeeting
from domain.decisions.forecast import ItemForecast, could_decide, forecast
from domain.kernel.deciders import Read
from domain.kernel.ids import BoardId, ItemId
from domain.kernel.refusals import Refused
from service.meetings.tables import remits
from service.store.connections import Connection
from service.store.statements import Statement

OF_BOARDS = Statement(
    select(remits.c.board, remits.c.decides).where(
        remits.c.ledger == bindparam("ledger"), remits.c.to_position.is_(None)
    )
)


def other_boards(
    connection: Connection, ledger: str, command: ForecastMeeting, found: Iterable[ItemForecast], read: Read
) -> Mapping[ItemId, tuple[BoardId, ...]]:
    """For each item that too few could decide, the boards that could, judged by their members and their charter."""
    stuck = {one.item.item: one.item for one in found if not could_decide(one)}
    kinds = {item.purpose.name for item in stuck.values()}
    rows = connection.run(OF_BOARDS, ledger=ledger) if stuck else ()
    here = {item.board for item in stuck.values()}
    boards = dict.fromkeys(BoardId(board) for board, decides in rows if not kinds.isdisjoint(json.loads(decides)))
    able: dict[ItemId, tuple[BoardId, ...]] = {}
    for board in boards:
        for one in _before(replace(command, board=board), read) if board not in here else ():
            if one.item.item in stuck and could_decide(one):
                able[one.item.item] = (*able.get(one.item.item, ()), board)
    return able


def _before(command: ForecastMeeting, read: Read) -> Iterator[ItemForecast]:
    try:
        yield from forecast(command, read)
    except Refused:  # the board has no charter on the day
        return
