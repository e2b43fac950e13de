"""What forbids a person to take or give up a seat, and why."""

from datetime import timedelta

from domain.boards.commands import AbolishSeat, Deputising, ElectMember, Filling, VacateSeat
from domain.boards.events import SeatBasis
from domain.boards.policies import nobody_sits_on_both_boards, the_board_is_established
from domain.boards.state import Boards
from domain.kernel.answers import Answer
from domain.kernel.periods import Period
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class UnknownSeat(Refused):
    """The board has no such seat."""

    code = "unknown-seat"


class SeatAbolishedAlready(Refused):
    """The seat has been abolished."""

    code = "seat-already-abolished"


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


class NotAtOnce(Refused):
    """Who leaves a seat at once leaves it on the day on which that happened."""

    code = "not-at-once"


class SeatNotHeld(Refused):
    """The person does not hold the seat on that day."""

    code = "seat-not-held"


def the_seat_is_one_of_the_board(
    command: Filling | VacateSeat | AbolishSeat | Deputising, known: Boards
) -> Refused | None:
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


def a_seat_is_filled_while_it_exists(command: Filling, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: the members are of a number; vague dates have the benefit of doubt."""
    seat, period = known.seats.by_id[command.seat], Period(start=command.term_from, end=command.term_to)
    gone = seat.existence.end and seat.existence.end.before(command.term_from) is Answer.YES
    if not gone and seat.existence.overlaps(period).possible:
        return None
    return SeatAbolishedAlready(evidence=(seat.abolished_at or seat.position,), pointer="/termFrom")


def a_seat_has_no_more_holders_than_places(command: Filling, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2, paragraph 4: the members are of a number; only terms that certainly overlap are refused.

    Two people hold a shared seat together. A vague date ("2009") may hide an orderly succession, and a record that
    cannot be entered is no record.
    """
    seat, period = known.seats.by_id[command.seat], Period(start=command.term_from, end=command.term_to)
    held = [term for term in known.seats.terms.get(command.seat, ()) if term.occupied.overlaps(period) is Answer.YES]
    own = [term for term in held if term.person == command.person]
    if not own and len(held) < seat.places:
        return None
    term = (own or held)[0]
    detail = f"Person {term.person} already holds the seat in that term; it must be vacated first."
    return SeatAlreadyHeld(detail, evidence=term.evidence, pointer="/termFrom", holder=term.person)


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
    if known.seats.running_term(command.seat, command.person, command.vacated):
        return None
    terms = [term for term in known.seats.terms.get(command.seat, ()) if term.person == command.person]
    evidence = (at for term in terms for at in term.evidence)
    return SeatNotHeld(evidence=evidence, pointer="/vacated" if terms else "/person")


def who_leaves_at_once_leaves_that_day(command: VacateSeat, known: Boards) -> Refused | None:
    """Resignation with immediate effect: it holds from the moment given; the day in London may be a day ahead."""
    happened = command.asked.occurred_at.date()
    that_day = {happened.isoformat(), (happened + timedelta(days=1)).isoformat()}
    return NotAtOnce(pointer="/vacated") if command.at_once and command.vacated.text not in that_day else None


APPOINTING = (
    the_board_is_established,
    the_seat_is_one_of_the_board,
    only_a_registered_person_sits,
    a_term_does_not_end_before_it_begins,
    a_seat_is_filled_while_it_exists,
    a_seat_has_no_more_holders_than_places,
    nobody_sits_on_both_boards,
)
ELECTING = (
    *APPOINTING[:-2],
    only_elected_seats_are_filled_by_election,
    nobody_takes_office_before_the_poll,
    no_more_votes_than_were_cast,
    *APPOINTING[-2:],
)
VACATING = (
    the_board_is_established,
    the_seat_is_one_of_the_board,
    only_the_holder_vacates_a_seat,
    who_leaves_at_once_leaves_that_day,
)
