"""A whole database verified: its shape, each of its ledgers, and whatever was kept of ledgers that are gone."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sqlalchemy import URL, bindparam, func, select

from domain.kernel.values import value
from domain.ledger.keys import VerifierKey
from service.audit.sealed import SealedDisclosures
from service.audit.verifying.checkpoints import Kept, kept_in
from service.audit.verifying.findings import CannotTell, Check, Finding
from service.audit.verifying.ledgers import Evidence, Progress, verify_ledger
from service.audit.verifying.reports import LedgerReport, Report
from service.audit.verifying.snapshots import refuse_other_shapes, snapshot
from service.projections.projector import Projections
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import LOG, disclosures, fact_tags, facts, ledgers, tiles

WITH_LEDGERS = (ledgers, facts, fact_tags, tiles, disclosures)
NEXT = tuple(
    Statement(select(func.min(table.c.ledger)).where(table.c.ledger > bindparam("after"))) for table in WITH_LEDGERS
)


@value
class Verification:
    """What to verify, and with what: the database, what was kept outside, public keys, master key, read models."""

    url: URL
    projections: Projections
    checkpoints: tuple[Path, ...] = ()
    keys: tuple[VerifierKey, ...] = ()
    master_key: bytes | None = None
    ledger: str | None = None


def verify_database(wanted: Verification, progress: Callable[[str], Progress]) -> Report:
    """Verify a database; `progress` makes, for each ledger, what is told of how far it is. Writes nothing."""
    missing: list[str] = []
    kept = _kept(wanted, missing)
    sealed = SealedDisclosures(wanted.master_key) if wanted.master_key else None
    reports: list[LedgerReport] = []
    try:
        with snapshot(wanted.url) as connection:
            refuse_other_shapes(connection, [*LOG.tables, *(table.name for table in wanted.projections.tables)])
            found = _wanted(wanted.ledger, ledgers_in(connection))
            for ledger in found:
                evidence = Evidence(kept=tuple(one for one in kept if one.ledger == ledger), sealed=sealed)
                try:
                    reports.append(verify_ledger(connection, ledger, evidence, progress(ledger)))
                except CannotTell as reason:
                    missing.append(str(reason))
            reports += _vanished(kept, found, whole=wanted.ledger is None)
    except CannotTell as reason:
        missing.append(str(reason))
    return Report(ledgers=tuple(reports), missing=tuple(missing), not_shown=tuple(_not_shown(wanted, reports, kept)))


def ledgers_in(connection: Connection) -> list[str]:
    """Every ledger of which there is anything, head or not; asked for by skipping along the indexes."""
    found: set[str] = set()
    for statement in NEXT:
        after = ""
        while (name := connection.run(statement, after=after)[0][0]) is not None:
            found.add(name)
            after = name
    return sorted(found)


def _wanted(ledger: str | None, there: list[str]) -> list[str]:
    if ledger is None:
        return there
    if ledger not in there:
        raise CannotTell(f"there is no ledger {ledger} in this database")
    return [ledger]


def _kept(wanted: Verification, missing: list[str]) -> list[Kept]:
    kept = []
    for file in wanted.checkpoints:
        try:
            kept.append(kept_in(file, wanted.keys))
        except CannotTell as reason:
            missing.append(str(reason))
    return kept


def _vanished(kept: Sequence[Kept], found: Sequence[str], *, whole: bool) -> list[LedgerReport]:
    """Ledgers that a checkpoint was kept of, and that are not in the database at all."""
    gone = {one.ledger: one for one in kept if one.ledger not in found and one.checkpoint.size} if whole else {}
    return [
        LedgerReport(ledger=ledger, size=0, root="", findings=(_gone(one),), count=1)
        for ledger, one in sorted(gone.items())
    ]


def _gone(one: Kept) -> Finding:
    what = f"{one.source} was signed for a ledger of {one.checkpoint.size} facts that is not in this database"
    return Finding(check=Check.CHECKPOINTS, first=1, last=one.checkpoint.size, what=what)


def _not_shown(wanted: Verification, reports: Sequence[LedgerReport], kept: Sequence[Kept]) -> Iterable[str]:
    covered = {one.ledger for one in kept}
    bare = [report.ledger for report in reports if report.ledger not in covered]
    if bare:
        yield (
            f"no checkpoint kept outside was given for {', '.join(bare)}: "
            "a log cut short or written anew as a whole would not be noticed"
        )
    if kept and not wanted.keys:
        yield "no key was given: the signatures of what was kept outside were not checked"
    if wanted.master_key is None:
        yield "no master key was given: sealed disclosures were counted but not opened"
    yield "refused attempts are kept beside the log and are not proven"
