"""Events and commands about people, with what is not said filled in."""

from domain.kernel.dates import PartialDate
from domain.kernel.ids import OrganisationCode, PersonId, PositionId
from domain.kernel.spec import ASKED
from domain.people import commands, events
from domain.people.events import PositionKind
from domain.tests.organisations.make import ALLUM, WALTHAM_FOREST, when

AMINA = PersonId("00000000-0000-7000-8000-00000000b001")
BEN = PersonId("00000000-0000-7000-8000-00000000b002")
PARTNERSHIP = PositionId("00000000-0000-7000-8000-00000000c001")


def registered_person(person: PersonId = AMINA, name: str | None = None) -> events.PersonRegistered:
    """A person is in the register."""
    return events.PersonRegistered(person=person, office="GP member", name=name)


def register_person(office: str = "GP member", name: str | None = None) -> commands.RegisterPerson:
    """Enter a person."""
    return commands.RegisterPerson(asked=ASKED, body=WALTHAM_FOREST, person=AMINA, office=office, name=name)


def taken(held_from: str | None = "2009", held_to: str | None = None) -> events.PositionTaken:
    """The person is a partner in the practice."""
    return events.PositionTaken(
        position=PARTNERSHIP,
        person=AMINA,
        organisation=ALLUM,
        kind=PositionKind.PARTNER,
        title=None,
        held_from=when(held_from),
        held_to=when(held_to),
    )


def take(
    person: PersonId = AMINA,
    organisation: OrganisationCode = ALLUM,
    held_from: str | None = "2009",
    held_to: str | None = None,
) -> commands.TakePosition:
    """Record that the person is a partner."""
    return commands.TakePosition(
        asked=ASKED,
        position=PARTNERSHIP,
        person=person,
        organisation=organisation,
        kind=PositionKind.PARTNER,
        title=None,
        held_from=when(held_from),
        held_to=when(held_to),
    )


def left(day: str) -> events.PositionLeft:
    """The person is a partner no more."""
    return events.PositionLeft(position=PARTNERSHIP, person=AMINA, organisation=ALLUM, left=PartialDate(day))


def leave(day: str) -> commands.LeavePosition:
    """Record the last day as a partner."""
    return commands.LeavePosition(asked=ASKED, position=PARTNERSHIP, left=PartialDate(day))
