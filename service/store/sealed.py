"""The disclosures behind the digests of facts, fetched from the vault and opened, salt and all, for an auditor."""

import json
from collections.abc import Iterable
from typing import Final

from service.store.connections import Connection
from service.store.vault import REVEAL, WrongMasterKey
from verifier.sealed import SealedTexts

WITHHELD: Final = ""
"""In place of a disclosure that is there and shown to nobody."""


class SealedDisclosures(SealedTexts):
    """Fetches and opens disclosures with the master key."""

    def reveal(self, connection: Connection, ledger: str, digests: Iterable[str]) -> dict[str, str]:
        """The disclosures by digest, those that still exist, `WITHHELD` for those that are.

        Raises `WrongMasterKey` where one does not open.
        """
        wanted = list(dict.fromkeys(digests))
        if not wanted:
            return {}
        among: object = json.dumps(wanted) if connection.dialect == "sqlite" else wanted
        found = {}
        for hashed, subject, sealed, wrapped, withheld in connection.run(REVEAL, ledger=ledger, digests=among):
            if withheld:
                found[hashed] = WITHHELD
                continue
            opened = self.open(ledger, subject, hashed, bytes(sealed), bytes(wrapped))
            if opened is None:
                raise WrongMasterKey("a stored text does not open with this master key")
            found[hashed] = opened
        return found
