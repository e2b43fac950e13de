"""How the register of organisations answers what it is asked."""

from collections.abc import Sequence
from typing import assert_never

from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.organisations.body_policies import ESTABLISHING
from domain.organisations.commands import (
    BeginMembership,
    CloseOrganisation,
    EndLink,
    EndMembership,
    EstablishBody,
    ImportedOrganisation,
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
    OrganisationRenamed,
    OrganisationsLinked,
    RecordInherited,
)
from domain.organisations.import_policies import IMPORTING
from domain.organisations.inheriting import INHERITING
from domain.organisations.link_policies import LINKING, UNLINKING
from domain.organisations.membership_policies import JOINING, LEAVING
from domain.organisations.policies import CLOSING, REGISTERING, RENAMING
from domain.organisations.reconciling import news, registered
from domain.organisations.selects import the_body_and_what_is_named, what_became_of_the_imported
from domain.organisations.state import BLANK, Register, evolve


def decide(command: OrganisationsCommand, known: Register) -> Sequence[Event]:
    """Apply the rules of the register; raise `Refused` where they forbid the command."""
    match command:
        case EstablishBody():
            enforce(ESTABLISHING, command, known)
            return [_established(command)]
        case RegisterOrganisation():
            enforce(REGISTERING, command, known)
            return [_registered(command)]
        case RenameOrganisation(organisation=organisation, name=name, since=since):
            enforce(RENAMING, command, known)
            return [OrganisationRenamed(organisation=organisation, name=name, since=since)]
        case CloseOrganisation(organisation=organisation, closed=closed):
            enforce(CLOSING, command, known)
            return [OrganisationClosed(organisation=organisation, closed=closed)]
        case ImportOrganisations(entries=entries, body=body):
            enforce(IMPORTING, command, known)
            return [event for entry in entries for event in news(entry, known, body)]
    return _tied(command, known)


def _tied(
    command: LinkOrganisations | EndLink | BeginMembership | EndMembership | InheritRecord, known: Register
) -> Sequence[Event]:
    match command:
        case InheritRecord():
            enforce(INHERITING, command, known)
            return [_inherited(command)]
        case LinkOrganisations():
            enforce(LINKING, command, known)
            return [_linked(command)]
        case EndLink(link=link, ended=ended):
            enforce(UNLINKING, command, known)
            held = known.links.by_id[link]
            return [LinkEnded(link=link, holder=held.holder, held=held.held, ended=ended)]
        case BeginMembership(organisation=organisation, body=body, joined=joined):
            enforce(JOINING, command, known)
            return [MembershipBegun(organisation=organisation, body=body, joined=joined)]
        case EndMembership(organisation=organisation, body=body, left=left):
            enforce(LEAVING, command, known)
            return [MembershipEnded(organisation=organisation, body=body, left=left)]
    assert_never(command)


def _established(command: EstablishBody) -> BodyEstablished:
    return BodyEstablished(
        body=command.body,
        name=command.name,
        kind=command.kind,
        established=command.established,
        abolished=command.abolished,
    )


def _registered(command: RegisterOrganisation) -> Event:
    entry = ImportedOrganisation(
        organisation=command.organisation,
        name=command.name,
        kind=command.kind,
        opened=command.opened,
        closed=command.closed,
    )
    return registered(entry)


def _linked(command: LinkOrganisations) -> OrganisationsLinked:
    return OrganisationsLinked(
        link=command.link,
        holder=command.holder,
        held=command.held,
        kind=command.kind,
        held_from=command.held_from,
        held_to=command.held_to,
    )


def _inherited(command: InheritRecord) -> RecordInherited:
    return RecordInherited(
        body=command.body,
        predecessor=command.predecessor,
        since=command.since,
        size=command.size,
        root=command.root,
    )


RULES = (
    *ESTABLISHING,
    *REGISTERING,
    *RENAMING,
    *CLOSING,
    *LINKING,
    *UNLINKING,
    *JOINING,
    *LEAVING,
    *IMPORTING,
    *INHERITING,
)

decider = Decider[OrganisationsCommand, Register](
    name="organisations",
    commands=(
        EstablishBody,
        RegisterOrganisation,
        RenameOrganisation,
        CloseOrganisation,
        LinkOrganisations,
        EndLink,
        BeginMembership,
        EndMembership,
        ImportOrganisations,
        InheritRecord,
    ),
    selects=(the_body_and_what_is_named, what_became_of_the_imported),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(RULES)),
)
