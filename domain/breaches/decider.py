"""How the register of breaches answers what it is asked."""

from collections.abc import Sequence
from typing import assert_never

from domain.breaches.commands import (
    BeginInvestigation,
    BreachesCommand,
    CloseBreach,
    DetermineBreach,
    PublishBreach,
    PutDecisionUnderReview,
    ReportBreach,
    SettleDecisionReview,
    TakeActions,
    TriageBreach,
)
from domain.breaches.events import (
    ActionsTaken,
    BreachClosed,
    BreachDetermined,
    BreachPublished,
    BreachReported,
    BreachTriaged,
    DecisionPutUnderReview,
    DecisionReviewSettled,
    InvestigationBegun,
)
from domain.breaches.policies import (
    ACTING,
    CARRYING_ON,
    CLOSING,
    DETERMINING,
    PUBLISHING,
    REPORTING,
    REVIEWING,
    SETTLING,
)
from domain.breaches.state import BLANK, Breaches, evolve
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.deciders import Decider
from domain.kernel.ids import DecisionId
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about

LIFE: tuple[type[Event], ...] = (
    BreachReported,
    BreachTriaged,
    InvestigationBegun,
    BreachDetermined,
    ActionsTaken,
    BreachPublished,
    BreachClosed,
    DecisionPutUnderReview,
    DecisionReviewSettled,
)


def the_file_and_decisions(command: BreachesCommand, known: Breaches) -> Selection:
    """The facts about the breach, and the decisions that the command names."""
    return about(command.breach, *LIFE) | about(_named(command), DecisionTaken, ChairsActionTaken)


def decide(command: BreachesCommand, known: Breaches) -> Sequence[Event]:
    """Apply the rules of the process; raise `Refused` where they forbid the command."""
    match command:
        case ReportBreach():
            enforce(REPORTING, command, known)
            return [_reported(command)]
        case TriageBreach() | BeginInvestigation():
            enforce(CARRYING_ON, command, known)
            return [_begun(command)]
        case DetermineBreach(breach=breach, determination=determination, why=why):
            enforce(DETERMINING, command, known)
            return [BreachDetermined(breach=breach, determination=determination, why=why)]
        case TakeActions() | PublishBreach() | CloseBreach():
            return [_concluded(command, known)]
        case PutDecisionUnderReview(breach=breach, decision=decision):
            enforce(REVIEWING, command, known)
            return [DecisionPutUnderReview(breach=breach, decision=decision)]
        case SettleDecisionReview():
            enforce(SETTLING, command, known)
            return [_settled(command)]
    assert_never(command)


def _begun(command: TriageBreach | BeginInvestigation) -> Event:
    match command:
        case TriageBreach(breach=breach, triaged_by=triaged_by, investigate=investigate, why=why):
            return BreachTriaged(breach=breach, triaged_by=triaged_by, investigate=investigate, why=why)
        case BeginInvestigation(breach=breach):
            return InvestigationBegun(breach=breach)


def _concluded(command: TakeActions | PublishBreach | CloseBreach, known: Breaches) -> Event:
    match command:
        case TakeActions(breach=breach, actions=actions, note=note):
            enforce(ACTING, command, known)
            return ActionsTaken(breach=breach, actions=tuple(dict.fromkeys(actions)), note=note)
        case PublishBreach(breach=breach, published=published, learning=learning):
            enforce(PUBLISHING, command, known)
            return BreachPublished(breach=breach, published=published, learning=tuple(dict.fromkeys(learning)))
        case CloseBreach(breach=breach):
            enforce(CLOSING, command, known)
            return BreachClosed(breach=breach)


def _named(command: BreachesCommand) -> tuple[DecisionId, ...]:
    match command:
        case ReportBreach(decisions=decisions):
            return decisions
        case PutDecisionUnderReview(decision=decision):
            return (decision,)
        case SettleDecisionReview(settled_by=settled_by):
            return (settled_by,) if settled_by else ()
        case _:
            return ()


def _reported(command: ReportBreach) -> BreachReported:
    return BreachReported(
        breach=command.breach,
        type=command.type,
        route=command.route,
        happened=command.happened,
        reported=day_of(command.asked.occurred_at),
        account=command.account,
        involved=command.involved,
        decisions=tuple(dict.fromkeys(command.decisions)),
    )


def _settled(command: SettleDecisionReview) -> DecisionReviewSettled:
    return DecisionReviewSettled(
        breach=command.breach,
        decision=command.decision,
        settlement=command.settlement,
        settled_by=command.settled_by,
        why=command.why,
    )


RULES = (*REPORTING, *DETERMINING, *ACTING, *PUBLISHING, *CLOSING, *REVIEWING, *SETTLING)

decider = Decider[BreachesCommand, Breaches](
    name="breaches",
    commands=(
        ReportBreach,
        TriageBreach,
        BeginInvestigation,
        DetermineBreach,
        TakeActions,
        PublishBreach,
        CloseBreach,
        PutDecisionUnderReview,
        SettleDecisionReview,
    ),
    selects=(the_file_and_decisions,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(RULES)),
)
