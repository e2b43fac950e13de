"""How what becomes of a decision is recorded: the rules for each command, and the fact that follows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from domain.boards.events import BoardEstablished, CharterAdopted
from domain.boards.selects import SEATS
from domain.decisions.condition_commands import DischargeCondition, FailCondition, WaiveCondition
from domain.decisions.condition_facts import discharged, failed, waived
from domain.decisions.condition_policies import DISCHARGING, ON_CONDITION, WAIVING
from domain.decisions.course_following import COURSE_FACTS
from domain.decisions.free_members import CO_OPTING, CONVENING
from domain.decisions.notice_commands import EndService, GiveTerminationNotice
from domain.decisions.notice_facts import carried_over, ended, notice_given, referred_up
from domain.decisions.notice_policies import ENDING, NOTIFYING
from domain.decisions.panel_members import OF_THE_PANEL
from domain.decisions.sequel_commands import (
    BeginStandstill,
    LapseDecision,
    LiftSuspension,
    SequelCommand,
    SetDecisionAside,
    SuspendDecision,
)
from domain.decisions.sequel_facts import lapsed, lifted, set_aside, standstill_begun, suspended
from domain.decisions.sequel_policies import BEGINNING_STANDSTILL, LIFTING, STANDS, SUSPENDING
from domain.decisions.sequel_state import Afterwards, evolve
from domain.decisions.way_out_commands import CarryItemOver, ConveneConflictsPanel, CoOptMembers, ReferDecisionUp
from domain.decisions.way_out_facts import members_co_opted, panel_convened
from domain.decisions.ways_out import CARRYING_OVER, REFERRING_UP
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import Rule, enforce
from domain.kernel.selections import Selection, about
from domain.meetings.events import MeetingCalled
from domain.people.events import PersonRegistered


class Chapter(NamedTuple):
    """The rules for a command, in the order of the book, and the fact that follows where they allow it."""

    rules: tuple[Rule[Any, Afterwards], ...]
    follows: Callable[[Any, Afterwards], Event]


BOOK: Mapping[type[SequelCommand], Chapter] = {
    DischargeCondition: Chapter(DISCHARGING, discharged),
    WaiveCondition: Chapter(WAIVING, waived),
    FailCondition: Chapter(ON_CONDITION, failed),
    BeginStandstill: Chapter(BEGINNING_STANDSTILL, standstill_begun),
    SuspendDecision: Chapter(SUSPENDING, suspended),
    LiftSuspension: Chapter(LIFTING, lifted),
    SetDecisionAside: Chapter(STANDS, set_aside),
    LapseDecision: Chapter(STANDS, lapsed),
    GiveTerminationNotice: Chapter(NOTIFYING, notice_given),
    EndService: Chapter(ENDING, ended),
    CarryItemOver: Chapter(CARRYING_OVER, carried_over),
    ReferDecisionUp: Chapter(REFERRING_UP, referred_up),
    ConveneConflictsPanel: Chapter(CONVENING, panel_convened),
    CoOptMembers: Chapter(CO_OPTING, members_co_opted),
}


def what_became_of_it(command: SequelCommand, known: Afterwards) -> Selection:
    """The decision with everything that became of it, and whoever and whatever the command names."""
    course = about(command.decision, *COURSE_FACTS)
    match command:
        case WaiveCondition():
            return course | about(command.waived_by, PersonRegistered)
        case CarryItemOver():
            return course | about(command.meeting, MeetingCalled)
        case ReferDecisionUp():
            return course | about(command.to_board, BoardEstablished, CharterAdopted)
        case ConveneConflictsPanel():
            return course | about((command.convened_by, *command.panel), PersonRegistered)
        case CoOptMembers():
            return course | about(command.meeting, MeetingCalled) | about(command.seats, *SEATS)
        case _:
            return course


def decide(command: SequelCommand, known: Afterwards) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    chapter = BOOK[type(command)]
    enforce(chapter.rules, command, known)
    return [chapter.follows(command, known)]


sequels: Decider[SequelCommand, Afterwards] = Decider(
    name="sequels",
    commands=tuple(BOOK),
    selects=(what_became_of_it, *OF_THE_PANEL),
    blank=Afterwards,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(rule for chapter in BOOK.values() for rule in chapter.rules)),
)
