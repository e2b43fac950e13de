"""Finds elections."""

import json
from typing import Any

from domain.boards.election_policies import UnknownElection
from domain.kernel.ids import BoardId, ElectionId, PersonId
from service.boards.election_shown import ElectionPage, ElectionShown
from service.boards.established import established
from service.boards.tables import candidates, elections
from service.viewing.page_asked import PageAsked
from service.viewing.paging import all_of, one, page
from service.viewing.viewpoint import Viewpoint


def elections_page(view: Viewpoint, board: BoardId, asked: PageAsked) -> ElectionPage:
    """A page of a board's elections; raises `UnknownBoard`."""
    established(view, board)
    found = page(view, elections, limit=asked.limit, after=asked.after, board=board)
    return ElectionPage(results=tuple(_shown(view, row) for row in found.rows), metadata=asked.metadata(view, found))


def election(view: Viewpoint, board: BoardId, asked: ElectionId) -> ElectionShown:
    """One election of a board; raises `UnknownElection`."""
    row = one(view, elections, board=board, election=asked)
    if row is None:
        raise UnknownElection
    return _shown(view, row)


def _shown(view: Viewpoint, row: dict[str, Any]) -> ElectionShown:
    stood = tuple(it["candidate"] for it in all_of(view, candidates, election=row["election"]))
    counted = [_named(view, one) for one in json.loads(row["votes"])] if row["votes"] else ()
    turnout = json.loads(row["turnout"]) if row["turnout"] else None
    why = view.texts([row["why"]])[row["why"]]
    return ElectionShown.model_validate(row | {"candidates": stood, "votes": counted, "turnout": turnout, "why": why})


def _named(view: Viewpoint, counted: dict[str, Any]) -> dict[str, Any]:
    """The votes for a candidate, by the entry that goes on; two entries that both stood have a line each."""
    return counted | {"candidate": view.identity.name_of(PersonId(counted["candidate"]))}
