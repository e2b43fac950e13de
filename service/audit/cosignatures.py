"""Cosignatures as they are kept: by log, size and witness, each with the root that it is for."""

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Final

from sqlalchemy import bindparam, func, select

from domain.kernel.values import value
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import Signature
from domain.ledger.trust_policy import TrustPolicy
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import cosignatures

_LOG = (cosignatures.c.ledger == bindparam("ledger"), cosignatures.c.origin == bindparam("origin"))
OF_CHECKPOINT: Final = Statement(
    select(cosignatures.c.witness, cosignatures.c.line)
    .where(*_LOG, cosignatures.c.size == bindparam("size"), cosignatures.c.root == bindparam("root"))
    .order_by(cosignatures.c.witness)
)
_SIZES = (
    select(cosignatures.c.witness, func.max(cosignatures.c.size).label("size"))
    .where(*_LOG)
    .group_by(cosignatures.c.witness)
    .subquery()
)
NEWEST_OF_EACH: Final = Statement(
    select(cosignatures.c.witness, cosignatures.c.size, cosignatures.c.witnessed_at)
    .where(*_LOG, cosignatures.c.witness == _SIZES.c.witness, cosignatures.c.size == _SIZES.c.size)
    .order_by(cosignatures.c.witness)
)
_DOWNWARDS = (
    "SELECT size, root, witness FROM cosignatures WHERE ledger = {0} AND origin = {1} AND size <= {2} AND witness {3} "
    "ORDER BY size DESC, root, witness LIMIT {4}"
)
DOWNWARDS: Final = Statement(
    sqlite=_DOWNWARDS.format(":ledger", ":origin", ":upto", "IN (SELECT value FROM json_each(:by))", ":most"),
    postgresql=_DOWNWARDS.format("%(ledger)s", "%(origin)s", "%(upto)s", "= ANY(%(by)s)", "%(most)s"),
)
SIZES_AT_A_TIME: Final = 128
MOST_SIZES: Final = 16_384
_KEEP = (
    "INSERT INTO cosignatures (ledger, origin, size, witness, root, witnessed_at, line) VALUES ({}) "
    "ON CONFLICT (ledger, origin, size, witness) DO UPDATE "
    "SET root = excluded.root, witnessed_at = excluded.witnessed_at, line = excluded.line"
)
_NAMES: Final = ("ledger", "origin", "size", "witness", "root", "witnessed_at", "line")
KEEP: Final = Statement(
    sqlite=_KEEP.format(", ".join(f":{name}" for name in _NAMES)),
    postgresql=_KEEP.format(", ".join(f"%({name})s" for name in _NAMES)),
)


@value
class Cosigned:
    """What a witness has said: its key, when it saw the checkpoint (seconds since 1970), and its signature."""

    witness: VerifierKey
    witnessed_at: int
    signature: Signature


@value
class Newest:
    """The largest size of a log that a witness has cosigned, and when (seconds since 1970)."""

    size: int
    witnessed_at: int


def keep(connection: Connection, ledger: str, checkpoint: Checkpoint, cosigned: Cosigned) -> None:
    """Keep a cosignature that was verified; a newer one of the same checkpoint takes its place."""
    connection.run(
        KEEP,
        ledger=ledger,
        origin=checkpoint.origin,
        size=checkpoint.size,
        witness=cosigned.witness.vkey,
        root=checkpoint.root,
        witnessed_at=cosigned.witnessed_at,
        line=str(cosigned.signature),
    )


def signatures_on(connection: Connection, ledger: str, checkpoint: Checkpoint) -> dict[str, Signature]:
    """The cosignatures of exactly this checkpoint, by the witness's key as text."""
    asked = {"origin": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.root}
    rows = connection.run(OF_CHECKPOINT, ledger=ledger, **asked)
    return {witness: Signature.parse(line) for witness, line in rows}


def newest_seen(connection: Connection, ledger: str, origin: str) -> dict[str, Newest]:
    """The newest that each witness has cosigned of a log, by its key as text."""
    rows = connection.run(NEWEST_OF_EACH, ledger=ledger, origin=origin)
    return {witness: Newest(size=size, witnessed_at=at) for witness, size, at in rows}


def newest_with_enough(connection: Connection, ledger: str, origin: str, policy: TrustPolicy, most: int) -> int | None:
    """The largest size, up to the `most`, that enough witnesses have cosigned under one root; nothing if none.

    Looks through the newest 16,384 sizes that any of them has cosigned, and no further.
    """
    names = [one.key.vkey for one in policy.witnesses]
    by: object = json.dumps(names) if connection.dialect == "sqlite" else names
    page = SIZES_AT_A_TIME * max(len(names), 1)  # so that the rows of one size, one for each witness, never fill it
    upto, looked_at = most, 0
    while looked_at < MOST_SIZES:
        rows = connection.run(DOWNWARDS, ledger=ledger, origin=origin, upto=upto, by=by, most=page)
        for size, witnesses in _by_size(rows):
            if policy.is_met_by(one.key for one in policy.witnesses if one.key.vkey in witnesses):
                return size
        if len(rows) < page:
            return None
        upto = rows[-1][0] if rows[0][0] > rows[-1][0] else rows[-1][0] - 1  # of the last size there may be more
        looked_at += len({size for size, _, _ in rows})
    return None


def _by_size(rows: Sequence[tuple[int, bytes, str]]) -> Iterator[tuple[int, Collection[str]]]:
    for (size, _), found in groupby(rows, key=lambda row: (row[0], bytes(row[1]))):
        yield size, {row[2] for row in found}
