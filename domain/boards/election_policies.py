"""What forbids an election to be called, stood in, declared or voided, and why."""

from domain.boards.commands import CallElection, DeclareResult, Electing, NominateCandidate, VoidElection
from domain.boards.elections import Election
from domain.boards.events import SeatBasis
from domain.boards.policies import the_board_is_established
from domain.boards.state import Boards
from domain.boards.term_policies import InvalidElection, SeatNotElected, UnknownSeat
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class UnknownElection(Refused):
    """The board has called no such election."""

    code = "unknown-election"


class ElectionAlreadyCalled(Refused):
    """An election is already called under this id."""

    code = "election-already-called"


class NominationsClosed(Refused):
    """The time for nominating candidates is over."""

    code = "nominations-closed"
    bends = True


class AlreadyNominated(Refused):
    """The person already stands in this election."""

    code = "already-nominated"


class ResultAlreadyDeclared(Refused):
    """The result of this election has been declared."""

    code = "result-already-declared"


class ResultNotDeclared(Refused):
    """An election of which no result was declared is not voided."""

    code = "result-not-declared"


class ElectionAlreadyVoided(Refused):
    """This election has been voided."""

    code = "election-already-voided"


def the_election(command: Electing, known: Boards) -> Election:
    """The election asked about; only after the rule that it is known."""
    return known.elections[command.election]


def the_seat_is_filled_by_election(command: CallElection, known: Boards) -> Refused | None:
    """NHS Waltham Forest, 2009: the boards are partly elected, and the record says which seats are."""
    seat = known.seats.by_id.get(command.seat)
    if seat is None or seat.board != command.board:
        return UnknownSeat(pointer="/seat", seat=command.seat)
    return None if seat.basis is SeatBasis.ELECTED else SeatNotElected(evidence=(seat.position,), pointer="/seat")


def an_election_is_called_once(command: CallElection, known: Boards) -> Refused | None:
    """RFC 9562, section 6: an id names one election."""
    held = known.elections.get(command.election)
    return ElectionAlreadyCalled(evidence=(held.called_at,), pointer="/election") if held else None


def candidates_are_named_before_the_poll(command: CallElection, known: Boards) -> Refused | None:
    """SI 2006/3304, schedule 2, timetable: nominations close before the poll."""
    close, polling = command.nominations_close, command.polling
    if close is None or polling is None or polling.before(close) is not Answer.YES:
        return None
    return InvalidElection("Nominations would close after the poll.", pointer="/nominationsClose")


def the_election_is_one_of_the_board(command: Electing, known: Boards) -> Refused | None:
    """An election is called before anything is done in it."""
    held = known.elections.get(command.election)
    return None if held and held.board == command.board else UnknownElection(pointer="/election")


def no_result_is_declared_yet(command: NominateCandidate | DeclareResult, known: Boards) -> Refused | None:
    """SI 2006/3304, schedule 2: a declaration ends the election; what was wrong with it is for whoever may void it."""
    at = the_election(command, known).declared_at
    return ResultAlreadyDeclared(evidence=(at,), pointer="/election") if at else None


def only_a_registered_person_stands(command: NominateCandidate, known: Boards) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: every member stands in the register."""
    return None if command.candidate in known.people else UnknownPerson(pointer="/candidate", person=command.candidate)


def nobody_stands_twice(command: NominateCandidate, known: Boards) -> Refused | None:
    """SI 2006/3304, schedule 2: one candidate, one nomination that counts."""
    held = the_election(command, known)
    return (
        AlreadyNominated(evidence=(held.called_at,), pointer="/candidate")
        if command.candidate in held.candidates
        else None
    )


def candidates_are_named_in_time(command: NominateCandidate, known: Boards) -> Refused | None:
    """SI 2006/3304, schedule 2, timetable: nominations close on a day, the last on which they are taken."""
    held = the_election(command, known)
    today = PartialDate.of(command.asked.occurred_at.date())
    late = held.nominations_close is not None and held.nominations_close.before(today) is Answer.YES
    return NominationsClosed(evidence=(held.called_at,), pointer="/candidate") if late else None


def only_a_declared_election_is_voided(command: VoidElection, known: Boards) -> Refused | None:
    """Representation of the People Act 1983, part III: a petition questions an election that was returned."""
    held = the_election(command, known)
    return ResultNotDeclared(evidence=(held.called_at,), pointer="/election") if held.declared_at is None else None


def an_election_is_voided_once(command: VoidElection, known: Boards) -> Refused | None:
    """What is void is not voided again."""
    at = the_election(command, known).voided_at
    return ElectionAlreadyVoided(evidence=(at,), pointer="/election") if at else None


def an_election_is_voided_after_the_poll(command: VoidElection, known: Boards) -> Refused | None:
    """Representation of the People Act 1983, part III; vague dates have the benefit of doubt."""
    polled = the_election(command, known).polled
    early = polled is not None and command.voided.before(polled) is Answer.YES
    return InvalidElection("It was voided before the poll.", pointer="/voided") if early else None


CALLING = (
    the_board_is_established,
    the_seat_is_filled_by_election,
    an_election_is_called_once,
    candidates_are_named_before_the_poll,
)
STANDING = (
    the_board_is_established,
    the_election_is_one_of_the_board,
    no_result_is_declared_yet,
    only_a_registered_person_stands,
    nobody_stands_twice,
    candidates_are_named_in_time,
)
VOIDING = (
    the_board_is_established,
    the_election_is_one_of_the_board,
    only_a_declared_election_is_voided,
    an_election_is_voided_once,
    an_election_is_voided_after_the_poll,
)
