"""What can be asked of a body's register of organisations."""

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, LinkId, OrganisationCode
from domain.kernel.messages import Command, PublicText
from domain.kernel.periods import Period
from domain.kernel.values import value
from domain.organisations.events import BodyKind, LinkKind, OrganisationKind

LARGEST_IMPORT = 2_000  # entries a command; one body's practices and suppliers are a few hundred


@value
class EstablishBody(Command):
    """Open the record of a statutory body."""

    body: BodyCode
    name: PublicText
    kind: BodyKind
    established: PartialDate | None
    abolished: PartialDate | None


@value
class RegisterOrganisation(Command):
    """Enter an organisation in the register under its code; codes that begin with `LOCAL-` are the body's own."""

    body: BodyCode
    organisation: OrganisationCode
    name: PublicText
    kind: OrganisationKind
    opened: PartialDate | None
    closed: PartialDate | None


@value
class RenameOrganisation(Command):
    """Record that an organisation is known by another name."""

    body: BodyCode
    organisation: OrganisationCode
    name: PublicText
    since: PartialDate | None


@value
class CloseOrganisation(Command):
    """Record that an organisation ceased to operate."""

    body: BodyCode
    organisation: OrganisationCode
    closed: PartialDate


@value
class LinkOrganisations(Command):
    """Record that one organisation owns, controls or is a member of another."""

    body: BodyCode
    link: LinkId
    holder: OrganisationCode
    held: OrganisationCode
    kind: LinkKind
    held_from: PartialDate | None
    held_to: PartialDate | None


@value
class EndLink(Command):
    """Record that a link between two organisations ended."""

    body: BodyCode
    link: LinkId
    ended: PartialDate


@value
class BeginMembership(Command):
    """Record that an organisation, such as a practice, became a member of the body."""

    body: BodyCode
    organisation: OrganisationCode
    joined: PartialDate | None


@value
class EndMembership(Command):
    """Record that an organisation ceased to be a member of the body."""

    body: BodyCode
    organisation: OrganisationCode
    left: PartialDate


@value
class ImportedOrganisation:
    """What an outside register says today of one organisation, and when it belonged to the body.

    A kind that is unknown, and a date that is not given, say nothing; a membership without an end still lasts.
    """

    organisation: OrganisationCode
    name: PublicText
    kind: OrganisationKind
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    memberships: tuple[Period, ...] = ()


@value
class ImportOrganisations(Command):
    """Take over what an outside register says of many organisations; what is already so is not recorded again."""

    body: BodyCode
    entries: tuple[ImportedOrganisation, ...]


@value
class InheritRecord(Command):
    """Take over the record of a body that this one succeeds, as it stood at hand-over."""

    body: BodyCode
    predecessor: BodyCode
    since: PartialDate
    size: int
    root: PublicText


OrganisationsCommand = (
    EstablishBody
    | RegisterOrganisation
    | RenameOrganisation
    | CloseOrganisation
    | LinkOrganisations
    | EndLink
    | BeginMembership
    | EndMembership
    | ImportOrganisations
    | InheritRecord
)
