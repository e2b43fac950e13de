"""When a contract may be awarded: after its decision, and once the standstill is over."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.decisions.events import DecisionSuspended, SuspensionGround, SuspensionLifted
from domain.decisions.standing import behind
from domain.decisions.working_days import working_day_after
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.refusals import Refused
from domain.procurement.commands import AwardContract
from domain.procurement.events import Process
from domain.procurement.state import Procurement

SELECTION_REGIME: Final = date(2024, 1, 1)  # SI 2023/1348 applies from this day
WITH_A_STANDSTILL: Final = frozenset(
    {Process.DIRECT_AWARD_C, Process.MOST_SUITABLE_PROVIDER, Process.COMPETITIVE, Process.FRAMEWORK_CONCLUDED}
)
ANSWERED_FOR: Final = 5  # working days after the answer to a representation: SI 2023/1348, regulation 12


class AwardedBeforeDecided(Refused):
    """A contract is awarded after the decision that is named for it."""

    code = "awarded-before-decided"
    bends = True


class StandstillRuns(Refused):
    """The standstill is not over, or a representation made within it waits for its answer."""

    code = "standstill-runs"
    bends = True


class StandstillNotBegun(Refused):
    """This process has a standstill before anything is awarded, and none was begun on the decision."""

    code = "standstill-not-begun"
    bends = True


def nothing_is_awarded_before_its_decision(command: AwardContract, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 24: the record names who decided, and they decide before anything is awarded."""
    course = known.courses.get(command.decision) if command.decision else None
    if course is None or day_of(command.asked.occurred_at) >= course.decided:
        return None
    return AwardedBeforeDecided(evidence=[course.position], pointer="/decision", decided=course.decided.isoformat())


def nothing_is_awarded_while_a_standstill_runs(command: AwardContract, known: Procurement) -> Iterator[Refused]:
    """SI 2023/1348, regulation 12: no contract is entered into before the end of the standstill.

    It stays open until a representation is answered, and for five working days after that.
    """
    day = day_of(command.asked.occurred_at)
    for course in behind(known.courses, command.decision) if command.decision else ():
        last = course.standstill_until
        if last is not None and day <= last:
            yield StandstillRuns(evidence=[course.position], pointer="/decision", last_day=last.isoformat())
        yield from _representations(course.decision, known, day)


def a_standstill_is_begun_where_the_process_has_one(command: AwardContract, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 12: after Direct Award Process C, the Most Suitable Provider or the Competitive Process.

    An urgent award or modification has none (regulation 14); what rests on no decision on record cannot show one.
    """
    line = behind(known.courses, command.decision) if command.decision else ()
    has_one = command.terms.process in WITH_A_STANDSTILL and not command.terms.urgent
    if not line or not has_one or day_of(command.asked.occurred_at) < SELECTION_REGIME:
        return None
    begun = any(course.standstill_until is not None for course in line)
    return None if begun else StandstillNotBegun(pointer="/decision", evidence=[line[0].position])


def _representations(decision: DecisionId, known: Procurement, day: date) -> Iterator[Refused]:
    told = [one for one in known.followed.told if getattr(one.event, "decision", None) == decision]
    for at, made in enumerate(told):
        event = made.event
        if not _is_a_representation(event) or event.on > day:
            continue
        answer = next((one for one in told[at:] if isinstance(one.event, SuspensionLifted)), None)
        last = working_day_after(answer.event.on, ANSWERED_FOR) if answer else None
        if last is None or day <= last:
            yield StandstillRuns(
                evidence=_shown(made, answer), pointer="/decision", last_day=last.isoformat() if last else None
            )


def _is_a_representation(event: Event) -> bool:
    return isinstance(event, DecisionSuspended) and event.ground is SuspensionGround.PSR_REPRESENTATION


def _shown(made: Fact[Event], answer: Fact[Event] | None) -> list[int]:
    return [made.position, *([answer.position] if answer else [])]
