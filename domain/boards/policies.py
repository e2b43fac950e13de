"""What forbids a board to be set up, and anybody to sit on two boards that are kept apart, and why."""

from collections.abc import Iterator

from domain.boards.charters import AdoptedCharter, including
from domain.boards.commands import (
    AbolishSeat,
    AdoptCharter,
    CallElection,
    CreateSeat,
    Deputising,
    Electing,
    EstablishBoard,
    Filling,
    NominateDeputy,
    VacateSeat,
)
from domain.boards.separation import Clash, clashes, clashes_under
from domain.boards.state import Boards
from domain.kernel.ids import BoardId, PersonId
from domain.kernel.periods import Period
from domain.kernel.refusals import Refused
from domain.organisations.body_policies import NameMissing


class UnknownBoard(Refused):
    """No board is established under this id."""

    code = "unknown-board"


class BoardAlreadyEstablished(Refused):
    """A board is already established under this id."""

    code = "board-already-established"


class SeparationOfDuties(Refused):
    """Nobody sits on two boards that a charter keeps apart."""

    code = "separation-of-duties"
    bends = True


def a_board_is_established_once(command: EstablishBoard, known: Boards) -> Refused | None:
    """RFC 9562, section 6: an id names one board."""
    held = known.boards.get(command.board)
    return BoardAlreadyEstablished(evidence=(held.position,), pointer="/board") if held else None


def a_name_or_title_is_written_out(command: EstablishBoard | CreateSeat, known: Boards) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the register names committees and offices."""
    named, pointer = (command.name, "/name") if isinstance(command, EstablishBoard) else (command.title, "/title")
    return None if named.strip() else NameMissing(pointer=pointer)


def the_board_is_established(
    command: AdoptCharter | CreateSeat | AbolishSeat | Filling | VacateSeat | Deputising | CallElection | Electing,
    known: Boards,
) -> Refused | None:
    """SI 2000/89, schedule 2: standing orders, seats and terms are those of a body that exists."""
    return unknown_board(command.board, known, "/board")


def nobody_sits_on_both_boards(command: Filling, known: Boards) -> Iterator[Refused]:
    """NHS Waltham Forest, 2009: those who propose and those who approve sit on two entirely separate boards."""
    period = Period(start=command.term_from, end=command.term_to)
    yield from _kept_apart(command.board, command.person, period, known, "/person")


def nobody_deputises_on_a_board_kept_apart(command: NominateDeputy, known: Boards) -> Iterator[Refused]:
    """NHS Waltham Forest, 2009: entirely separate boards; a deputy decides as a member does."""
    period = Period(start=command.from_day, end=command.to_day)
    yield from _kept_apart(command.board, command.deputy, period, known, "/deputy")


def no_charter_parts_boards_that_share_a_member(command: AdoptCharter, known: Boards) -> Refused | None:
    """NHS Waltham Forest, 2009: entirely separate boards share no member; whoever sits on both first leaves one."""
    adopted = _as_adopted(command)
    found = clashes_under(adopted, known.seats, including(known.charters, adopted))
    certain = [(term, clash) for term, clash in found if clash.is_certain]
    if not certain:
        return None
    persons = sorted({term.person for term, _ in certain})
    term, clash = certain[0]
    return _separated(clash, "/charter/separation/separateFrom", also_at=term.evidence, persons=persons)


def unknown_board(board: BoardId, known: Boards, pointer: str) -> Refused | None:
    """The refusal of an id under which no board is established."""
    return None if board in known.boards else UnknownBoard(pointer=pointer, board=board)


def _as_adopted(command: AdoptCharter) -> AdoptedCharter:
    return AdoptedCharter(
        board=command.board,
        version=command.version,
        charter=command.charter,
        in_force_from=command.in_force_from,
        in_force_to=command.in_force_to,
        citation=command.citation,
        position=0,  # not on record yet
    )


def _kept_apart(board: BoardId, person: PersonId, period: Period, known: Boards, pointer: str) -> Iterator[Refused]:
    """Each seat elsewhere that certainly clashes with this one; a warning where the charter says so."""
    found = clashes(board, person, period, known.seats, known.charters)
    return (_separated(clash, pointer) for clash in found if clash.is_certain)


def _separated(clash: Clash, pointer: str, *, also_at: tuple[int, ...] = (), **facts: object) -> SeparationOfDuties:
    sitting, charter, period = clash.sitting, clash.keeping_apart, clash.sitting.period
    since = f"from {period.start.text}" if period.start else "since an unknown day"
    until = f"to {period.end.text}" if period.end else "without an end on record"
    refusal = SeparationOfDuties(
        f"Person {clash.person} holds seat {sitting.seat} on board {sitting.board} {since} {until}; version "
        f"{charter.version} of the charter of board {charter.board} keeps boards {sitting.board} and {clash.board} "
        "apart.",
        evidence=(*also_at, *clash.evidence),
        pointer=pointer,
        person=clash.person,
        board=sitting.board,
        seat=sitting.seat,
        **facts,
    )
    return refusal if clash.blocks else refusal.as_warning()


ESTABLISHING = (a_board_is_established_once, a_name_or_title_is_written_out)
