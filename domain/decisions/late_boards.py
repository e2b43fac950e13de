"""Which decisions a fact touches that tells late how a board was made up: its rules, its seats, and who sat on them."""

from datetime import date
from typing import cast

from domain.boards.events import (
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
from domain.decisions.events import DecisionTaken
from domain.decisions.late_finding import Decided, Since, of_boards, with_people
from domain.kernel.dates import PartialDate
from domain.kernel.deciders import Read
from domain.kernel.selections import about
from domain.organisations.events import PatientsCounted

Tenure = MemberAppointed | MemberElected | SeatVacated | ElectionVoided | DeputyNominated | DeputyWithdrawn
Rules = CharterAdopted | SeatCreated | SeatAbolished
OfBoard = Tenure | Rules | PatientsCounted


def of_board(said: OfBoard, happened: date, read: Read) -> list[Decided]:
    """The decisions of the board, and of other boards on which the person sits: a charter may keep them apart.

    Rules adopted on a day, and seats created on it that do not say since when they exist, touch none before it.
    """
    match said:
        case PatientsCounted():
            return _weighed(said, read)
        case CharterAdopted():
            apart = said.charter.separation.separate_from
            in_force = of_boards([said.board, *apart], [said.in_force_from], read)
            return [one for one in in_force if one.event.decided >= happened]
        case SeatCreated():
            return list(of_boards([said.board], [said.created or PartialDate.of(happened)], read))
        case SeatAbolished():
            return list(of_boards([said.board], [said.abolished], read))
        case _:
            return _of_tenure(said, read)


def _weighed(said: PatientsCounted, read: Read) -> list[Decided]:
    """The decisions in which a seat that speaks for the practice had as many votes as the practice has patients."""
    seats = [cast("SeatCreated", one.event) for one in read(about(said.organisation, SeatCreated))]
    taken = of_boards({one.board for one in seats}, [PartialDate.of(said.counted)], read)
    return [one for one in taken if isinstance(one.event, DecisionTaken) and _by_weight(one.event)]


def _by_weight(taken: DecisionTaken) -> bool:
    return any(rule.weight is not None for rule in taken.inputs.charter.voting)


def _of_tenure(said: Tenure, read: Read) -> list[Decided]:
    since = _in_office(said, read)
    of_the_board = of_boards([said.board], since, read)
    if isinstance(said, DeputyNominated | DeputyWithdrawn) or said.person is None:
        return list(of_the_board)
    return [*of_the_board, *with_people([said.person], since, read)]


def _in_office(said: Tenure, read: Read) -> Since:
    """From when on somebody sat, sat no longer or could stand in; a void election, from the term that rested on it."""
    match said:
        case MemberAppointed() | MemberElected():
            return [said.term_from]
        case SeatVacated():
            return [said.vacated]
        case DeputyNominated():
            return [said.from_day]
        case DeputyWithdrawn():
            return [said.last_day]
        case ElectionVoided():
            elected = read(about(said.election, MemberElected))
            return [cast("MemberElected", one.event).term_from for one in elected]
