"""What forbids a person to be entered, or a position to be taken or left, and why."""

from domain.kernel.answers import Answer
from domain.kernel.refusals import Refused
from domain.organisations.body_policies import BodyNotEstablished, NameMissing, surely_reversed
from domain.organisations.policies import UnknownOrganisation
from domain.people.commands import LeavePosition, RegisterPerson, TakePosition
from domain.people.state import People


class PersonAlreadyRegistered(Refused):
    """A person is already registered under this id."""

    code = "person-already-registered"


class UnknownPerson(Refused):
    """No person is registered under this id."""

    code = "unknown-person"


class PositionAlreadyTaken(Refused):
    """A position with this id is already recorded."""

    code = "position-already-taken"


class PositionLeftBeforeTaken(Refused):
    """A position is not left before it is taken."""

    code = "position-left-before-taken"


class UnknownPosition(Refused):
    """No position is recorded under this id."""

    code = "unknown-position"


class PositionAlreadyLeft(Refused):
    """The position had already been left."""

    code = "position-already-left"


def people_are_entered_in_the_record_of_a_body(command: RegisterPerson, known: People) -> Refused | None:
    """A ledger begins with the body that owns it; National Health Service Act 2006, sections 1I and 18."""
    return None if command.body in known.bodies else BodyNotEstablished(body=command.body)


def a_person_is_registered_once(command: RegisterPerson, known: People) -> Refused | None:
    """RFC 9562, section 6: an id names one person."""
    at = known.persons.get(command.person)
    return PersonAlreadyRegistered(evidence=(at,), pointer="/person") if at is not None else None


def an_office_is_written_out(command: RegisterPerson, known: People) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the register names each position held."""
    return None if command.office.strip() else NameMissing(pointer="/office")


def a_position_is_taken_once(command: TakePosition, known: People) -> Refused | None:
    """RFC 9562, section 6: an id names one position."""
    held = known.positions.by_id.get(command.position)
    return PositionAlreadyTaken(evidence=held.evidence, pointer="/position") if held else None


def only_a_registered_person_takes_a_position(command: TakePosition, known: People) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: every line of the register has its person."""
    return None if command.person in known.persons else UnknownPerson(pointer="/person", person=command.person)


def a_position_is_taken_at_a_registered_organisation(command: TakePosition, known: People) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the register names the organisation concerned."""
    if command.organisation in known.organisations:
        return None
    return UnknownOrganisation(pointer="/organisation", organisation=command.organisation)


def a_position_is_not_taken_backwards(command: TakePosition, known: People) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the date from and the date to."""
    return PositionLeftBeforeTaken(pointer="/heldTo") if surely_reversed(command.held_from, command.held_to) else None


def only_a_recorded_position_is_left(command: LeavePosition, known: People) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the date to belongs to a line of the register."""
    if command.position in known.positions.by_id:
        return None
    return UnknownPosition(pointer="/position", position=command.position)


def a_position_is_left_once(command: LeavePosition, known: People) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: one date to for each line of the register."""
    held = known.positions.by_id[command.position]
    over = held.period.end is not None and held.period.end.before(command.left) is Answer.YES
    return PositionAlreadyLeft(evidence=held.evidence, pointer="/position") if held.left or over else None


def a_position_is_not_left_before_it_is_taken(command: LeavePosition, known: People) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the date from and the date to."""
    held = known.positions.by_id[command.position]
    too_early = surely_reversed(held.period.start, command.left)
    return PositionLeftBeforeTaken(evidence=held.evidence, pointer="/left") if too_early else None


REGISTERING = (people_are_entered_in_the_record_of_a_body, a_person_is_registered_once, an_office_is_written_out)
TAKING = (
    a_position_is_taken_once,
    only_a_registered_person_takes_a_position,
    a_position_is_taken_at_a_registered_organisation,
    a_position_is_not_taken_backwards,
)
LEAVING = (only_a_recorded_position_is_left, a_position_is_left_once, a_position_is_not_left_before_it_is_taken)
