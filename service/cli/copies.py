"""What a copy of the database must have in common with it: every body's length and root."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from service.cli.exits import Declined
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import ledgers

Heads = Mapping[str, tuple[int, bytes]]
"""By body, how many facts it has and the root over them (32 bytes)."""

HEADS: Final = Statement(select(ledgers.c.ledger, ledgers.c.size, ledgers.c.root))


def heads_of(connection: Connection) -> Heads:
    """The heads of all bodies as this connection sees them."""
    return {ledger: (size, bytes(root)) for ledger, size, root in connection.run(HEADS)}


def refuse_another(original: Heads, copied: Heads) -> None:
    """Raise `Declined` for a copy that does not have the same heads."""
    for ledger in sorted(original.keys() | copied.keys()):
        if original.get(ledger) != copied.get(ledger):
            raise Declined(f"The copy does not hold what the database holds of {ledger}, so it was thrown away.")
