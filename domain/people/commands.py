"""What can be asked of a body's register of people."""

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, OrganisationCode, PersonId, PositionId
from domain.kernel.messages import Command, PersonalText, PublicText
from domain.kernel.values import value
from domain.people.events import PositionKind


@value
class RegisterPerson(Command):
    """Enter a person in the register, by office; the name, if given, is kept apart."""

    body: BodyCode
    person: PersonId
    office: PublicText
    name: PersonalText | None


@value
class TakePosition(Command):
    """Record that a person holds a post, an employment or a partnership at an organisation."""

    position: PositionId
    person: PersonId
    organisation: OrganisationCode
    kind: PositionKind
    title: PublicText | None
    held_from: PartialDate | None
    held_to: PartialDate | None


@value
class LeavePosition(Command):
    """Record the last day on which a person held a position."""

    position: PositionId
    left: PartialDate


PeopleCommand = RegisterPerson | TakePosition | LeavePosition
