"""Electing: what follows when an election is called, stood in, declared or voided."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.commands import CallElection, DeclareResult, Electing, NominateCandidate, VoidElection
from domain.boards.counting import DECLARING, as_elected
from domain.boards.election_policies import CALLING, STANDING, VOIDING, the_election
from domain.boards.events import (
    CandidateNominated,
    ElectionCalled,
    ElectionVoided,
    MemberElected,
    ResultDeclared,
)
from domain.boards.state import Boards
from domain.boards.term_policies import ELECTING
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce

RULES = (*CALLING, *STANDING, *DECLARING, *ELECTING, *VOIDING)


def elect(command: CallElection | Electing, known: Boards) -> Sequence[Event]:
    """Answer a command about an election; raise `Refused` where the rules forbid it."""
    match command:
        case CallElection():
            enforce(CALLING, command, known)
            return [_called(command)]
        case NominateCandidate(board=board, election=election, candidate=candidate):
            enforce(STANDING, command, known)
            seat = the_election(command, known).seat
            return [CandidateNominated(board=board, seat=seat, election=election, candidate=candidate)]
        case DeclareResult():
            enforce(DECLARING, command, known)
            return [_declared(command, known), *_seated(command, known)]
        case VoidElection():
            enforce(VOIDING, command, known)
            return [_voided(command, known)]
    assert_never(command)


def _called(command: CallElection) -> ElectionCalled:
    return ElectionCalled(
        board=command.board,
        seat=command.seat,
        election=command.election,
        electorate=command.electorate,
        nominations_close=command.nominations_close,
        polling=command.polling,
    )


def _declared(command: DeclareResult, known: Boards) -> ResultDeclared:
    return ResultDeclared(
        board=command.board,
        seat=the_election(command, known).seat,
        election=command.election,
        settled=command.settled,
        elected=command.elected,
        polled=command.polled,
        votes=command.votes,
        turnout=command.turnout,
        lot=command.lot,
    )


def _seated(command: DeclareResult, known: Boards) -> list[MemberElected]:
    """The term of whoever was elected, under the same rules as any other."""
    elected = as_elected(command, known)
    if elected is None:
        return []
    enforce(ELECTING, elected, known)
    return [
        MemberElected(
            board=elected.board,
            seat=elected.seat,
            person=elected.person,
            electorate=elected.electorate,
            polled=elected.polled,
            votes_for=elected.votes_for,
            votes_cast=elected.votes_cast,
            term_from=elected.term_from,
            term_to=elected.term_to,
            election=command.election,
        )
    ]


def _voided(command: VoidElection, known: Boards) -> ElectionVoided:
    held = the_election(command, known)
    return ElectionVoided(
        board=held.board,
        seat=held.seat,
        election=held.election,
        person=held.elected,
        voided=command.voided,
        why=command.why,
    )
