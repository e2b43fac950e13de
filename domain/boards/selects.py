"""What must be looked up before a command about boards is answered."""

from domain.boards.commands import (
    AbolishSeat,
    AdoptCharter,
    AppointMember,
    BoardsCommand,
    CreateSeat,
    ElectMember,
    EstablishBoard,
    NominateDeputy,
    VacateSeat,
    WithdrawDeputy,
)
from domain.boards.events import (
    BoardEstablished,
    CharterAdopted,
    DeputyNominated,
    DeputyWithdrawn,
    MemberAppointed,
    MemberElected,
    SeatAbolished,
    SeatCreated,
    SeatVacated,
)
from domain.boards.state import Boards
from domain.kernel.ids import BoardId
from domain.kernel.selections import NOTHING, Selection, about
from domain.organisations.events import OrganisationRegistered
from domain.people.events import PersonRegistered

TERMS = (MemberAppointed, MemberElected, SeatVacated)
DEPUTIES = (DeputyNominated, DeputyWithdrawn)
SEATS = (SeatCreated, SeatAbolished, *TERMS, *DEPUTIES)  # all that is told of a seat


def what_it_names(command: BoardsCommand, known: Boards) -> Selection:
    """The board, seat, person and organisation that the command names, and the terms that may stand in its way."""
    board = about(command.board, BoardEstablished)
    match command:
        case EstablishBoard():
            return board
        case AdoptCharter():
            others = _boards_named(command)
            charters = about(command.board, CharterAdopted)
            return board | charters | about(others, BoardEstablished, *TERMS) | about(command.board, *TERMS)
        case CreateSeat(seat=seat, constituency=code):
            return board | about(seat, SeatCreated) | about((code,) if code else (), OrganisationRegistered)
        case AppointMember(seat=seat, person=person) | ElectMember(seat=seat, person=person):
            seats = about(seat, *SEATS)
            return board | seats | about(person, PersonRegistered, *TERMS) | about(command.board, CharterAdopted)
        case NominateDeputy(seat=seat, deputy=deputy):
            known_of = about(deputy, PersonRegistered, *TERMS) | about(command.board, CharterAdopted)
            return board | about(seat, *SEATS) | known_of
        case VacateSeat(seat=seat) | AbolishSeat(seat=seat) | WithdrawDeputy(seat=seat):
            return board | about(seat, *SEATS)


def charters_of_boards_sat_on(command: BoardsCommand, known: Boards) -> Selection:
    """The charters of the boards on which whoever is to decide already sits: they too may keep boards apart."""
    match command:
        case AppointMember(person=person) | ElectMember(person=person) | NominateDeputy(deputy=person):
            return about({term.board for term in known.seats.terms_of(person)}, CharterAdopted)
        case _:
            return NOTHING


def _boards_named(command: AdoptCharter) -> set[BoardId]:
    proposes_to = command.charter.remit.proposes_to
    return {*command.charter.separation.separate_from, *([proposes_to] if proposes_to else [])}
