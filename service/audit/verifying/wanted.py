"""What somebody wants verified, and with what in hand."""

from pathlib import Path

from sqlalchemy import URL

from domain.kernel.values import value
from domain.ledger.keys import VerifierKey
from service.projections.projector import Projections


@value
class Verification:
    """The database, or one ledger of it; what was kept outside; public keys; the master key; the read models."""

    url: URL
    projections: Projections
    checkpoints: tuple[Path, ...] = ()
    keys: tuple[VerifierKey, ...] = ()
    master_key: bytes | None = None
    ledger: str | None = None
