"""The rules for what becomes of a decision, in the order of the book."""

from datetime import date
from typing import Final

from domain.decisions.course import STANDING, Course
from domain.decisions.events import SuspensionGround
from domain.decisions.notice_commands import GiveTerminationNotice
from domain.decisions.sequel_commands import BeginStandstill, LiftSuspension, SequelCommand, SuspendDecision
from domain.decisions.sequel_state import Afterwards
from domain.decisions.statuses import Status
from domain.kernel.deciders import NotYetHappened
from domain.kernel.london import day_of
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused


class UnknownDecision(Refused):
    """No decision is on record under this id."""

    code = "unknown-decision"


class BeforeTheDecision(Refused):
    """This would have happened before the decision was taken."""

    code = "before-the-decision"


class DecisionNotInForce(Refused):
    """The decision is not in force, or is held up."""

    code = "decision-not-in-force"


class DecisionNotSuspended(Refused):
    """The decision is not suspended."""

    code = "decision-not-suspended"


class StandstillAlreadyBegun(Refused):
    """The standstill has begun."""

    code = "standstill-already-begun"


class OutsideTheStandstill(Refused):
    """A representation is made within the standstill that follows the notice."""

    code = "outside-the-standstill"


REASONS: Final = {"why": "/why", "by_whom": "/byWhom", "instructions": "/instructions"}


def the_course(command: SequelCommand, known: Afterwards) -> Course:
    """The course of the decision asked about; only after the rule that it is known."""
    return known.courses[command.decision]


def the_day(command: SequelCommand) -> tuple[str, date]:
    """The day on which it happened, and where it stands in the request."""
    if isinstance(command, BeginStandstill):
        return "/noticePublished", command.notice_published
    if isinstance(command, GiveTerminationNotice):
        return "/given", command.given
    return "/on", command.on


def the_decision_is_known(command: SequelCommand, known: Afterwards) -> Refused | None:
    """What is not on record cannot be acted on."""
    return None if command.decision in known.courses else UnknownDecision(pointer="/decision")


def it_happened_after_the_decision(command: SequelCommand, known: Afterwards) -> Refused | None:
    """What becomes of a decision comes after it, and is recorded after it happened."""
    pointer, day = the_day(command)
    course = the_course(command, known)
    if day > day_of(command.asked.occurred_at):
        return NotYetHappened(pointer=pointer)
    return None if day >= course.decided else BeforeTheDecision(pointer=pointer, evidence=[course.position])


def there_are_reasons(command: SequelCommand, known: Afterwards) -> Refused | None:
    """PSR regulation 24: reasons are recorded."""
    for name, pointer in REASONS.items():
        said = getattr(command, name, None)
        if said is not None and not said.strip():
            return ReasonMissing(pointer=pointer)
    return None


def only_what_stands_is_changed(command: SequelCommand, known: Afterwards) -> Refused | None:
    """What was rescinded, replaced, set aside or never had effect is neither suspended nor set aside nor lapses."""
    course = the_course(command, known)
    if course.status in STANDING:
        return None
    return DecisionNotInForce(pointer="/decision", evidence=[course.turns[-1].position], status=course.status.value)


def what_is_suspended_is_not_carried_out(command: SequelCommand, known: Afterwards) -> Refused | None:
    """Croydon, April 2017: while a decision is called in or referred, nothing is done under it."""
    course = the_course(command, known)
    if course.status is not Status.SUSPENDED:
        return None
    return DecisionNotInForce(pointer="/decision", evidence=[course.turns[-1].position], status=course.status.value)


def nothing_is_suspended_twice(command: SuspendDecision, known: Afterwards) -> Refused | None:
    """One suspension ends before another begins, so that it is known which of them still holds."""
    return what_is_suspended_is_not_carried_out(command, known)


def only_what_is_suspended_is_released(command: LiftSuspension, known: Afterwards) -> Refused | None:
    """A decision that stands needs no release."""
    course = the_course(command, known)
    if course.status is Status.SUSPENDED:
        return None
    return DecisionNotSuspended(pointer="/decision", evidence=[course.turns[-1].position])


def a_representation_is_made_within_the_standstill(command: SuspendDecision, known: Afterwards) -> Refused | None:
    """SI 2023/1348 (Provider Selection Regime), reg 12: by midnight at the end of the 8th working day."""
    if command.ground is not SuspensionGround.PSR_REPRESENTATION:
        return None
    last = the_course(command, known).standstill_until
    if last is not None and command.on <= last:
        return None
    return OutsideTheStandstill(pointer="/on", last_day=last.isoformat() if last else None)


def a_standstill_begins_once(command: BeginStandstill, known: Afterwards) -> Refused | None:
    """SI 2023/1348 reg 12: the standstill follows the notice of the intention to award."""
    course = the_course(command, known)
    return StandstillAlreadyBegun(pointer="/decision") if course.standstill_until else None


KNOWN = (the_decision_is_known, it_happened_after_the_decision, there_are_reasons)
STANDS = (*KNOWN, only_what_stands_is_changed)
CARRIED_OUT = (*STANDS, what_is_suspended_is_not_carried_out)
BEGINNING_STANDSTILL = (*CARRIED_OUT, a_standstill_begins_once)
SUSPENDING = (*STANDS, nothing_is_suspended_twice, a_representation_is_made_within_the_standstill)
LIFTING = (*KNOWN, only_what_is_suspended_is_released)
