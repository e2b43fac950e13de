"""Erasing: destroys the words of some facts, and with them the key that opened them.

What else lay under that key is encrypted anew under another, so that no copy of the old key opens what is gone. The
answers that were given for these facts stay on record, but what was asked can no longer be known again: the digest of
the request goes, by which words could be guessed.
"""

import json
from collections.abc import Sequence

from service.store.connections import Connection
from service.store.statements import Statement
from service.store.vault import Vault

SECURE = Statement(sqlite="PRAGMA secure_delete")
MANNERS = ("OFF", "ON", "FAST")
_AMONG = {
    "sqlite": "ledger = :ledger AND position IN (SELECT value FROM json_each(:positions))",
    "postgresql": "ledger = %(ledger)s AND position = ANY(%(positions)s)",
}


def _among(text: str) -> Statement:
    return Statement(sqlite=text.format(among=_AMONG["sqlite"]), postgresql=text.format(among=_AMONG["postgresql"]))


SUBJECTS = _among("SELECT DISTINCT subject FROM disclosures WHERE {among}")
DESTROY = _among("DELETE FROM disclosures WHERE {among}")
LEAVES = _among("SELECT leaf FROM facts WHERE {among}")
_ANSWER = "UPDATE idempotency_records SET request_digest = {0} WHERE ledger = {1} AND client = {2} AND key = {3}"
FORGET_REQUEST = Statement(
    sqlite=_ANSWER.format("x''", ":ledger", ":client", ":key"),
    postgresql=_ANSWER.format("''::bytea", "%(ledger)s", "%(client)s", "%(key)s"),
)


def erase(connection: Connection, vault: Vault, ledger: str, positions: Sequence[int]) -> None:
    """Destroy the words of facts whose disclosures are in the table, within the transaction that is open."""
    among = _listed(connection, positions)
    subjects = [subject for (subject,) in connection.run(SUBJECTS, ledger=ledger, positions=among)]
    connection.run(DESTROY, ledger=ledger, positions=among)
    for subject in subjects:
        vault.change_key(connection, ledger, subject)


def forget_requests(connection: Connection, ledger: str, positions: Sequence[int]) -> None:
    """Keep the answers given for facts whose words are gone, but not the digests of what was asked."""
    for (leaf,) in connection.run(LEAVES, ledger=ledger, positions=_listed(connection, positions)):
        said = json.loads(bytes(leaf))
        if "idempotencyKey" in said:
            connection.run(FORGET_REQUEST, ledger=ledger, client=said["via"], key=said["idempotencyKey"])


def begin_overwriting(connection: Connection) -> str:
    """From here on SQLite overwrites what it deletes, and not only lets it go; answers how it did before."""
    if connection.dialect != "sqlite":
        return ""
    ((before,),) = connection.run(SECURE)
    connection.say("PRAGMA secure_delete=ON")
    return MANNERS[before]


def end_overwriting(connection: Connection, before: str) -> None:
    """From here on it deletes as it did before."""
    if connection.dialect == "sqlite":
        connection.say(f"PRAGMA secure_delete={before}")


def _listed(connection: Connection, positions: Sequence[int]) -> object:
    return json.dumps(positions) if connection.dialect == "sqlite" else list(positions)
