"""A whole database verified: its shape, each of its ledgers, and whatever was kept of ledgers that are gone."""

from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy import bindparam, func, select

from service.audit.sealed import SealedDisclosures
from service.audit.verifying.beside import Compare, comparing
from service.audit.verifying.checkpoints import Kept, kept_in
from service.audit.verifying.findings import CannotTell, Check, Finding, Findings
from service.audit.verifying.ledgers import Evidence, Progress, verify_ledger
from service.audit.verifying.limits import not_shown
from service.audit.verifying.reports import LedgerReport, Report
from service.audit.verifying.rows import stored_head
from service.audit.verifying.snapshots import refuse_other_shapes, snapshot
from service.audit.verifying.wanted import Verification
from service.projections.shapes import NeedsRebuild, refuse_another_shape
from service.projections.undisturbed import undisturbed
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import LOG, disclosures, fact_tags, facts, ledgers, tiles

__all__ = ["Verification", "ledgers_in", "verify_database"]

WITH_LEDGERS = (ledgers, facts, fact_tags, tiles, disclosures)
NEXT = tuple(
    Statement(select(func.min(table.c.ledger)).where(table.c.ledger > bindparam("after"))) for table in WITH_LEDGERS
)


def verify_database(wanted: Verification, progress: Callable[[str], Progress]) -> Report:
    """Verify a database; `progress` makes, for each ledger, what is told of how far it is. Changes nothing."""
    missing: list[str] = []
    kept = _kept(wanted, missing)
    reports: list[LedgerReport] = []
    try:
        with undisturbed(), snapshot(wanted.url) as connection:
            refuse_other_shapes(connection, [*LOG.tables, *(table.name for table in wanted.projections.tables)])
            _refuse_other_read_models(connection, wanted)
            found = _wanted(wanted.ledger, ledgers_in(connection))
            with comparing(wanted.url, wanted.projections, found, _facts_in(connection, found)) as compare:
                for ledger in found:
                    _verify(connection, wanted, ledger, kept, progress(ledger), compare, reports, missing)
            reports += _vanished(kept, found, whole=wanted.ledger is None)
    except CannotTell as reason:
        missing.append(str(reason))
    return Report(ledgers=tuple(reports), missing=tuple(missing), not_shown=tuple(not_shown(wanted, reports, kept)))


def _refuse_other_read_models(connection: Connection, wanted: Verification) -> None:
    try:
        refuse_another_shape(connection, wanted.projections)
    except NeedsRebuild as reason:
        raise CannotTell(str(reason)) from None


def _verify(
    connection: Connection,
    wanted: Verification,
    ledger: str,
    kept: Sequence[Kept],
    progress: Progress,
    compare: Compare,
    reports: list[LedgerReport],
    missing: list[str],
) -> None:
    sealed = SealedDisclosures(wanted.master_key) if wanted.master_key else None
    evidence = Evidence(kept=tuple(one for one in kept if one.ledger == ledger), sealed=sealed)

    def read_models(findings: Findings) -> None:
        for position, what in compare(ledger, partial(progress, "read models")):
            findings.add(Check.READ_MODELS, position, what)

    try:
        reports.append(verify_ledger(connection, ledger, evidence, progress, read_models))
    except CannotTell as reason:
        missing.append(str(reason))


def _facts_in(connection: Connection, found: Sequence[str]) -> int:
    heads = [stored_head(connection, ledger) for ledger in found]
    return sum(head.size for head in heads if head)


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
