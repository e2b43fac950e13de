"""Answers already given: what a client was told for an idempotency key, so that asking again records nothing twice."""

import json
from collections.abc import Iterable

from sqlalchemy import insert

from domain.kernel.values import value
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import answers

INSERT_ANSWER = Statement(insert(answers))
_FIND = (
    "SELECT client, key, request_digest, answer FROM idempotency_records WHERE ledger = {0} AND (client, key) IN {1}"
)
FIND = Statement(
    sqlite=_FIND.format(
        ":ledger", "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:keys))"
    ),
    postgresql=_FIND.format("%(ledger)s", "(SELECT * FROM unnest(%(clients)s::text[], %(keys)s::text[]))"),
)

ClientKey = tuple[str, str]


@value
class Given:
    """An answer given: the digest of the request it belongs to, and its bytes."""

    request_digest: bytes
    answer: bytes


def find_answers(connection: Connection, ledger: str, keys: Iterable[ClientKey]) -> dict[ClientKey, Given]:
    """The answers already given for these clients' keys, in one statement."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return {}
    if connection.dialect == "sqlite":
        rows = connection.run(FIND, ledger=ledger, keys=json.dumps(wanted))
    else:
        rows = connection.run(FIND, ledger=ledger, clients=[one[0] for one in wanted], keys=[one[1] for one in wanted])
    return {(client, key): Given(request_digest=bytes(made), answer=bytes(told)) for client, key, made, told in rows}
