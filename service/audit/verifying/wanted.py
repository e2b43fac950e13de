"""What somebody wants verified, and with what in hand."""

from pathlib import Path

from sqlalchemy import URL

from domain.kernel.values import value
from domain.ledger.keys import VerifierKey
from domain.ledger.trust_policy import TrustPolicy
from service.projections.projector import Projections
from verifier.wanted import Wanted


@value
class Verification:
    """The database, or one ledger; what was kept outside; whom to believe; keys; read models; how thoroughly."""

    url: URL
    projections: Projections
    checkpoints: tuple[Path, ...] = ()
    keys: tuple[VerifierKey, ...] = ()
    policy: TrustPolicy | None = None
    master_key: bytes | None = None
    ledger: str | None = None
    replay: bool = False
    hashes_only: bool = False

    @property
    def of_the_log(self) -> Wanted:
        """What of it is wanted of the log itself."""
        return Wanted(
            checkpoints=self.checkpoints,
            keys=self.keys,
            policy=self.policy,
            master_key=self.master_key,
            ledger=self.ledger,
            replay=self.replay,
            hashes_only=self.hashes_only,
        )
