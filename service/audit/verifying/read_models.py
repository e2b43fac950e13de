"""The read models held against a replay of the log: lists, registers and pages must say what the facts say."""

import sqlite3
from collections.abc import Sequence

import psycopg
from sqlalchemy import URL

from service.projections.comparing import Difference, differences
from service.projections.projector import Projections
from service.projections.replaying import Progress
from service.store.databases import Database
from verifier.databases import Wrong
from verifier.facts import UNFIT
from verifier.findings import CannotTell

MOST = 20


def compare_read_models(url: URL, projections: Projections, ledger: str, progress: Progress) -> Sequence[Wrong]:
    """Compare every row of a ledger's read models; writes temporary tables only. Raises `CannotTell`."""
    try:
        database = Database(url.render_as_string(hide_password=False), lossy=True)
        found = differences(database, projections, ledger, progress=progress, most=MOST)
    except (*UNFIT, sqlite3.Error, psycopg.Error) as error:
        raise CannotTell(f"the read models of {ledger} cannot be compared: {error}") from error
    return [(one.position, _told(one)) for one in found]


def _told(one: Difference) -> str:
    key = ", ".join(str(part) for part in one.key)
    if one.replayed is None:
        return f"the read model {one.table} has a row for {key} that the log does not lead to"
    if one.live is None:
        return f"the read model {one.table} lacks the row for {key} that the log leads to"
    columns = sorted(name for name, held in one.replayed.items() if one.live.get(name) != held)
    return f"the read model {one.table} says otherwise than the log of {key}, in {', '.join(columns)}"
