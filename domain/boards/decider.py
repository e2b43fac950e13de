"""Boards: answering commands about charters, seats and members with what then happens, or a refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards import electing
from domain.boards.charter_policies import ADOPTING
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
from domain.boards.deputy_policies import NOMINATING, WITHDRAWING
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
from domain.boards.policies import ESTABLISHING
from domain.boards.seat_policies import ABOLISHING, CREATING
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
        case AbolishSeat():
            enforce(ABOLISHING, command, known)
            return [*_left_with_the_seat(command, known), _abolished(command)]
        case CallElection() | NominateCandidate() | DeclareResult() | VoidElection():
            return electing.elect(command, known)
    return _seated(command, known)


def _seated(
    command: AppointMember | ElectMember | VacateSeat | NominateDeputy | WithdrawDeputy, known: Boards
) -> Sequence[Event]:
    match command:
        case AppointMember():
            enforce(APPOINTING, command, known)
            return [_appointed(command)]
        case ElectMember():
            enforce(ELECTING, command, known)
            return [_elected(command)]
        case VacateSeat():
            enforce(VACATING, command, known)
            return [_vacated(command)]
        case NominateDeputy():
            enforce(NOMINATING, command, known)
            return [_nominated(command)]
        case WithdrawDeputy():
            enforce(WITHDRAWING, command, known)
            return [_withdrawn(command)]
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
        shared=command.shared,
        deputies=command.deputies,
        created=command.created,
    )


def _left_with_the_seat(command: AbolishSeat, known: Boards) -> list[SeatVacated]:
    """Whoever holds the seat beyond its last day leaves it then."""
    day, terms = command.abolished, known.seats.terms.get(command.seat, ())
    staying = [one for one in terms if not one.vacated and one.period.latest > day.latest]
    return [
        SeatVacated(board=one.board, seat=one.seat, person=one.person, vacated=day, at_once=False, why=command.why)
        for one in staying
        if known.seats.running_term(one.seat, one.person, day) is one
    ]


def _abolished(command: AbolishSeat) -> SeatAbolished:
    return SeatAbolished(board=command.board, seat=command.seat, abolished=command.abolished, why=command.why)


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
        election=None,
    )


def _vacated(command: VacateSeat) -> SeatVacated:
    return SeatVacated(
        board=command.board,
        seat=command.seat,
        person=command.person,
        vacated=command.vacated,
        at_once=command.at_once,
        why=command.why,
    )


def _nominated(command: NominateDeputy) -> DeputyNominated:
    return DeputyNominated(
        board=command.board,
        seat=command.seat,
        member=command.member,
        deputy=command.deputy,
        from_day=command.from_day,
        to_day=command.to_day,
    )


def _withdrawn(command: WithdrawDeputy) -> DeputyWithdrawn:
    return DeputyWithdrawn(
        board=command.board,
        seat=command.seat,
        member=command.member,
        deputy=command.deputy,
        last_day=command.last_day,
    )


RULES = (
    *ESTABLISHING,
    *ADOPTING,
    *CREATING,
    *ABOLISHING,
    *APPOINTING,
    *ELECTING,
    *VACATING,
    *NOMINATING,
    *WITHDRAWING,
    *electing.RULES,
)

decider = Decider[BoardsCommand, Boards](
    name="boards",
    commands=(
        EstablishBoard,
        AdoptCharter,
        CreateSeat,
        AbolishSeat,
        AppointMember,
        ElectMember,
        VacateSeat,
        NominateDeputy,
        WithdrawDeputy,
        CallElection,
        NominateCandidate,
        DeclareResult,
        VoidElection,
    ),
    selects=(what_it_names, charters_of_boards_sat_on),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(RULES)),
)
