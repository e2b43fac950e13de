"""What forbids an organisation to be entered, renamed or closed, and why."""

from domain.kernel.ids import OrganisationCode
from domain.kernel.refusals import Refused
from domain.organisations.body_policies import a_name_is_written_out, surely_reversed, the_body_keeps_its_record_here
from domain.organisations.commands import CloseOrganisation, RegisterOrganisation, RenameOrganisation
from domain.organisations.state import Register


class UnknownOrganisation(Refused):
    """No organisation is registered under this code."""

    code = "unknown-organisation"


class OrganisationAlreadyRegistered(Refused):
    """An organisation is already registered under this code."""

    code = "organisation-already-registered"


class OrganisationAlreadySoNamed(Refused):
    """The organisation already has this name."""

    code = "organisation-already-so-named"


class OrganisationAlreadyClosed(Refused):
    """The organisation has already closed."""

    code = "organisation-already-closed"


class ClosedBeforeOpened(Refused):
    """An organisation does not close before it opens."""

    code = "closed-before-opened"


def unknown(code: OrganisationCode, known: Register, pointer: str) -> Refused | None:
    """The refusal of a code under which nothing is registered."""
    return None if code in known.organisations else UnknownOrganisation(pointer=pointer, organisation=code)


def a_code_names_one_organisation(command: RegisterOrganisation, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: one code, one organisation."""
    held = known.organisations.get(command.organisation)
    return OrganisationAlreadyRegistered(evidence=held.evidence, pointer="/organisation") if held else None


def an_organisation_does_not_close_before_it_opens(command: RegisterOrganisation, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: operational start and end dates."""
    return ClosedBeforeOpened(pointer="/closed") if surely_reversed(command.opened, command.closed) else None


def only_a_registered_organisation_is_renamed(command: RenameOrganisation, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: a name belongs to a code."""
    return unknown(command.organisation, known, "/organisation")


def a_new_name_differs_from_the_old(command: RenameOrganisation, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: the code stays when the name changes."""
    held = known.organisations[command.organisation]
    return OrganisationAlreadySoNamed(evidence=held.evidence, pointer="/name") if held.name == command.name else None


def only_a_registered_organisation_closes(command: CloseOrganisation, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: a status belongs to a code."""
    return unknown(command.organisation, known, "/organisation")


def an_organisation_closes_once(command: CloseOrganisation, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: a closed code is not used again."""
    held = known.organisations[command.organisation]
    return OrganisationAlreadyClosed(evidence=held.evidence, pointer="/organisation") if held.closed else None


def an_organisation_closes_after_it_opened(command: CloseOrganisation, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: operational start and end dates."""
    held = known.organisations[command.organisation]
    too_early = surely_reversed(held.opened, command.closed)
    return ClosedBeforeOpened(evidence=held.evidence, pointer="/closed") if too_early else None


REGISTERING = (
    the_body_keeps_its_record_here,
    a_name_is_written_out,
    a_code_names_one_organisation,
    an_organisation_does_not_close_before_it_opens,
)
RENAMING = (
    the_body_keeps_its_record_here,
    a_name_is_written_out,
    only_a_registered_organisation_is_renamed,
    a_new_name_differs_from_the_old,
)
CLOSING = (
    the_body_keeps_its_record_here,
    only_a_registered_organisation_closes,
    an_organisation_closes_once,
    an_organisation_closes_after_it_opened,
)
