"""The service without its server: commands are sent to the record from this process, by the same way as over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from service.app import auditing
from service.audit.reading import Audit
from service.bus import Bus
from service.cli.configuring import migrated
from service.cli.progress import bar
from service.clock import Clock, SystemClock
from service.contexts import DECIDERS, FOLLOWING, PROJECTIONS
from service.projections.rebuilding import in_shape
from service.settings import Settings
from service.store.databases import Database
from service.store.unit import Tools
from service.store.vault import Vault
from service.store.writer import Writer


@dataclass(frozen=True, slots=True)
class InProcess:
    """What a command of the command line works with; a service may be running on the same database meanwhile."""

    database: Database
    bus: Bus
    clock: Clock
    audit: Audit


@contextmanager
def in_process(settings: Settings) -> Iterator[InProcess]:
    """Open the database of these settings, and close it when all is recorded.

    Raises `Declined`, `NeedsMigration`, `NeedsRebuild`, and `WrongMasterKey` for a record written under another key.
    """
    database = migrated(settings)
    with bar("facts replayed") as progress:
        in_shape(database, PROJECTIONS, progress)
    vault, clock = Vault(settings.master_key_bytes()), SystemClock()
    audit = auditing(settings, database)
    writer = Writer(database, Tools(projections=PROJECTIONS, vault=vault, clock=clock, guard=audit.prover.guard))
    try:
        vault.refuse_another_key(database.reader())
        yield InProcess(database=database, bus=Bus(writer, DECIDERS, FOLLOWING), clock=clock, audit=audit)
    finally:
        writer.stop()
        database.close()
