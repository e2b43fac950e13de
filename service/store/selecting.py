"""Selecting facts by tag and type through the one index (ledger, tag, type, position): the cost follows what is found."""

import json
from collections.abc import Iterable, Sequence

from domain.kernel.selections import Pair
from service.store.connections import Connection
from service.store.statements import Statement

Found = tuple[str, str, int, bytes]  # tag, type, position, leaf

_WANTED_SQLITE = (
    "WITH wanted(tag, type) AS MATERIALIZED "
    "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:pairs)) "
)
_WANTED_POSTGRESQL = "WITH wanted(tag, type) AS (SELECT * FROM unnest(%(tags)s::text[], %(types)s::text[])) "
_EVERY = (
    "SELECT w.tag, w.type, f.position, f.leaf FROM wanted w {cross} JOIN fact_tags t "
    "ON t.ledger = {ledger} AND t.tag = w.tag AND t.type = w.type {cross} JOIN facts f "
    "ON f.ledger = {ledger} AND f.position = t.position ORDER BY f.position"
)
_NEWEST = (
    "SELECT w.tag, w.type, f.position, f.leaf FROM wanted w {cross} JOIN facts f "
    "ON f.ledger = {ledger} AND f.position = (SELECT max(t.position) FROM fact_tags t "
    "WHERE t.ledger = {ledger} AND t.tag = w.tag AND t.type = w.type)"
)


def _statement(query: str) -> Statement:
    return Statement(
        sqlite=_WANTED_SQLITE + query.replace("{cross} JOIN", "CROSS JOIN").format(ledger=":ledger", cross=""),
        postgresql=_WANTED_POSTGRESQL + query.format(ledger="%(ledger)s", cross=""),
    )


EVERY = _statement(_EVERY)
NEWEST = _statement(_NEWEST)


def every(connection: Connection, ledger: str, pairs: Iterable[Pair]) -> Sequence[Found]:
    """All facts of each (tag, type), in the order of the log; a fact stands once for each pair it answers."""
    return _select(connection, EVERY, ledger, pairs)


def newest(connection: Connection, ledger: str, pairs: Iterable[Pair]) -> Sequence[Found]:
    """The newest fact of each (tag, type)."""
    return _select(connection, NEWEST, ledger, pairs)


def _select(connection: Connection, statement: Statement, ledger: str, pairs: Iterable[Pair]) -> Sequence[Found]:
    wanted = sorted(pairs)
    if not wanted:
        return ()
    if connection.dialect == "sqlite":
        rows = connection.run(statement, ledger=ledger, pairs=json.dumps(wanted))
    else:
        tags, types = [tag for tag, _ in wanted], [kind for _, kind in wanted]
        rows = connection.run(statement, ledger=ledger, tags=tags, types=types)
    return [(tag, kind, position, bytes(leaf)) for tag, kind, position, leaf in rows]
