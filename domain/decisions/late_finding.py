"""Finding the decisions of boards, and those that somebody had a part in, from some day on."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import cast

from domain.boards.events import DeputyNominated, MemberAppointed, MemberElected
from domain.cases.events import CaseScored, CaseSubmitted
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.deciders import Read
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, CaseId, MeetingId, PersonId
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.selections import about
from domain.meetings.events import CorrectionConfirmed, MeetingCalled, PersonArrived

Decided = Fact[DecisionTaken] | Fact[ChairsActionTaken]
Since = Sequence[PartialDate | None]


def of_boards(boards: Iterable[BoardId], since: Since, read: Read) -> Sequence[Decided]:
    """The decisions and chair's actions of these boards that may have been taken since then."""
    boards = frozenset(boards)
    called = [cast("MeetingCalled", one.event) for one in read(about(boards, MeetingCalled))]
    meetings = [one.meeting for one in called if _may_be_since(day_of(one.starts_at), since)]
    return _recent(read(about(meetings, DecisionTaken) | about(boards, ChairsActionTaken)), since)


def with_people(people: Collection[PersonId], since: Since, read: Read) -> Sequence[Decided]:
    """The decisions about cases since then in which any of these people had a part.

    As members of the board, in the room or not, as those who could stand in for them, as others who were there, or as
    those who wrote, sponsored or scored the case.
    """
    seated = [one.event for one in read(about(people, MemberAppointed, MemberElected, DeputyNominated))]
    named = [cast("MemberAppointed | MemberElected | DeputyNominated", one) for one in seated]
    standing_in = {one.board for one in named if isinstance(one, DeputyNominated)}
    taken = {one.position: one for one in of_boards({one.board for one in named}, since, read)}
    taken |= {one.position: one for one in _recent(read(about(_attended(people, read), DecisionTaken)), since)}
    brought = {one.position: one for one in _recent(read(about(_brought(people, read), DecisionTaken)), since)}
    had_part = {at: one for at, one in taken.items() if _had_part(one, frozenset(people), standing_in)}
    return [one for _, one in sorted((had_part | brought).items())]


def _brought(people: Iterable[PersonId], read: Read) -> frozenset[CaseId]:
    """The cases that any of them wrote, sponsored or scored."""
    named = (one.event for one in read(about(people, CaseSubmitted, CaseScored)))
    return frozenset(cast("CaseSubmitted | CaseScored", one).case for one in named)


def _attended(people: Iterable[PersonId], read: Read) -> frozenset[MeetingId]:
    came = (one.event for one in read(about(people, PersonArrived, CorrectionConfirmed)))
    return frozenset(cast("PersonArrived | CorrectionConfirmed", one).meeting for one in came)


def _recent(facts: Iterable[Fact[Event]], since: Since) -> list[Decided]:
    taken = (cast("Decided", fact) for fact in facts)
    return [one for one in taken if _may_be_since(one.event.decided, since)]


def _may_be_since(day: date, since: Since) -> bool:
    on = PartialDate.of(day)
    return any(start is None or on.before(start) is not Answer.YES for start in since)


def _had_part(taken: Decided, people: frozenset[PersonId], standing_in: Collection[BoardId]) -> bool:
    event = taken.event
    if isinstance(event, ChairsActionTaken):
        return not people.isdisjoint(event.actors)
    inputs = event.inputs
    members = (one for seat in inputs.roster for one in (*seat.holders, seat.deputy) if one is not None)
    others = [*(one.person for one in inputs.attending), *(one.person for one in inputs.exclusions)]
    there = not people.isdisjoint([*members, *others, *inputs.withdrawn])
    return event.case is not None and (there or event.board in standing_in)
