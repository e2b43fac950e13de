"""A command that causes thousands of facts is recorded whole, whatever the database does with so many rows at once."""

from datetime import UTC, datetime

from domain.kernel.ids import ActorId, BodyCode, OrganisationCode
from domain.kernel.messages import Asked, Command
from domain.organisations.commands import EstablishBody, ImportedOrganisation, ImportOrganisations
from domain.organisations.decider import decider
from domain.organisations.events import BodyKind, OrganisationKind
from service.clock import SystemClock
from service.contexts import PROJECTIONS
from service.store.databases import Database
from service.store.heads import read_head
from service.store.migrating import migrate
from service.store.requests import Request
from service.store.unit import Tools
from service.store.vault import Vault
from service.store.writer import Writer

BODY = BodyCode("08W")
MANY = 2_000


def asked() -> Asked:
    now = datetime.now(UTC)
    return Asked(by=ActorId("operator"), at=now, occurred_at=now, via="tests")


def test_an_import_of_two_thousand_organisations_is_recorded_whole(database_url: str) -> None:
    database = Database(database_url)
    migrate(database)
    writer = Writer(database, Tools(projections=PROJECTIONS, vault=Vault(b"k" * 32), clock=SystemClock()))

    def record(command: Command) -> None:
        writer.submit(Request(ledger=BODY, command=command, decider=decider)).result(60)

    entries = tuple(
        ImportedOrganisation(organisation=OrganisationCode(f"T{at:05}"), name=f"No {at}", kind=OrganisationKind.UNKNOWN)
        for at in range(MANY)
    )
    record(EstablishBody(asked=asked(), body=BODY, name="A", kind=BodyKind.CCG, established=None, abolished=None))
    record(ImportOrganisations(asked=asked(), body=BODY, entries=entries))
    head = read_head(database.reader(), BODY)
    assert head is not None
    assert head.size == MANY + 1
    writer.stop()
    database.close()
