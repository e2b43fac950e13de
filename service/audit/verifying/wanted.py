"""What somebody wants verified, and with what in hand."""

from pathlib import Path

from sqlalchemy import URL

from domain.kernel.values import value
from domain.ledger.keys import VerifierKey
from service.projections.projector import Projections
from verifier.wanted import Wanted


@value
class Verification:
    """The database, or one ledger of it; what was kept outside; public keys; the master key; the read models."""

    url: URL
    projections: Projections
    checkpoints: tuple[Path, ...] = ()
    keys: tuple[VerifierKey, ...] = ()
    master_key: bytes | None = None
    ledger: str | None = None

    @property
    def of_the_log(self) -> Wanted:
        """What of it is wanted of the log itself."""
        return Wanted(checkpoints=self.checkpoints, keys=self.keys, master_key=self.master_key, ledger=self.ledger)
