"""What each command about organisations must know."""

from domain.kernel.selections import NOTHING, Selection, about, newest_about
from domain.organisations.commands import (
    BeginMembership,
    CloseOrganisation,
    EndLink,
    EndMembership,
    ImportOrganisations,
    InheritRecord,
    LinkOrganisations,
    OrganisationsCommand,
    RegisterOrganisation,
    RenameOrganisation,
)
from domain.organisations.events import (
    BodyEstablished,
    LinkEnded,
    MembershipBegun,
    MembershipEnded,
    OrganisationClosed,
    OrganisationRegistered,
    OrganisationRenamed,
    OrganisationsLinked,
    RecordInherited,
)
from domain.organisations.state import Register


def the_body_and_what_is_named(command: OrganisationsCommand, known: Register) -> Selection:
    """The body's own beginning, and the facts about what the command names."""
    return about(command.body, BodyEstablished) | _linked(command) | _organisations(command)


def _linked(command: OrganisationsCommand) -> Selection:
    match command:
        case LinkOrganisations(link=link, holder=holder, held=held):
            return about((holder, held), OrganisationRegistered) | about(link, OrganisationsLinked)
        case EndLink(link=link):
            return about(link, OrganisationsLinked, LinkEnded)
        case InheritRecord(predecessor=predecessor):
            return about(predecessor, RecordInherited)
        case _:
            return NOTHING


def _organisations(command: OrganisationsCommand) -> Selection:
    match command:
        case RegisterOrganisation(organisation=code):
            return about(code, OrganisationRegistered)
        case RenameOrganisation(organisation=code):
            return about(code, OrganisationRegistered) | newest_about(code, OrganisationRenamed)
        case CloseOrganisation(organisation=code):
            return about(code, OrganisationRegistered, OrganisationClosed)
        case BeginMembership(organisation=code) | EndMembership(organisation=code):
            return about(code, OrganisationRegistered, OrganisationClosed, MembershipBegun, MembershipEnded)
        case ImportOrganisations(entries=entries):
            return about((entry.organisation for entry in entries), OrganisationRegistered)
        case _:
            return NOTHING


def what_became_of_the_imported(command: OrganisationsCommand, known: Register) -> Selection:
    """Of an import's organisations that are registered already: their names, closings and memberships since."""
    if not isinstance(command, ImportOrganisations):
        return NOTHING
    codes = list(known.organisations)
    changes = about(codes, OrganisationClosed, MembershipBegun, MembershipEnded)
    return changes | newest_about(codes, OrganisationRenamed)
