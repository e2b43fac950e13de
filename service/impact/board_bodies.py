"""Suppositions about boards: their charters, their seats, and who sits on them or stands in."""

from typing import Literal

from domain.kernel.ids import BoardId, ElectionId, SeatId
from service.boards.bodies import (
    AbolitionBody,
    AdoptionBody,
    AppointmentBody,
    DeputyBody,
    ElectionBody,
    SeatBody,
    VacancyBody,
    WithdrawalBody,
)
from service.boards.election_bodies import ResultBody, VoidingBody
from service.edge.fields import IdOf
from service.impact.supposing import Supposed


class OfBoard(Supposed):
    """Suppose something of a board."""

    board: IdOf[BoardId]


class OfSeat(OfBoard):
    """Suppose something of a seat."""

    seat: IdOf[SeatId]


class OfElection(OfBoard):
    """Suppose something of an election."""

    election: IdOf[ElectionId]


class CharterAdopted(OfBoard):
    """Suppose that a charter was in force, with another quorum perhaps."""

    command: Literal["adoptCharter"]
    body: AdoptionBody


class SeatCreated(OfBoard):
    """Suppose that there was a seat, which may be shared."""

    command: Literal["createSeat"]
    body: SeatBody


class SeatAbolished(OfSeat):
    """Suppose that there was a seat no longer."""

    command: Literal["abolishSeat"]
    body: AbolitionBody


class MemberAppointed(OfSeat):
    """Suppose that somebody was appointed to a seat, alone or beside the one who shares it."""

    command: Literal["appointMember"]
    body: AppointmentBody


class MemberElected(OfSeat):
    """Suppose that somebody was elected to a seat."""

    command: Literal["electMember"]
    body: ElectionBody


class SeatVacated(OfSeat):
    """Suppose that somebody had left a seat."""

    command: Literal["vacateSeat"]
    body: VacancyBody


class DeputyNominated(OfSeat):
    """Suppose that somebody could take a member's place."""

    command: Literal["nominateDeputy"]
    body: DeputyBody


class DeputyWithdrawn(OfSeat):
    """Suppose that somebody could take a member's place no longer."""

    command: Literal["withdrawDeputy"]
    body: WithdrawalBody


class ResultDeclared(OfElection):
    """Suppose what came of an election."""

    command: Literal["declareResult"]
    body: ResultBody


class ElectionVoided(OfElection):
    """Suppose that an election did not hold."""

    command: Literal["voidElection"]
    body: VoidingBody


OfBoards = (
    CharterAdopted
    | SeatCreated
    | SeatAbolished
    | MemberAppointed
    | MemberElected
    | SeatVacated
    | DeputyNominated
    | DeputyWithdrawn
    | ResultDeclared
    | ElectionVoided
)
