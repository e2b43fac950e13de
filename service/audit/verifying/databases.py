"""A database of this program verified: its shape, each of its ledgers, and its read models beside."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from service.audit.verifying.asking import Asking
from service.audit.verifying.beside import comparing
from service.audit.verifying.snapshots import refuse_other_shapes, snapshot
from service.audit.verifying.wanted import Verification
from service.projections.shapes import NeedsRebuild, refuse_another_shape
from service.store.tables import LOG
from verifier.databases import verify_tables
from verifier.findings import CannotTell
from verifier.ledgers import Progress
from verifier.queries import Reader
from verifier.reports import Report

__all__ = ["Verification", "verify_database"]


def verify_database(wanted: Verification, progress: Callable[[str], Progress]) -> Report:
    """Verify a database; `progress` makes, for each ledger, what is told of how far it is. Changes nothing."""
    beside = partial(comparing, wanted.url, wanted.projections)
    return verify_tables(_opened(wanted), wanted.of_the_log, progress, beside)


@contextmanager
def _opened(wanted: Verification) -> Iterator[Reader]:
    with snapshot(wanted.url) as connection:
        refuse_other_shapes(connection, [*LOG.tables, *(table.name for table in wanted.projections.tables)])
        try:
            refuse_another_shape(connection, wanted.projections)
        except NeedsRebuild as reason:
            raise CannotTell(str(reason)) from None
        yield Asking(connection)
