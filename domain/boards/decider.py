"""Boards: answering commands about charters, seats and members with what then happens, or a refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.charter_policies import ADOPTING
from domain.boards.commands import (
    AdoptCharter,
    AppointMember,
    BoardsCommand,
    CreateSeat,
    ElectMember,
    EstablishBoard,
    VacateSeat,
)
from domain.boards.events import (
    BoardEstablished,
    CharterAdopted,
    MemberAppointed,
    MemberElected,
    SeatCreated,
    SeatVacated,
)
from domain.boards.policies import ESTABLISHING
from domain.boards.seat_policies import CREATING
from domain.boards.selects import charters_of_boards_sat_on, what_it_names
from domain.boards.state import BLANK, Boards, evolve
from domain.boards.term_policies import APPOINTING, ELECTING, VACATING
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce


def decide(command: BoardsCommand, known: Boards) -> Sequence[Event]:
    """Answer a command about boards; raise `Refused` where the rules forbid it."""
    match command:
        case EstablishBoard():
            enforce(ESTABLISHING, command, known)
            return [_established(command)]
        case AdoptCharter():
            enforce(ADOPTING, command, known)
            return [_adopted(command)]
        case CreateSeat():
            enforce(CREATING, command, known)
            return [_created(command)]
        case AppointMember():
            enforce(APPOINTING, command, known)
            return [_appointed(command)]
        case ElectMember():
            enforce(ELECTING, command, known)
            return [_elected(command)]
        case VacateSeat():
            enforce(VACATING, command, known)
            return [_vacated(command)]
    assert_never(command)


def _established(command: EstablishBoard) -> BoardEstablished:
    return BoardEstablished(board=command.board, name=command.name, kind=command.kind, established=command.established)


def _adopted(command: AdoptCharter) -> CharterAdopted:
    return CharterAdopted(
        board=command.board,
        version=command.version,
        charter=command.charter,
        in_force_from=command.in_force_from,
        in_force_to=command.in_force_to,
        citation=command.citation,
        pack=command.pack,
    )


def _created(command: CreateSeat) -> SeatCreated:
    return SeatCreated(
        board=command.board,
        seat=command.seat,
        title=command.title,
        roles=command.roles,
        office=command.office,
        basis=command.basis,
        voting=command.voting,
        constituency=command.constituency,
    )


def _appointed(command: AppointMember) -> MemberAppointed:
    return MemberAppointed(
        board=command.board,
        seat=command.seat,
        person=command.person,
        term_from=command.term_from,
        term_to=command.term_to,
    )


def _elected(command: ElectMember) -> MemberElected:
    return MemberElected(
        board=command.board,
        seat=command.seat,
        person=command.person,
        electorate=command.electorate,
        polled=command.polled,
        votes_for=command.votes_for,
        votes_cast=command.votes_cast,
        term_from=command.term_from,
        term_to=command.term_to,
    )


def _vacated(command: VacateSeat) -> SeatVacated:
    return SeatVacated(
        board=command.board, seat=command.seat, person=command.person, vacated=command.vacated, why=command.why
    )


RULES = (*ESTABLISHING, *ADOPTING, *CREATING, *APPOINTING, *ELECTING, *VACATING)

decider = Decider[BoardsCommand, Boards](
    name="boards",
    commands=(EstablishBoard, AdoptCharter, CreateSeat, AppointMember, ElectMember, VacateSeat),
    selects=(what_it_names, charters_of_boards_sat_on),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(RULES)),
)
