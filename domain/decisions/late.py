"""Late knowledge: which decisions already taken a fact can touch, so that they are judged anew with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from domain.boards.events import MemberAppointed, MemberElected
from domain.decisions.commands import JudgeAgain
from domain.decisions.events import DecisionTaken
from domain.decisions.late_identity import decided_with_either
from domain.interests.commands import AmendInterest, DeclareInterest, EndInterest
from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.deciders import Follow, Read
from domain.kernel.facts import Fact
from domain.kernel.ids import PersonId
from domain.kernel.messages import Asked, Command, Event
from domain.kernel.selections import about, newest_about
from domain.meetings.commands import ConfirmCorrection, DeclareAtItem
from domain.meetings.events import CorrectionConfirmed, InterestDeclaredAtItem
from domain.merges.commands import ConfirmMerge, ConfirmUnmerge
from domain.merges.events import PersonsMerged, PersonsUnmerged
from domain.people.commands import LeavePosition, TakePosition
from domain.people.events import PositionLeft, PositionTaken

Decided = Fact[DecisionTaken]
Tie = InterestDeclared | InterestAmended | InterestEnded | PositionTaken | PositionLeft


def judged_anew(asked: Asked, facts: Sequence[Fact[Event]], read: Read) -> Sequence[Command]:
    """For every decision that these facts can touch, the command to judge it anew."""
    return [_again(asked, fact, taken) for fact in facts for taken in touched(fact, read)]


def touched(fact: Fact[Event], read: Read) -> list[Decided]:
    """The decisions that a fact can touch, by its tags and the time of which it tells."""
    match fact.event:
        case InterestDeclaredAtItem() as said:
            return _decisions(read(about(said.item, DecisionTaken)))
        case CorrectionConfirmed() as said:
            return _decisions(read(about(said.motion or said.meeting, DecisionTaken)))
        case PersonsMerged() | PersonsUnmerged() as said:
            return decided_with_either(said.person, said.merged, read)
        case (InterestDeclared() | InterestAmended() | InterestEnded() | PositionTaken() | PositionLeft()) as said:
            return _decided_with(said.person, _since(said, read), read)
        case _:
            return []


def _since(said: Tie, read: Read) -> list[PartialDate | None]:
    """From when on the fact tells how things were; an interest stated anew, from any of its statements on."""
    match said:
        case InterestEnded():
            return [said.ended]
        case PositionTaken():
            return [said.held_from]
        case PositionLeft():
            return [said.left]
        case _:
            statements = read(about(said.interest, InterestDeclared, InterestAmended))
            return [cast("InterestDeclared | InterestAmended", one.event).held_from for one in statements]


def _decided_with(person: PersonId, since: Sequence[PartialDate | None], read: Read) -> list[Decided]:
    """The decisions about cases that a person's boards may have taken since then, while the person sat there."""
    terms = read(about(person, MemberAppointed, MemberElected))
    boards = {cast("MemberAppointed | MemberElected", term.event).board for term in terms}
    newest = _decisions(read(newest_about(boards, DecisionTaken)))
    recent = {taken.event.board for taken in newest if _may_be_since(taken, since)}
    if not recent:
        return []
    return [
        taken
        for taken in _decisions(read(about(recent, DecisionTaken)))
        if taken.event.case is not None and _may_be_since(taken, since) and _sat(person, taken)
    ]


def _may_be_since(taken: Decided, since: Iterable[PartialDate | None]) -> bool:
    day = PartialDate.of(taken.event.decided)
    return any(start is None or day.before(start) is not Answer.YES for start in since)


def _sat(person: PersonId, taken: Decided) -> bool:
    return any(seat.holder == person for seat in taken.event.inputs.roster)


def _decisions(facts: Sequence[Fact[Event]]) -> list[Decided]:
    return [cast("Decided", fact) for fact in facts]


def _again(asked: Asked, cause: Fact[Event], taken: Decided) -> JudgeAgain:
    event = taken.event
    return JudgeAgain(
        asked=replace(asked, findings=(), causation=cause.envelope.id, corrects=None),
        decision=event.decision,
        meeting=event.meeting,
        item=event.item,
        motion=event.motion,
        cause=cause.position,
    )


LATE: Mapping[type[Command], Follow] = dict.fromkeys(
    (
        *(DeclareInterest, AmendInterest, EndInterest, TakePosition, LeavePosition),
        *(DeclareAtItem, ConfirmCorrection, ConfirmMerge, ConfirmUnmerge),
    ),
    judged_anew,
)
"""The commands whose facts may come late, and what follows from them."""
