"""What somebody wants verified of a database, and with what in hand."""

from pathlib import Path

from domain.kernel.values import value
from domain.ledger.keys import VerifierKey


@value
class Wanted:
    """All ledgers or one of them; what was kept outside; public keys; the master key."""

    checkpoints: tuple[Path, ...] = ()
    keys: tuple[VerifierKey, ...] = ()
    master_key: bytes | None = None
    ledger: str | None = None
