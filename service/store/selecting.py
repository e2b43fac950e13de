"""Selecting facts by tag and type through one index (ledger, tag, type, position): the cost follows what is found."""

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
_EVERY_SQLITE = (
    "SELECT w.tag, w.type, f.position, f.leaf FROM wanted w CROSS JOIN fact_tags t "
    "ON t.ledger = :ledger AND t.tag = w.tag AND t.type = w.type CROSS JOIN facts f "
    "ON f.ledger = :ledger AND f.position = t.position ORDER BY f.position"
)
# OFFSET 0 keeps the subquery apart, so that each pair is looked up in the index whatever the statistics say.
_EVERY_POSTGRESQL = (
    "SELECT w.tag, w.type, f.position, f.leaf FROM wanted w CROSS JOIN LATERAL "
    "(SELECT t.position FROM fact_tags t WHERE t.ledger = %(ledger)s AND t.tag = w.tag AND t.type = w.type OFFSET 0) t "
    "JOIN facts f ON f.ledger = %(ledger)s AND f.position = t.position ORDER BY f.position"
)
_NEWEST = (
    "SELECT w.tag, w.type, f.position, f.leaf FROM wanted w {join} facts f "
    "ON f.ledger = {ledger} AND f.position = (SELECT max(t.position) FROM fact_tags t "
    "WHERE t.ledger = {ledger} AND t.tag = w.tag AND t.type = w.type{then})"
)


EVERY = Statement(sqlite=_WANTED_SQLITE + _EVERY_SQLITE, postgresql=_WANTED_POSTGRESQL + _EVERY_POSTGRESQL)
NEWEST = Statement(
    sqlite=_WANTED_SQLITE + _NEWEST.format(ledger=":ledger", join="CROSS JOIN", then=""),
    postgresql=_WANTED_POSTGRESQL + _NEWEST.format(ledger="%(ledger)s", join="JOIN", then=""),
)
NEWEST_THEN = Statement(
    sqlite=_WANTED_SQLITE + _NEWEST.format(ledger=":ledger", join="CROSS JOIN", then=" AND t.position <= :upto"),
    postgresql=_WANTED_POSTGRESQL
    + _NEWEST.format(ledger="%(ledger)s", join="JOIN", then=" AND t.position <= %(upto)s::bigint"),
)


def every(connection: Connection, ledger: str, pairs: Iterable[Pair]) -> Sequence[Found]:
    """All facts of each (tag, type), in the order of the log; a fact stands once for each pair it answers."""
    return _select(connection, EVERY, ledger, pairs)


def newest(connection: Connection, ledger: str, pairs: Iterable[Pair]) -> Sequence[Found]:
    """The newest fact of each (tag, type)."""
    return _select(connection, NEWEST, ledger, pairs)


def newest_then(connection: Connection, ledger: str, pairs: Iterable[Pair], upto: int) -> Sequence[Found]:
    """The newest fact of each (tag, type) when the log ended at a position."""
    return _select(connection, NEWEST_THEN, ledger, pairs, upto=upto)


def _select(
    connection: Connection, statement: Statement, ledger: str, pairs: Iterable[Pair], **then: int
) -> Sequence[Found]:
    wanted = sorted(pairs)
    if not wanted:
        return ()
    if connection.dialect == "sqlite":
        rows = connection.run(statement, ledger=ledger, pairs=json.dumps(wanted), **then)
    else:
        tags, types = [tag for tag, _ in wanted], [kind for _, kind in wanted]
        rows = connection.run(statement, ledger=ledger, tags=tags, types=types, **then)
    return [(tag, kind, position, bytes(leaf)) for tag, kind, position, leaf in rows]
