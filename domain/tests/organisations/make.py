"""Events and commands about organisations, with what is not said filled in."""

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, LinkId, OrganisationCode
from domain.kernel.periods import Period
from domain.kernel.spec import ASKED
from domain.organisations import commands, events
from domain.organisations.events import BodyKind, LinkKind, OrganisationKind, Registry

WALTHAM_FOREST = BodyCode("08W")
ALLUM = OrganisationCode("F86036")
MANOR = OrganisationCode("F86011")
FEDERATION = OrganisationCode("LOCAL-WFFEDNET")
LINK = LinkId("00000000-0000-7000-8000-00000000a001")


def when(text: str | None) -> PartialDate | None:
    """A date as registers hold it, or none."""
    return PartialDate(text) if text else None


def established(body: BodyCode = WALTHAM_FOREST) -> events.BodyEstablished:
    """The body begins its record."""
    return events.BodyEstablished(
        body=body, name="NHS Waltham Forest CCG", kind=BodyKind.CCG, established=when("2013-04-01"), abolished=None
    )


def establish(body: BodyCode = WALTHAM_FOREST, **said: object) -> commands.EstablishBody:
    """Open its record."""
    fields: dict[str, object] = {
        "name": "NHS Waltham Forest CCG",
        "kind": BodyKind.CCG,
        "established": when("2013-04-01"),
        "abolished": None,
    }
    return commands.EstablishBody(asked=ASKED, body=body, **{**fields, **said})  # type: ignore[arg-type]


def registered(
    code: OrganisationCode = ALLUM,
    name: str = "ALLUM MEDICAL CENTRE",
    *,
    kind: OrganisationKind = OrganisationKind.GP_PRACTICE,
    opened: str | None = "1974-04-01",
    closed: str | None = None,
) -> events.OrganisationRegistered:
    """An organisation is in the register."""
    return events.OrganisationRegistered(
        organisation=code,
        name=name,
        kind=kind,
        registry=Registry.LOCAL if code.startswith("LOCAL-") else Registry.ODS,
        opened=when(opened),
        closed=when(closed),
    )


def register(
    code: OrganisationCode = ALLUM,
    name: str = "ALLUM MEDICAL CENTRE",
    *,
    kind: OrganisationKind = OrganisationKind.GP_PRACTICE,
    opened: str | None = "1974-04-01",
    closed: str | None = None,
) -> commands.RegisterOrganisation:
    """Enter it."""
    return commands.RegisterOrganisation(
        asked=ASKED,
        body=WALTHAM_FOREST,
        organisation=code,
        name=name,
        kind=kind,
        opened=when(opened),
        closed=when(closed),
    )


def renamed(name: str, code: OrganisationCode = ALLUM) -> events.OrganisationRenamed:
    """It had another name since."""
    return events.OrganisationRenamed(organisation=code, name=name, since=None)


def rename(name: str, code: OrganisationCode = ALLUM) -> commands.RenameOrganisation:
    """Give it another name."""
    return commands.RenameOrganisation(asked=ASKED, body=WALTHAM_FOREST, organisation=code, name=name, since=None)


def closed(day: str, code: OrganisationCode = ALLUM) -> events.OrganisationClosed:
    """It closed."""
    return events.OrganisationClosed(organisation=code, closed=PartialDate(day))


def close(day: str, code: OrganisationCode = ALLUM) -> commands.CloseOrganisation:
    """Close it."""
    return commands.CloseOrganisation(asked=ASKED, body=WALTHAM_FOREST, organisation=code, closed=PartialDate(day))


def linked(held_from: str | None = "2015", held_to: str | None = None) -> events.OrganisationsLinked:
    """The practice is a member of the federation."""
    return events.OrganisationsLinked(
        link=LINK,
        holder=ALLUM,
        held=FEDERATION,
        kind=LinkKind.FEDERATION_MEMBERSHIP,
        held_from=when(held_from),
        held_to=when(held_to),
    )


def link(
    holder: OrganisationCode = ALLUM,
    held: OrganisationCode = FEDERATION,
    held_from: str | None = "2015",
    held_to: str | None = None,
) -> commands.LinkOrganisations:
    """Record that one is a member of the other."""
    return commands.LinkOrganisations(
        asked=ASKED,
        body=WALTHAM_FOREST,
        link=LINK,
        holder=holder,
        held=held,
        kind=LinkKind.FEDERATION_MEMBERSHIP,
        held_from=when(held_from),
        held_to=when(held_to),
    )


def link_ended(day: str) -> events.LinkEnded:
    """The practice left the federation."""
    return events.LinkEnded(link=LINK, holder=ALLUM, held=FEDERATION, ended=PartialDate(day))


def end_link(day: str) -> commands.EndLink:
    """Record that it left the federation."""
    return commands.EndLink(asked=ASKED, body=WALTHAM_FOREST, link=LINK, ended=PartialDate(day))


def joined(day: str | None = "2013-04-01", code: OrganisationCode = ALLUM) -> events.MembershipBegun:
    """It became a member."""
    return events.MembershipBegun(organisation=code, body=WALTHAM_FOREST, joined=when(day))


def join(day: str | None = "2013-04-01", code: OrganisationCode = ALLUM) -> commands.BeginMembership:
    """Make it a member."""
    return commands.BeginMembership(asked=ASKED, body=WALTHAM_FOREST, organisation=code, joined=when(day))


def left(day: str, code: OrganisationCode = ALLUM) -> events.MembershipEnded:
    """It left."""
    return events.MembershipEnded(organisation=code, body=WALTHAM_FOREST, left=PartialDate(day))


def leave(day: str, code: OrganisationCode = ALLUM) -> commands.EndMembership:
    """Record that it left."""
    return commands.EndMembership(asked=ASKED, body=WALTHAM_FOREST, organisation=code, left=PartialDate(day))


def period(start: str | None = None, end: str | None = None) -> Period:
    """From, until."""
    return Period(start=when(start), end=when(end))


def entry(
    code: OrganisationCode = ALLUM,
    name: str = "ALLUM MEDICAL CENTRE",
    *memberships: Period,
    kind: OrganisationKind = OrganisationKind.GP_PRACTICE,
    opened: str | None = "1974-04-01",
    closed: str | None = None,
) -> commands.ImportedOrganisation:
    """What an outside register says of an organisation."""
    return commands.ImportedOrganisation(
        organisation=code, name=name, kind=kind, opened=when(opened), closed=when(closed), memberships=memberships
    )


def take_over(*entries: commands.ImportedOrganisation, body: BodyCode = WALTHAM_FOREST) -> commands.ImportOrganisations:
    """Import them."""
    return commands.ImportOrganisations(asked=ASKED, body=body, entries=entries)
