"""How the course of a decision begins: as a meeting took it, or as two members acted for the board."""

from collections.abc import Mapping
from typing import Final

from domain.boards.remit import DecisionType
from domain.decisions.course import Course
from domain.decisions.events import (
    ChairsActionTaken,
    DecisionTaken,
    Outcome,
)
from domain.decisions.kept import Kept
from domain.decisions.outcomes import CARRIED, WITHOUT_ANSWER, agreed_inquorate
from domain.decisions.statuses import Status
from domain.decisions.turns import turn_of
from domain.meetings.terms import NO_TERMS, Terms

SUPPORTED: Final[Mapping[DecisionType, Outcome]] = {
    DecisionType.FINAL_APPROVAL: Outcome.APPROVED,
    DecisionType.RECOMMENDATION: Outcome.RECOMMENDED,
}
"""What a question is that a meeting could only show its support for."""
RATIFICATIONS: Final = frozenset({Outcome.RATIFIED, Outcome.NOT_RATIFIED})
"""What is put again where it found no quorum, and not itself ratified."""


def kept(terms: Terms) -> tuple[Kept, ...]:
    """The conditions of an approval, all of them open."""
    return tuple(Kept(condition=one) for one in terms.conditions)


def began_as(event: DecisionTaken) -> Status:
    """Where a decision stands when it is taken: in force, unless it answers nothing or only shows support."""
    if event.outcome is Outcome.SUPPORTED_INDICATIVELY:
        return Status.INDICATIVE
    return Status.WITHOUT_EFFECT if event.outcome in WITHOUT_ANSWER else Status.IN_FORCE


def taken(event: DecisionTaken, position: int) -> Course:
    """The course of what a meeting decided; what too few agreed to has no conditions yet and no end."""
    status, ratifies = began_as(event), event.outcome is Outcome.RATIFIED
    terms = event.terms if status is Status.IN_FORCE and not ratifies else NO_TERMS
    return Course(
        decision=event.decision,
        board=event.board,
        number=event.number,
        motion=event.motion,
        case=event.case,
        version=event.version,
        outcome=event.outcome,
        decides=_decides(event),
        decided=event.decided,
        position=position,
        turns=(turn_of(event, status, event.decided, position),),
        conditions=kept(terms),
        until=terms.until,
        earlier=event.earlier,
        agreed=NO_TERMS if ratifies else event.terms,
    )


def _decides(event: DecisionTaken) -> Outcome | None:
    """What it decides about the case: its outcome, what it ratifies, or what too few members agreed to."""
    if event.outcome is Outcome.RATIFIED:
        return event.earlier_outcome
    if event.outcome is Outcome.SUPPORTED_INDICATIVELY:
        return SUPPORTED.get(event.inputs.question.decision_type)
    if agreed_inquorate(event.verdict):
        agreed = CARRIED[event.inputs.question.direction]
        return None if agreed in RATIFICATIONS else agreed
    return None if event.outcome in WITHOUT_ANSWER else event.outcome


def acted(event: ChairsActionTaken, position: int) -> Course:
    """The course of a chair's action, provisional until it is ratified."""
    return Course(
        decision=event.decision,
        board=event.board,
        number=event.number,
        motion=None,
        case=event.case,
        version=event.version,
        outcome=event.outcome,
        decides=event.outcome,
        decided=event.decided,
        position=position,
        turns=(turn_of(event, Status.PROVISIONAL, event.decided, position),),
        conditions=kept(event.terms),
        until=event.terms.until,
        earlier=event.earlier,
        ratify_by=event.ratify_by,
    )
