"""Judging a chair's action anew: what would have stood in its way, had everybody known what is known now."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from domain.decisions import chairs_action_decider, state
from domain.decisions.action import sat_on
from domain.decisions.chairs_action_persons import (
    exclusions_on,
    nobody_acts_in_conflict_or_on_what_they_brought,
    two_members_act_jointly,
)
from domain.decisions.commands import JudgeActionAgain, TakeChairsAction
from domain.decisions.events import ChairsActionRejudged, ChairsActionTaken
from domain.decisions.exclusions import within_size
from domain.decisions.knowledge import as_it_was
from domain.decisions.outcomes import CARRIED
from domain.decisions.rejudging import found_in
from domain.decisions.state import Deliberation
from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.messages import BrokenRule, Event
from domain.kernel.refusals import refusals_of
from domain.kernel.selections import NOTHING, Selection, about
from domain.kernel.values import value
from domain.meetings.policies import charter_of

OF_WHO_ACTS = (two_members_act_jointly, nobody_acts_in_conflict_or_on_what_they_brought)


@value
class ActionReview:
    """An action with what is known of those who took it, and how that was judged last."""

    deliberation: Deliberation = state.BLANK
    taken: Fact[ChairsActionTaken] | None = None
    last: ChairsActionRejudged | None = None


BLANK = ActionReview()


def evolve(known: ActionReview, fact: Fact[Any]) -> ActionReview:
    """Remember what counts, and how the action was judged."""
    event = fact.event
    if isinstance(event, ChairsActionRejudged):
        return replace(known, last=event)
    if known.taken is None and isinstance(event, ChairsActionTaken):
        return replace(known, taken=fact)
    told = as_it_was(fact, known.taken)
    return replace(known, deliberation=state.evolve(known.deliberation, told)) if told else known


def decide(command: JudgeActionAgain, known: ActionReview) -> Sequence[Event]:
    """Judge anew; record it where another rule turns out broken or another finding appears, else nothing."""
    if known.taken is None:
        return []
    acted = as_asked(command, known.taken)
    deliberation = sat_on(acted, known.deliberation)
    if charter_of(deliberation.proceedings) is None:
        return []
    broken = tuple(one.as_finding() for rule in OF_WHO_ACTS for one in refusals_of(rule, acted, deliberation))
    exclusions = within_size(exclusions_on(acted, deliberation), seats=0, people=len(acted.actors), ballots=0)
    before = known.last.findings_now if known.last else broken_when_taken(known.taken)
    last = known.last or known.taken.event
    if _told(broken) == _told(before) and found_in(exclusions) == found_in(last.exclusions):
        return []
    return [
        ChairsActionRejudged(
            decision=command.decision,
            board=command.board,
            case=command.case,
            taken_at=known.taken.position,
            cause=command.cause,
            findings_then=before,
            findings_now=broken,
            exclusions=exclusions,
        )
    ]


def as_asked(command: JudgeActionAgain, taken: Fact[ChairsActionTaken]) -> TakeChairsAction:
    """The action as it was asked for, with the day on which it was taken."""
    event, acted_at = taken.event, taken.envelope.occurred_at
    return TakeChairsAction(
        asked=replace(command.asked, occurred_at=acted_at),
        decision=event.decision,
        board=event.board,
        case=event.case,
        direction=next(direction for direction, outcome in CARRIED.items() if outcome is event.outcome),
        actors=event.actors,
        text=event.text,
        urgency=event.urgency,
        terms=event.terms,
        ratify_by=event.ratify_by,
        earlier=event.earlier,
    )


def broken_when_taken(taken: Fact[ChairsActionTaken]) -> tuple[BrokenRule, ...]:
    """The rules of who may act that the action did not keep, as it was judged when it was recorded."""
    names = {rule.__name__.replace("_", "-") for rule in OF_WHO_ACTS}
    return tuple(one for one in taken.envelope.findings or () if one.rule in names)


def _told(findings: Sequence[BrokenRule]) -> frozenset[object]:
    return frozenset((one.rule, one.code, one.pointer) for one in findings)


Select = Callable[[TakeChairsAction, Deliberation], Selection]


def _of(select: Select) -> Callable[[JudgeActionAgain, ActionReview], Selection]:
    def of_review(command: JudgeActionAgain, known: ActionReview) -> Selection:
        return select(as_asked(command, known.taken), known.deliberation) if known.taken else NOTHING

    return of_review


def _the_action(command: JudgeActionAgain, known: ActionReview) -> Selection:
    return about(command.decision, ChairsActionTaken, ChairsActionRejudged)


rejudging_action: Decider[JudgeActionAgain, ActionReview] = Decider(
    name="chairs actions judged anew",
    commands=(JudgeActionAgain,),
    selects=(_the_action, *(_of(select) for select in chairs_action_decider.chairs_actions.selects[1:])),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
)
