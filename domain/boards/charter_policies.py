"""What forbids a charter to be adopted, and why."""

from datetime import date

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


class InvalidReign(Refused):
    """The charter would end before it begins."""

    code = "invalid-reign"


class OutsidePack(Refused):
    """The policy pack does not speak for these days."""

    code = "outside-pack"


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


def a_charter_ends_after_it_begins(command: AdoptCharter, known: Boards) -> Refused | None:
    """NHS Derby and Derbyshire CCG, 16 April 2020: a quorum changed for a time, and the earlier one afterwards."""
    end = command.in_force_to
    if end is None or end.before(command.in_force_from) is not Answer.YES:
        return None
    return InvalidReign(pointer="/inForceTo")


def a_pack_is_taken_for_its_days(command: AdoptCharter, known: Boards) -> Refused | None:
    """SSI 2025/405, in force on 1 September 2026: rules hold for meetings from their day on, and until they end."""
    pack = command.pack
    if pack is None:
        return None
    if pack.valid_from is not None and command.in_force_from.latest < pack.valid_from:
        return OutsidePack(pointer="/inForceFrom", valid_from=pack.valid_from.isoformat())
    outlasts = command.in_force_to is None or command.in_force_to.earliest > (pack.valid_to or date.max)
    if pack.valid_to is not None and outlasts:
        return OutsidePack(pointer="/inForceTo", valid_to=pack.valid_to.isoformat())
    return None


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
    a_charter_ends_after_it_begins,
    a_pack_is_taken_for_its_days,
    other_boards_are_established,
    a_charter_follows_its_board,
    no_charter_parts_boards_that_share_a_member,
)
