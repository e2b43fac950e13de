"""What forbids a charter to be adopted, and why."""

from domain.boards.charter_faults import charter_faults
from domain.boards.commands import AdoptCharter
from domain.boards.policies import (
    no_charter_parts_boards_that_share_a_member,
    the_board_is_established,
    unknown_board,
)
from domain.boards.state import Boards
from domain.kernel.answers import Answer
from domain.kernel.refusals import Refused


class CharterOutOfSequence(Refused):
    """The versions of a board's charter are 1, 2, 3 and so on, without gaps."""

    code = "charter-out-of-sequence"


class CharterBeforeBoard(Refused):
    """A charter is not in force before its board is established."""

    code = "charter-before-board"


class InvalidCharter(Refused):
    """The charter contradicts itself."""

    code = "invalid-charter"


def other_boards_are_established(command: AdoptCharter, known: Boards) -> Refused | None:
    """NHS Waltham Forest, 2009: one board proposes to another, and both exist."""
    for at, other in enumerate(command.charter.separation.separate_from):
        if other not in known.boards:
            return unknown_board(other, known, f"/charter/separation/separateFrom/{at}")
    proposes_to = command.charter.remit.proposes_to
    return unknown_board(proposes_to, known, "/charter/remit/proposesTo") if proposes_to else None


def charters_follow_without_gaps(command: AdoptCharter, known: Boards) -> Refused | None:
    """SSI 2015/432: rules change from a day on, so a decision names the version of the rules it was taken under."""
    following = known.charters.latest_version(command.board) + 1
    if command.version == following:
        return None
    evidence = [adopted.position for adopted in known.charters.of(command.board)[-1:]]
    detail = f"The next version of this charter is {following}, not {command.version}."
    return CharterOutOfSequence(detail, evidence=evidence, pointer="/version", next_version=following)


def a_charter_follows_its_board(command: AdoptCharter, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: standing orders are made by a body that exists; vague dates have the benefit of doubt."""
    board = known.boards[command.board]
    if board.established is None or command.in_force_from.before(board.established) is not Answer.YES:
        return None
    return CharterBeforeBoard(evidence=(board.position,), pointer="/inForceFrom")


def a_charter_makes_sense(command: AdoptCharter, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2, paragraphs 4 and 6: composition, quorum and voting agree with one another."""
    told = [
        {"pointer": f"/charter{fault.pointer}", "detail": f"{fault.sentence[0].upper()}{fault.sentence[1:]}."}
        for fault in charter_faults(command.board, command.charter)
    ]
    return InvalidCharter(told[0]["detail"], pointer=told[0]["pointer"], faults=told) if told else None


ADOPTING = (
    the_board_is_established,
    charters_follow_without_gaps,
    a_charter_makes_sense,
    other_boards_are_established,
    a_charter_follows_its_board,
    no_charter_parts_boards_that_share_a_member,
)
