"""What forbids a person to take or give up a seat, and why."""

from domain.boards.commands import ElectMember, Filling, VacateSeat
from domain.boards.events import SeatBasis
from domain.boards.policies import nobody_sits_on_both_boards, the_board_is_established
from domain.boards.seats import running_term
from domain.boards.state import Boards
from domain.kernel.answers import Answer
from domain.kernel.periods import Period
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class UnknownSeat(Refused):
    """The board has no such seat."""

    code = "unknown-seat"


class InvalidTerm(Refused):
    """A term does not end before it begins."""

    code = "invalid-term"


class SeatAlreadyHeld(Refused):
    """Somebody else, or the same person, already holds the seat in that term."""

    code = "seat-already-held"


class SeatNotElected(Refused):
    """Nobody is elected to a seat that is not filled by election."""

    code = "seat-not-elected"
    bends = True


class InvalidElection(Refused):
    """The result of the election cannot be right."""

    code = "invalid-election"


class SeatNotHeld(Refused):
    """The person does not hold the seat on that day."""

    code = "seat-not-held"


def the_seat_is_one_of_the_board(command: Filling | VacateSeat, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2, paragraph 4: a member is a member of a body."""
    seat = known.seats.by_id.get(command.seat)
    return None if seat and seat.board == command.board else UnknownSeat(pointer="/seat", seat=command.seat)


def only_a_registered_person_sits(command: Filling, known: Boards) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: every member stands in the register."""
    return None if command.person in known.people else UnknownPerson(pointer="/person", person=command.person)


def a_term_does_not_end_before_it_begins(command: Filling, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: tenure of office; vague dates have the benefit of doubt."""
    if command.term_to is None or command.term_to.before(command.term_from) is not Answer.YES:
        return None
    return InvalidTerm(pointer="/termTo")


def a_seat_has_one_holder_at_a_time(command: Filling, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2, paragraph 4: the members are of a number; only terms that certainly overlap are refused.

    A vague date ("2009") may hide an orderly succession, and a record that cannot be entered is no record.
    """
    period = Period(start=command.term_from, end=command.term_to)
    for term in known.seats.terms.get(command.seat, ()):
        if term.period.overlaps(period) is Answer.YES:
            detail = f"Person {term.person} already holds the seat in that term; it must be vacated first."
            return SeatAlreadyHeld(detail, evidence=term.evidence, pointer="/termFrom", holder=term.person)
    return None


def only_elected_seats_are_filled_by_election(command: ElectMember, known: Boards) -> Refused | None:
    """NHS Waltham Forest, 2009: the boards are partly elected, and the record says which seats are."""
    seat = known.seats.by_id[command.seat]
    return SeatNotElected(evidence=(seat.position,), pointer="/seat") if seat.basis is not SeatBasis.ELECTED else None


def nobody_takes_office_before_the_poll(command: ElectMember, known: Boards) -> Refused | None:
    """NHS Waltham Forest, 2009: an elected member's term follows the poll, on the same day at the earliest."""
    if command.polled.on_or_before(command.term_from) is not Answer.NO:
        return None
    return InvalidElection("The poll lies after the start of the term.", pointer="/polled")


def no_more_votes_than_were_cast(command: ElectMember, known: Boards) -> Refused | None:
    """SI 1993/202, schedule 2: votes are counted; nobody receives more of them than were cast."""
    for count, pointer in ((command.votes_for, "/votesFor"), (command.votes_cast, "/votesCast")):
        if count is not None and count < 0:
            return InvalidElection("A number of votes is not negative.", pointer=pointer)
    if command.votes_for is None or command.votes_cast is None or command.votes_for <= command.votes_cast:
        return None
    return InvalidElection("More votes were given for the person than were cast.", pointer="/votesFor")


def only_the_holder_vacates_a_seat(command: VacateSeat, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: tenure of office; a seat is given up by whoever holds it."""
    if running_term(known.seats, command.seat, command.person, command.vacated):
        return None
    terms = [term for term in known.seats.terms.get(command.seat, ()) if term.person == command.person]
    evidence = (at for term in terms for at in term.evidence)
    return SeatNotHeld(evidence=evidence, pointer="/vacated" if terms else "/person")


APPOINTING = (
    the_board_is_established,
    the_seat_is_one_of_the_board,
    only_a_registered_person_sits,
    a_term_does_not_end_before_it_begins,
    a_seat_has_one_holder_at_a_time,
    nobody_sits_on_both_boards,
)
ELECTING = (
    *APPOINTING[:-2],
    only_elected_seats_are_filled_by_election,
    nobody_takes_office_before_the_poll,
    no_more_votes_than_were_cast,
    *APPOINTING[-2:],
)
VACATING = (the_board_is_established, the_seat_is_one_of_the_board, only_the_holder_vacates_a_seat)
