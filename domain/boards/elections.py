"""Elections: who was to vote for which seat, who stood, what came of it, and whether it held."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.boards.events import CandidateNominated, ElectionCalled, ElectionVoided, ResultDeclared
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, ElectionId, PersonId, SeatId
from domain.kernel.messages import Event
from domain.kernel.values import value


@value
class Election:
    """An election as far as it has come; positions are those of the facts that show it."""

    election: ElectionId
    board: BoardId
    seat: SeatId
    electorate: str
    nominations_close: PartialDate | None
    polling: PartialDate | None
    called_at: int
    candidates: tuple[PersonId, ...] = ()
    elected: PersonId | None = None
    polled: PartialDate | None = None
    declared_at: int | None = None
    voided_at: int | None = None


Elections = Mapping[ElectionId, Election]


def elections_after(known: Elections, event: Event, position: int) -> Elections:
    """The elections after a fact about one of them."""
    return _REMEMBER[type(event)](known, event, position)


def _called(known: Elections, event: ElectionCalled, position: int) -> Elections:
    called = Election(
        election=event.election,
        board=event.board,
        seat=event.seat,
        electorate=event.electorate,
        nominations_close=event.nominations_close,
        polling=event.polling,
        called_at=position,
    )
    return {**known, event.election: called}


def _nominated(known: Elections, event: CandidateNominated, position: int) -> Elections:
    old = known[event.election]
    return {**known, event.election: replace(old, candidates=(*old.candidates, event.candidate))}


def _declared(known: Elections, event: ResultDeclared, position: int) -> Elections:
    old = known[event.election]
    new = replace(old, elected=event.elected, polled=event.polled, declared_at=position)
    return {**known, event.election: new}


def _voided(known: Elections, event: ElectionVoided, position: int) -> Elections:
    old = known.get(event.election)
    return {**known, event.election: replace(old, voided_at=position)} if old else known


_REMEMBER: Mapping[type[Event], Callable[[Elections, Any, int], Elections]] = {
    ElectionCalled: _called,
    CandidateNominated: _nominated,
    ResultDeclared: _declared,
    ElectionVoided: _voided,
}
ELECTIONS = tuple(_REMEMBER)
