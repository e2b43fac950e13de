"""What happens to people and their positions."""

from enum import Enum

from domain.kernel.dates import PartialDate
from domain.kernel.ids import OrganisationCode, PersonId, PositionId
from domain.kernel.messages import Event, PersonalText, PublicText, event


class PositionKind(Enum):
    """How a position ties a person to an organisation."""

    PARTNER = "PARTNER"
    SALARIED = "SALARIED"
    EMPLOYEE = "EMPLOYEE"
    DIRECTOR = "DIRECTOR"
    OWNER = "OWNER"
    TRUSTEE = "TRUSTEE"
    CONTRACTOR = "CONTRACTOR"
    POST_HOLDER = "POST_HOLDER"


@event("people.PersonRegistered", version=1)
class PersonRegistered(Event):
    """A person was entered in the register, by office; the name, if given, is kept apart."""

    person: PersonId
    office: PublicText
    name: PersonalText | None


@event("people.PositionTaken", version=1)
class PositionTaken(Event):
    """A person took a post, an employment or a partnership at an organisation."""

    position: PositionId
    person: PersonId
    organisation: OrganisationCode
    kind: PositionKind
    title: PublicText | None
    held_from: PartialDate | None
    held_to: PartialDate | None


@event("people.PositionLeft", version=1)
class PositionLeft(Event):
    """A person left a post, an employment or a partnership; the day is the last on which it was held."""

    position: PositionId
    person: PersonId
    organisation: OrganisationCode
    left: PartialDate
