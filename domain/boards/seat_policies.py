"""What forbids a seat to be created or abolished, and why."""

from domain.boards.commands import AbolishSeat, CreateSeat
from domain.boards.policies import a_name_or_title_is_written_out, the_board_is_established
from domain.boards.state import Boards
from domain.boards.term_policies import SeatAbolishedAlready, the_seat_is_one_of_the_board
from domain.kernel.answers import Answer
from domain.kernel.refusals import Refused
from domain.organisations.policies import UnknownOrganisation


class SeatAlreadyCreated(Refused):
    """A seat is already created under this id."""

    code = "seat-already-created"


class InvalidRoles(Refused):
    """The roles of a seat are written out and named once each."""

    code = "invalid-roles"


class AbolishedBeforeCreated(Refused):
    """A seat is not abolished before it was created."""

    code = "abolished-before-created"


class SeatStillFilled(Refused):
    """Somebody is to take the seat after the day on which it is to be abolished."""

    code = "seat-still-filled"


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


def a_seat_is_abolished_once(command: AbolishSeat, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: the members are of a number, which changes by a decision with a date."""
    at = known.seats.by_id[command.seat].abolished_at
    return SeatAbolishedAlready(evidence=(at,), pointer="/seat") if at else None


def a_seat_is_not_abolished_before_it_was_created(command: AbolishSeat, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: vague dates have the benefit of doubt."""
    seat = known.seats.by_id[command.seat]
    created = seat.existence.start
    if created is None or command.abolished.before(created) is not Answer.YES:
        return None
    return AbolishedBeforeCreated(evidence=(seat.position,), pointer="/abolished")


def nobody_is_to_take_the_seat_later(command: AbolishSeat, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: tenure of office; a term that is still to begin is first taken back by vacating it."""
    terms = known.seats.terms.get(command.seat, ())
    later = [one for one in terms if one.period.start and command.abolished.before(one.period.start) is Answer.YES]
    return (
        SeatStillFilled(evidence=(at for one in later for at in one.evidence), pointer="/abolished") if later else None
    )


CREATING = (
    a_name_or_title_is_written_out,
    the_board_is_established,
    a_seat_is_created_once,
    a_seat_names_its_roles_once,
    a_constituency_is_registered,
)
ABOLISHING = (
    the_board_is_established,
    the_seat_is_one_of_the_board,
    a_seat_is_abolished_once,
    a_seat_is_not_abolished_before_it_was_created,
    nobody_is_to_take_the_seat_later,
)
