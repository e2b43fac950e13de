"""What must be looked up before a command about boards is answered."""

from domain.boards.commands import (
    AbolishSeat,
    AdoptCharter,
    AppointMember,
    BoardsCommand,
    CallElection,
    CreateSeat,
    DeclareResult,
    ElectMember,
    EstablishBoard,
    NominateCandidate,
    NominateDeputy,
    VacateSeat,
    VoidElection,
    WithdrawDeputy,
)
from domain.boards.elections import ELECTIONS
from domain.boards.events import (
    BoardEstablished,
    CharterAdopted,
    DeputyNominated,
    DeputyWithdrawn,
    ElectionVoided,
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

TERMS = (MemberAppointed, MemberElected, SeatVacated, ElectionVoided)
DEPUTIES = (DeputyNominated, DeputyWithdrawn)
SEATS = (SeatCreated, SeatAbolished, *TERMS, *DEPUTIES)  # all that is told of a seat


def what_it_names(command: BoardsCommand, known: Boards) -> Selection:
    """The board, seat, person and organisation that the command names, and the terms that may stand in its way."""
    board = about(command.board, BoardEstablished)
    match command:
        case AdoptCharter():
            others = _boards_named(command)
            charters = about(command.board, CharterAdopted)
            return board | charters | about(others, BoardEstablished, *TERMS) | about(command.board, *TERMS)
        case CreateSeat(seat=seat, constituency=code):
            return board | about(seat, SeatCreated) | about((code,) if code else (), OrganisationRegistered)
        case CallElection() | NominateCandidate() | DeclareResult() | VoidElection():
            return board | _of_the_election(command)
        case EstablishBoard():
            return board
    return board | _of_the_seat(command)


def _of_the_seat(
    command: AbolishSeat | AppointMember | ElectMember | VacateSeat | NominateDeputy | WithdrawDeputy,
) -> Selection:
    """The seat with all who held it and, where somebody is to act from it, that person and the charter."""
    seat = about(command.seat, *SEATS)
    match command:
        case AppointMember(person=person) | ElectMember(person=person) | NominateDeputy(deputy=person):
            return seat | about(person, PersonRegistered, *TERMS) | about(command.board, CharterAdopted)
        case _:
            return seat


def _of_the_election(command: CallElection | NominateCandidate | DeclareResult | VoidElection) -> Selection:
    """The election with its candidates, the seat, and whoever stands or was elected."""
    election = about(command.election, *ELECTIONS)
    match command:
        case CallElection(seat=seat):
            return election | about(seat, *SEATS)
        case NominateCandidate(candidate=candidate):
            return election | about(candidate, PersonRegistered)
        case DeclareResult(elected=elected) if elected:
            return election | about(elected, PersonRegistered, *TERMS) | about(command.board, CharterAdopted, *SEATS)
        case _:
            return election


def charters_of_boards_sat_on(command: BoardsCommand, known: Boards) -> Selection:
    """The charters of the boards on which whoever is to decide already sits: they too may keep boards apart."""
    match command:
        case AppointMember(person=person) | ElectMember(person=person) | NominateDeputy(deputy=person):
            sitting = person
        case DeclareResult(elected=elected) if elected:
            sitting = elected
        case _:
            return NOTHING
    return about({term.board for term in known.seats.terms_of(sitting)}, CharterAdopted)


def _boards_named(command: AdoptCharter) -> set[BoardId]:
    proposes_to = command.charter.remit.proposes_to
    return {*command.charter.separation.separate_from, *([proposes_to] if proposes_to else [])}
