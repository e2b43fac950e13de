"""The rules of making a proposal, in the order of the book."""

from collections.abc import Iterator
from datetime import date

from domain.boards.policies import UnknownBoard
from domain.boards.remit import Proposing, Remit
from domain.cases.policies import CaseNotSubmitted, NotTheVersionSubmitted, UnknownCase
from domain.kernel.ids import BoardId, PersonId
from domain.kernel.london import day_of
from domain.kernel.refusals import Refused
from domain.proposals.commands import MakeProposal
from domain.proposals.policies import the_proposal_is_new
from domain.proposals.state import Proposed


class BoardDoesNotPropose(Refused):
    """The charter of this board does not let it propose."""

    code = "board-does-not-propose"
    bends = True


class ProposalNeedsAVote(Refused):
    """The members of this board propose by a carried motion, not by their signatures."""

    code = "proposal-needs-a-vote"
    bends = True


class NotTheApprovingBoard(Refused):
    """This board proposes to another board."""

    code = "not-the-approving-board"
    bends = True


class NobodyProposes(Refused):
    """A proposal has at least one proposer."""

    code = "nobody-proposes"


class ProposerWithoutSeat(Refused):
    """A proposer held no seat on the proposing board on that day."""

    code = "proposer-without-seat"
    bends = True


class AlreadyProposed(Refused):
    """This version of the case already lies before that board."""

    code = "already-proposed"


def remit_of(board: BoardId, day: date, known: Proposed) -> Remit | None:
    """The remit in the charter that is in force for a board on a day."""
    adopted = known.boards.charters.in_force_on(board, day)
    return adopted.charter.remit if adopted else None


def both_boards_are_known(command: MakeProposal, known: Proposed) -> Refused | None:
    """NHS Waltham Forest, 2009: one board proposes, another approves."""
    for name in ("from_board", "to_board"):
        if getattr(command, name) not in known.boards.boards:
            return UnknownBoard(pointer="/fromBoard" if name == "from_board" else "/toBoard")
    return None


def the_board_proposes_through_its_members(command: MakeProposal, known: Proposed) -> Refused | None:
    """The charter says how a board comes to propose: by its members or by a vote."""
    remit = remit_of(command.from_board, day_of(command.asked.occurred_at), known)
    if remit is None or remit.proposing is Proposing.NOT_AT_ALL:
        return BoardDoesNotPropose(pointer="/fromBoard")
    return ProposalNeedsAVote(pointer="/fromBoard") if remit.proposing is Proposing.BY_VOTE else None


def a_board_proposes_to_its_approving_board(command: MakeProposal, known: Proposed) -> Refused | None:
    """NHS Waltham Forest, 2009: the development board proposes, the disinvestment board gives final approval."""
    remit = remit_of(command.from_board, day_of(command.asked.occurred_at), known)
    fits = remit is not None and remit.proposes_to == command.to_board != command.from_board
    return None if fits else NotTheApprovingBoard(pointer="/toBoard")


def the_version_stands_submitted(command: MakeProposal, known: Proposed) -> Refused | None:
    """A decision binds to a version of the case."""
    file = known.files.get(command.case)
    if file is None:
        return UnknownCase(pointer="/case")
    if file.submitted is None:
        return CaseNotSubmitted(pointer="/case")
    if file.submitted.number == command.version:
        return None
    return NotTheVersionSubmitted(
        pointer="/version", evidence=[file.submitted.submitted_at], submitted=file.submitted.number
    )


def somebody_proposes(command: MakeProposal, known: Proposed) -> Refused | None:
    """Separation of duties needs to know who proposed."""
    return None if command.proposers else NobodyProposes(pointer="/proposers")


def every_proposer_sits_on_the_proposing_board(command: MakeProposal, known: Proposed) -> Iterator[Refused]:
    """Only a board's members act for it: SI 2000/89, membership and terms of office."""
    day = day_of(command.asked.occurred_at)
    for at, proposer in enumerate(command.proposers):
        if not sits_on(command.from_board, proposer, day, known):
            yield ProposerWithoutSeat(pointer=f"/proposers/{at}")


def sits_on(board: BoardId, person: PersonId, day: date, known: Proposed) -> bool:
    """Whether the person held, or may have held, a seat on the board on the day."""
    return any(
        term.board == board and term.period.holds_on(day).possible for term in known.boards.seats.terms_of(person)
    )


def a_version_is_proposed_to_a_board_once(command: MakeProposal, known: Proposed) -> Refused | None:
    """A board has one open proposal of a case before it; duplicates are closed, not decided twice."""
    lying = known.proposals.open_to(command.to_board, command.case, command.version)
    return AlreadyProposed(pointer="/case", evidence=[lying.position], proposal=lying.proposal) if lying else None


MAKING = (
    the_proposal_is_new,
    both_boards_are_known,
    the_board_proposes_through_its_members,
    a_board_proposes_to_its_approving_board,
    the_version_stands_submitted,
    somebody_proposes,
    every_proposer_sits_on_the_proposing_board,
    a_version_is_proposed_to_a_board_once,
)
