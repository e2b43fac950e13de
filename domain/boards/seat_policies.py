"""What forbids a seat to be created, and why."""

from domain.boards.commands import CreateSeat
from domain.boards.policies import a_name_or_title_is_written_out, the_board_is_established
from domain.boards.state import Boards
from domain.kernel.refusals import Refused
from domain.organisations.policies import UnknownOrganisation


class SeatAlreadyCreated(Refused):
    """A seat is already created under this id."""

    code = "seat-already-created"


class InvalidRoles(Refused):
    """The roles of a seat are written out and named once each."""

    code = "invalid-roles"


def a_seat_is_created_once(command: CreateSeat, known: Boards) -> Refused | None:
    """RFC 9562, section 6: an id names one seat, which outlives its holders."""
    held = known.seats.by_id.get(command.seat)
    return SeatAlreadyCreated(evidence=(held.position,), pointer="/seat") if held else None


def a_seat_names_its_roles_once(command: CreateSeat, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2, paragraph 6: a quorum counts officers and non-officers, so each seat says what it is."""
    named = {role.strip() for role in command.roles} - {""}
    return InvalidRoles(pointer="/roles") if len(named) != len(command.roles) else None


def a_constituency_is_registered(command: CreateSeat, known: Boards) -> Refused | None:
    """DAPB0090, organisation reference data: the practice or locality that a seat speaks for is known by its code."""
    if command.constituency is None or command.constituency in known.organisations:
        return None
    return UnknownOrganisation(pointer="/constituency", organisation=command.constituency)


CREATING = (
    a_name_or_title_is_written_out,
    the_board_is_established,
    a_seat_is_created_once,
    a_seat_names_its_roles_once,
    a_constituency_is_registered,
)
