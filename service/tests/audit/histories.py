"""Histories for the tests of the audit: real commands, answered by real deciders, recorded by the real writer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.kernel.dates import PartialDate
from domain.kernel.deciders import Decider
from domain.kernel.ids import (
    ActorId,
    BodyCode,
    OrganisationCode,
    PersonId,
    PositionId,
)
from domain.kernel.messages import Asked, Command
from domain.organisations.commands import (
    CloseOrganisation,
    EstablishBody,
    ImportedOrganisation,
    ImportOrganisations,
    RenameOrganisation,
)
from domain.organisations.decider import decider as organisations
from domain.organisations.events import BodyKind, OrganisationKind
from domain.people.commands import LeavePosition, RegisterPerson, TakePosition
from domain.people.decider import decider as people
from domain.people.events import PositionKind
from service.organisations.projection import project
from service.projections.projector import Projections
from service.store.databases import Database
from service.store.migrating import migrate
from service.store.requests import Request
from service.store.unit import Tools
from service.store.vault import Vault
from service.store.writer import Writer

PROJECTIONS = Projections((project,))
MASTER_KEY = bytes(range(32))
LEDGER = "08W"
AT_ONCE = 50
START = datetime(2012, 3, 1, 9, 0, tzinfo=UTC)


class TickingClock:
    """A clock on which a second passes whenever it is looked at."""

    def __init__(self) -> None:
        self._now = START

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


class Secretary:
    """Sends commands to the writer, one after another."""

    def __init__(self, writer: Writer, clock: TickingClock, ledger: str = LEDGER) -> None:
        self._writer, self._clock, self.ledger, self._sent = writer, clock, ledger, 0

    def asked(self) -> Asked:
        now = self._clock.now()
        return Asked(by=ActorId("secretary"), at=now, occurred_at=now, via="tests")

    def send(self, command: Command, decider: Decider[Any, Any]) -> None:
        self._sent += 1
        request = Request(
            ledger=self.ledger, command=command, decider=decider, key=f"key-{self._sent}", request_digest=b"same"
        )
        self._writer.submit(request).result(timeout=30)

    def establish(self) -> None:
        body = BodyCode(self.ledger)
        command = EstablishBody(
            asked=self.asked(),
            body=body,
            name="Waltham Forest",
            kind=BodyKind.CCG,
            established=None,
            abolished=None,
        )
        self.send(command, organisations)

    def import_organisations(self, count: int, first: int = 0) -> None:
        entries = tuple(
            ImportedOrganisation(
                organisation=practice(number), name=f"Practice {number}", kind=OrganisationKind.GP_PRACTICE
            )
            for number in range(first, first + count)
        )
        self.send(ImportOrganisations(asked=self.asked(), body=BodyCode(self.ledger), entries=entries), organisations)

    def rename(self, number: int, name: str) -> None:
        self.send(
            RenameOrganisation(
                asked=self.asked(), body=BodyCode(self.ledger), organisation=practice(number), name=name, since=None
            ),
            organisations,
        )

    def close(self, number: int) -> None:
        day = PartialDate("2012-03-31")
        self.send(
            CloseOrganisation(
                asked=self.asked(), body=BodyCode(self.ledger), organisation=practice(number), closed=day
            ),
            organisations,
        )

    def register_person(self, number: int) -> None:
        self.send(
            RegisterPerson(
                asked=self.asked(),
                body=BodyCode(self.ledger),
                person=person(number),
                office="GP",
                name=f"Dr Zoë Example {number}",
            ),
            people,
        )

    def take_position(self, number: int, at: int) -> None:
        self.send(
            TakePosition(
                asked=self.asked(),
                position=PositionId(uuid(1, number)),
                person=person(number),
                organisation=practice(at),
                kind=PositionKind.PARTNER,
                title=None,
                held_from=PartialDate("2010"),
                held_to=None,
            ),
            people,
        )

    def leave_position(self, number: int) -> None:
        left = PartialDate("2012-02")
        self.send(LeavePosition(asked=self.asked(), position=PositionId(uuid(1, number)), left=left), people)


def practice(number: int) -> OrganisationCode:
    """The code of a practice."""
    return OrganisationCode(f"F{number:05}")


def person(number: int) -> PersonId:
    """The id of a person."""
    return PersonId(uuid(0, number))


def uuid(kind: int, number: int) -> str:
    """An id that is always the same."""
    return f"00000000-0000-7000-8{kind:03}-{number:012x}"


@contextmanager
def secretary_of(url: str, ledger: str = LEDGER) -> Iterator[Secretary]:
    """A secretary who records into a migrated database."""
    database = Database(url)
    migrate(database)
    clock = TickingClock()
    writer = Writer(database, Tools(projections=PROJECTIONS, vault=Vault(MASTER_KEY), clock=clock))
    try:
        yield Secretary(writer, clock, ledger)
    finally:
        writer.stop()


def a_history(url: str, practices: int = 20, people_registered: int = 6) -> int:
    """Record a small honest history; answers how many facts it has."""
    with secretary_of(url) as secretary:
        secretary.establish()
        for first in range(0, practices, AT_ONCE):
            secretary.import_organisations(min(AT_ONCE, practices - first), first)
        for number in range(people_registered):
            secretary.register_person(number)
            secretary.take_position(number, number)
        secretary.rename(0, "Oak Surgery")
        secretary.leave_position(0)
        secretary.close(1)
    return 1 + practices + 2 * people_registered + 3
