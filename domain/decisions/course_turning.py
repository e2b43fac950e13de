"""Every turn that the course of a decision takes, by the fact that brings it about."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.decisions.course import Course
from domain.decisions.events import (
    ConditionDischarged,
    ConditionFailed,
    ConditionWaived,
    DecisionLapsed,
    DecisionReferredUp,
    DecisionSetAside,
    DecisionSuspended,
    ItemCarriedOver,
    ServiceEnded,
    StandstillBegun,
    SuspensionLifted,
    TerminationNoticeGiven,
)
from domain.decisions.kept import ConditionState
from domain.decisions.statuses import Status
from domain.decisions.turns import turn_of
from domain.decisions.way_out_events import ConflictsPanelConvened, MembersCoOpted
from domain.kernel.messages import Event


def _settled(state: ConditionState) -> Callable[[Course, Any, int], Course]:
    def settled(course: Course, event: Any, position: int) -> Course:  # noqa: ANN401 - any fact about a condition
        at = event.condition - 1
        kept = replace(course.conditions[at], state=state, position=position)
        conditions = (*course.conditions[:at], kept, *course.conditions[at + 1 :])
        status = Status.LAPSED if state is ConditionState.FAILED else course.status
        turn = turn_of(event, status, event.on, position)
        return replace(course, conditions=conditions, turns=(*course.turns, turn))

    return settled


def _becoming(status: Status | None) -> Callable[[Course, Any, int], Course]:
    def became(course: Course, event: Any, position: int) -> Course:  # noqa: ANN401 - any sequel with a day
        turn = turn_of(event, status or course.status, event.on, position)
        return replace(course, turns=(*course.turns, turn))

    return became


def _lifted(course: Course, event: SuspensionLifted, position: int) -> Course:
    return replace(course, turns=(*course.turns, turn_of(event, event.status, event.on, position)))


def _standstill(course: Course, event: StandstillBegun, position: int) -> Course:
    turn = turn_of(event, course.status, event.notice_published, position)
    return replace(course, standstill_until=event.last_day, turns=(*course.turns, turn))


def _noticed(course: Course, event: TerminationNoticeGiven, position: int) -> Course:
    return replace(course, notice=event, turns=(*course.turns, turn_of(event, course.status, event.given, position)))


def _ended(course: Course, event: ServiceEnded, position: int) -> Course:
    turn = turn_of(event, course.status, event.on, position)
    return replace(course, service_ended=event.on, turns=(*course.turns, turn))


TURNED: Mapping[type[Event], Callable[[Course, Any, int], Course]] = {
    ConditionDischarged: _settled(ConditionState.DISCHARGED),
    ConditionWaived: _settled(ConditionState.WAIVED),
    ConditionFailed: _settled(ConditionState.FAILED),
    StandstillBegun: _standstill,
    DecisionSuspended: _becoming(Status.SUSPENDED),
    SuspensionLifted: _lifted,
    DecisionSetAside: _becoming(Status.SET_ASIDE),
    DecisionLapsed: _becoming(Status.LAPSED),
    TerminationNoticeGiven: _noticed,
    ServiceEnded: _ended,
    ItemCarriedOver: _becoming(Status.CARRIED_OVER),
    DecisionReferredUp: _becoming(Status.REFERRED_UP),
    ConflictsPanelConvened: _becoming(None),
    MembersCoOpted: _becoming(Status.CARRIED_OVER),
}
