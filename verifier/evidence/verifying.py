"""An evidence pack checked from its file alone: every byte of it, every fact, every receipt, every page."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from domain.ledger.keys import KeyRefused, VerifierKey
from domain.ledger.trust_policy import TrustPolicy
from verifier.checkpoints import Kept, kept_in
from verifier.evidence.archive import LARGEST, NotInOneSpelling, read
from verifier.evidence.limits import not_shown
from verifier.evidence.manifest import CHECKPOINT, KEY, MANIFEST, SEAL, VERIFIER, Manifest, NotAManifest
from verifier.evidence.opened import OpenedPack
from verifier.evidence.walk import Walk
from verifier.findings import CannotTell
from verifier.ledgers import Progress
from verifier.reports import LedgerReport, Report
from verifier.rotations import with_successors
from verifier.witnesses import wanting

NEEDED: Final = (MANIFEST, SEAL, CHECKPOINT, KEY, VERIFIER)
WITHOUT_DOCUMENTATION: Final = 2


def verify_pack(
    file: Path,
    *,
    checkpoints: Sequence[Path] = (),
    keys: Sequence[VerifierKey] = (),
    policy: TrustPolicy | None = None,
    ledger: str | None = None,
    progress: Progress,
) -> Report:
    """Verify an evidence pack without any database; hold what was kept outside against it.

    Without keys, the one that lies in the pack is taken, and the report says so. Raises `CannotTell` where it is no
    pack, is not of the ledger that was asked for, or something cannot be read.
    """
    if sys.flags.optimize >= WITHOUT_DOCUMENTATION:
        raise CannotTell("the pages are made from sentences that `python -OO` leaves out: run Python without it")
    pack = opened(file)
    rotations = list(pack.rotations.values())
    known = with_successors(keys, rotations)
    kept = [kept_in(one, known, policy) for one in checkpoints]
    if ledger not in (None, pack.manifest.body):
        raise CannotTell(f"{file} is of the record of {pack.manifest.body}, not of {ledger}")
    walk = Walk(pack, known or with_successors([_key_in(pack)], rotations), policy)
    walk.over_all(progress)
    walk.compare_kept([one for one in kept if one.ledger == pack.manifest.body])
    return _report(walk, kept, with_keys=bool(keys))


def opened(file: Path) -> OpenedPack:
    """A pack with its files and the list of them; raises `CannotTell`."""
    try:
        with file.open("rb") as stream:
            files = read(stream.read(LARGEST + 1))
        missing = [name for name in NEEDED if name not in files]
        if missing:
            raise CannotTell(f"{file} is no evidence pack: {', '.join(missing)} is not in it")
        return OpenedPack(files, Manifest.parse(files[MANIFEST]))
    except OSError as error:
        raise CannotTell(f"{file} cannot be read: {error.strerror}") from None
    except NotInOneSpelling as reason:
        raise CannotTell(f"{file} is not a whole evidence pack of this program: {reason}") from None
    except NotAManifest:
        raise CannotTell(f"the list of files in {file} cannot be read") from None


def _key_in(pack: OpenedPack) -> VerifierKey:
    try:
        return VerifierKey.from_vkey(pack.files[KEY].decode("ascii", "replace").removesuffix("\n"))
    except KeyRefused as reason:
        raise CannotTell(f"the key in the pack is none: {reason}") from None


def _report(walk: Walk, kept: Sequence[Kept], *, with_keys: bool) -> Report:
    found = LedgerReport(
        ledger=walk.pack.manifest.body,
        size=walk.pack.manifest.position,
        root=walk.root.hex(),
        findings=walk.findings.in_order(),
        count=walk.findings.counts.total(),
        witnessed=walk.witnessed,
    )
    limits = tuple(not_shown(walk, kept, with_keys=with_keys))
    missing = (*walk.findings.missing, *wanting(found.ledger, walk.witnessed, walk.policy))
    return Report(ledgers=(found,), missing=missing, not_shown=limits)
