"""What forbids the result of an election to be declared, and why; and the term that follows from it."""

from domain.boards.commands import DeclareResult, ElectMember
from domain.boards.election_policies import no_result_is_declared_yet, the_election, the_election_is_one_of_the_board
from domain.boards.events import Settled
from domain.boards.policies import the_board_is_established
from domain.boards.state import Boards
from domain.boards.term_policies import InvalidElection
from domain.kernel.refusals import Refused


def the_figures_agree(command: DeclareResult, known: Boards) -> Refused | None:
    """SI 2006/3304, schedule 2, the count: votes and spoilt papers are no more than were cast."""
    turnout, votes = command.turnout, [one.votes for one in command.votes]
    numbers = [*votes, *(one for one in (turnout.entitled, turnout.cast, turnout.spoilt) if one is not None)]
    if any(number < 0 for number in numbers):
        return InvalidElection("A number of votes is not negative.", pointer="/votes")
    if turnout.cast is not None and sum(votes) + (turnout.spoilt or 0) > turnout.cast:
        return InvalidElection("More votes were counted than were cast.", pointer="/turnout/cast")
    if None not in (turnout.cast, turnout.entitled) and (turnout.cast or 0) > (turnout.entitled or 0):
        return InvalidElection("More votes were cast than there were voters.", pointer="/turnout/cast")
    stood = the_election(command, known).candidates
    named = [one.candidate for one in command.votes]
    if len(set(named)) < len(named) or not set(named) <= set(stood):
        return InvalidElection("Votes are counted once for each who stood.", pointer="/votes")
    return None


def the_result_follows_from_the_count(command: DeclareResult, known: Boards) -> Refused | None:
    """SI 2006/3304, schedule 2: most votes win; candidates with equal votes draw lots; one candidate needs no poll."""
    stood, why = the_election(command, known).candidates, _WRONG[command.settled]
    by = {one.candidate: one.votes for one in command.votes}
    most = [one for one, votes in by.items() if votes == max(by.values())]
    tied = len(stood) > 1 and (not by or (len(most) > 1 and command.elected in most))
    right = {
        Settled.POLLED: command.elected in stood and (not by or most == [command.elected]),
        Settled.UNOPPOSED: stood == (command.elected,) and not by,
        Settled.BY_LOT: command.elected in stood and tied,
        Settled.NOBODY: command.elected is None,
    }[command.settled]
    return None if right else InvalidElection(why, pointer="/elected")


def a_lot_is_told_and_only_a_lot(command: DeclareResult, known: Boards) -> Refused | None:
    """Representation of the People Act 1983, schedule 1, rule 49: between equals a lot decides."""
    told = bool(command.lot and command.lot.strip())
    if told is (command.settled is Settled.BY_LOT):
        return None
    return InvalidElection("How the lot was drawn is told where one was drawn.", pointer="/lot")


def whoever_is_elected_has_a_term(command: DeclareResult, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: tenure of office; the term begins with a day."""
    if (command.elected is None) is (command.term_from is None):
        return None
    return InvalidElection("A term begins where somebody was elected, and only there.", pointer="/termFrom")


def as_elected(command: DeclareResult, known: Boards) -> ElectMember | None:
    """The election of whoever the result names, held to the same rules as one of which only the result is known."""
    if command.elected is None or command.term_from is None:
        return None
    held = the_election(command, known)
    votes = {one.candidate: one.votes for one in command.votes}
    return ElectMember(
        asked=command.asked,
        board=held.board,
        seat=held.seat,
        person=command.elected,
        electorate=held.electorate,
        polled=command.polled,
        votes_for=votes.get(command.elected),
        votes_cast=command.turnout.cast,
        term_from=command.term_from,
        term_to=command.term_to,
    )


_WRONG = {
    Settled.POLLED: "Whoever stood and has most votes alone is elected by the poll.",
    Settled.UNOPPOSED: "Only a single candidate is elected unopposed, without votes.",
    Settled.BY_LOT: "A lot decides between candidates with equally many votes, at least two.",
    Settled.NOBODY: "Where nobody was elected, nobody is named.",
}
DECLARING = (
    the_board_is_established,
    the_election_is_one_of_the_board,
    no_result_is_declared_yet,
    the_figures_agree,
    the_result_follows_from_the_count,
    a_lot_is_told_and_only_a_lot,
    whoever_is_elected_has_a_term,
)
