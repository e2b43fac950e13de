"""What happens to organisations."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, LinkId, OrganisationCode
from domain.kernel.messages import Event, PublicText, event
from domain.kernel.upcasts import upcast


class BodyKind(Enum):
    """What kind of statutory body keeps the record."""

    PCT = "PCT"
    CCG = "CCG"
    ICB = "ICB"
    OTHER = "OTHER"


class OrganisationKind(Enum):
    """What an organisation is, as registered; never inferred from its code."""

    GP_PRACTICE = "GP_PRACTICE"
    NHS_TRUST = "NHS_TRUST"
    FEDERATION = "FEDERATION"
    PRIMARY_CARE_NETWORK = "PRIMARY_CARE_NETWORK"
    COMPANY = "COMPANY"
    CHARITY = "CHARITY"
    COUNCIL = "COUNCIL"
    COMMISSIONER = "COMMISSIONER"
    OTHER = "OTHER"
    UNKNOWN = "UNKNOWN"


class Registry(Enum):
    """Where an organisation's code comes from."""

    ODS = "ODS"
    LOCAL = "LOCAL"


class LinkKind(Enum):
    """How one organisation holds another."""

    OWNERSHIP = "OWNERSHIP"
    FEDERATION_MEMBERSHIP = "FEDERATION_MEMBERSHIP"
    NETWORK_MEMBERSHIP = "NETWORK_MEMBERSHIP"
    JOINT_VENTURE = "JOINT_VENTURE"
    CONTROL = "CONTROL"
    SUCCESSION = "SUCCESSION"  # from the holder to its successor: merged, split or replaced
    SAME_ORGANISATION = "SAME_ORGANISATION"  # entered twice, under two codes


@event("organisations.BodyEstablished", version=1)
class BodyEstablished(Event):
    """A statutory body begins to keep its record here."""

    body: BodyCode
    name: PublicText
    kind: BodyKind
    established: PartialDate | None
    abolished: PartialDate | None


@event("organisations.OrganisationRegistered", version=1)
class OrganisationRegistered(Event):
    """An organisation was entered in the register under its code and its name of that time."""

    organisation: OrganisationCode
    name: PublicText
    kind: OrganisationKind
    registry: Registry
    opened: PartialDate | None
    closed: PartialDate | None


@event("organisations.OrganisationRenamed", version=1)
class OrganisationRenamed(Event):
    """An organisation is known by another name; its code stays."""

    organisation: OrganisationCode
    name: PublicText
    since: PartialDate | None


@event("organisations.OrganisationClosed", version=1)
class OrganisationClosed(Event):
    """An organisation ceased to operate."""

    organisation: OrganisationCode
    closed: PartialDate


@event("organisations.OrganisationsLinked", version=2)
class OrganisationsLinked(Event):
    """One organisation owns, controls, belongs to, precedes or is another, and gains when the other does."""

    link: LinkId
    holder: OrganisationCode
    held: OrganisationCode
    kind: LinkKind
    held_from: PartialDate | None
    held_to: PartialDate | None


@upcast("organisations.OrganisationsLinked", from_version=1)
def every_kind_of_link_is_still_one(first: Mapping[str, Any]) -> Mapping[str, Any]:
    """The first version did not know that an organisation may be entered twice; what it says is said the same way."""
    return first


@event("organisations.LinkEnded", version=1)
class LinkEnded(Event):
    """A link between two organisations ended."""

    link: LinkId
    holder: OrganisationCode
    held: OrganisationCode
    ended: PartialDate


@event("organisations.MembershipBegun", version=1)
class MembershipBegun(Event):
    """An organisation, such as a practice, became a member of the body."""

    organisation: OrganisationCode
    body: BodyCode
    joined: PartialDate | None


@event("organisations.MembershipEnded", version=1)
class MembershipEnded(Event):
    """An organisation ceased to be a member of the body."""

    organisation: OrganisationCode
    body: BodyCode
    left: PartialDate


@event("organisations.PatientsCounted", version=1)
class PatientsCounted(Event):
    """So many patients were registered with an organisation on a day, according to a source."""

    organisation: OrganisationCode
    counted: date
    patients: int
    source: PublicText


@event("organisations.RecordInherited", version=1)
class RecordInherited(Event):
    """The body took over the record of a body that it succeeds: so many facts, under this root hash, at hand-over."""

    body: BodyCode
    predecessor: BodyCode
    since: PartialDate
    size: int
    root: PublicText
