"""What somebody wants verified of a database, and with what in hand."""

from pathlib import Path

from domain.kernel.values import value
from domain.ledger.keys import VerifierKey
from domain.ledger.trust_policy import TrustPolicy


@value
class Wanted:
    """All ledgers or one; what was kept outside; keys; who must cosign; the master key; how thoroughly."""

    checkpoints: tuple[Path, ...] = ()
    keys: tuple[VerifierKey, ...] = ()
    policy: TrustPolicy | None = None
    master_key: bytes | None = None
    ledger: str | None = None
    replay: bool = False
    hashes_only: bool = False
