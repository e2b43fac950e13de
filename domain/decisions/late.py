"""Late knowledge: facts that tell how things were have the decisions that they can touch judged anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.boards.commands import (
    AbolishSeat,
    AdoptCharter,
    AppointMember,
    CreateSeat,
    DeclareResult,
    ElectMember,
    NominateDeputy,
    VacateSeat,
    VoidElection,
    WithdrawDeputy,
)
from domain.cases.commands import ScoreCase
from domain.decisions.commands import JudgeActionAgain, JudgeAgain
from domain.decisions.events import ChairsActionTaken
from domain.decisions.late_finding import Decided
from domain.decisions.late_touching import touched
from domain.interests.arrangement_commands import AgreeMitigation, EndArrangement, GrantDispensation
from domain.interests.commands import AmendInterest, ConfirmInterests, DeclareInterest, EndInterest, MakeNilReturn
from domain.kernel.deciders import Follow, Read
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Asked, Command, Event
from domain.meetings.commands import ConfirmCorrection, DeclareAtItem
from domain.merges.commands import ConfirmMerge, ConfirmUnmerge
from domain.organisations.commands import (
    BeginMembership,
    EndLink,
    EndMembership,
    ImportOrganisations,
    LinkOrganisations,
)
from domain.organisations.counting_patients import CountPatients
from domain.people.commands import LeavePosition, TakePosition


def judged_anew(asked: Asked, facts: Sequence[Fact[Event]], read: Read) -> Sequence[Command]:
    """For every decision that these facts can touch, once, the command to judge it anew, with the first such fact."""
    found: dict[DecisionId, Command] = {}
    for cause, decisions in touched(facts, read):
        for taken in decisions:
            found.setdefault(taken.event.decision, _again(asked, cause, taken))
    return tuple(found.values())


def _again(asked: Asked, cause: Fact[Event], taken: Decided) -> Command:
    event = taken.event
    told = replace(asked, findings=(), causation=cause.envelope.id, corrects=None)
    if isinstance(event, ChairsActionTaken):
        return JudgeActionAgain(
            asked=told, decision=event.decision, board=event.board, case=event.case, cause=cause.position
        )
    return JudgeAgain(
        asked=told,
        decision=event.decision,
        meeting=event.meeting,
        item=event.item,
        motion=event.motion,
        cause=cause.position,
    )


INTERESTS = (DeclareInterest, AmendInterest, EndInterest, MakeNilReturn, ConfirmInterests, DeclareAtItem)
AHEAD = (AgreeMitigation, GrantDispensation, EndArrangement)
TIES = (TakePosition, LeavePosition, LinkOrganisations, EndLink, BeginMembership, EndMembership, ImportOrganisations)
TENURE = (AppointMember, ElectMember, DeclareResult, VoidElection, VacateSeat, NominateDeputy, WithdrawDeputy)
RULES = (AdoptCharter, CreateSeat, AbolishSeat, CountPatients)

LATE: Mapping[type[Command], Follow] = dict.fromkeys(
    (*INTERESTS, *AHEAD, *TIES, *TENURE, *RULES, ScoreCase, ConfirmCorrection, ConfirmMerge, ConfirmUnmerge),
    judged_anew,
)
"""The commands whose facts may come late, and what follows from them."""
