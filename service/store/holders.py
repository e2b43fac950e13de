"""Where the words behind digests lie: with the fact that said them first, though a later one may repeat them."""

import json
from collections.abc import Sequence
from typing import Final

from service.store.connections import Connection
from service.store.statements import Statement

_HOLDERS: Final = (
    "SELECT DISTINCT position FROM disclosures WHERE ledger = {ledger} AND digest {among} ORDER BY position"
)
HOLDERS: Final = Statement(
    sqlite=_HOLDERS.format(ledger=":ledger", among="IN (SELECT value FROM json_each(:digests))"),
    postgresql=_HOLDERS.format(ledger="%(ledger)s", among="= ANY(%(digests)s)"),
)


def holders(connection: Connection, ledger: str, digests: Sequence[str]) -> list[int]:
    """The positions of the facts that hold the words behind these digests; none for words that are gone."""
    among: object = json.dumps(digests) if connection.dialect == "sqlite" else list(digests)
    return [position for (position,) in connection.run(HOLDERS, ledger=ledger, digests=among)]
