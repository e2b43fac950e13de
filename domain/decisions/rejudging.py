"""Judging anew: what the verdict on a decision would have been, had everybody known what is known now.

Only knowledge of how things were counts (interests, ties, terms, corrections of the record). What the boards did after
the decision does not: it is left out, so that without late knowledge the judgement comes out as it did.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from domain.decisions import state
from domain.decisions.assembling import inputs_of
from domain.decisions.commands import Asking, JudgeAgain
from domain.decisions.events import DecisionRejudged, DecisionTaken
from domain.decisions.inputs import Exclusion, JudgementInputs
from domain.decisions.judge import judge
from domain.decisions.knowledge import as_it_was
from domain.decisions.outcomes import outcome_of
from domain.decisions.selects import SELECTS, Select, the_question
from domain.decisions.state import Deliberation
from domain.decisions.verdict import Verdict
from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.selections import Selection, about
from domain.kernel.values import value
from domain.meetings.policies import charter_of, the_motion


@value
class Review:
    """A decision with what it is judged from now, and how it was judged last."""

    deliberation: Deliberation = state.BLANK
    taken: Fact[DecisionTaken] | None = None
    last: DecisionTaken | DecisionRejudged | None = None


BLANK = Review()


def evolve(known: Review, fact: Fact[Any]) -> Review:
    """Remember what counts, and how the decision was judged."""
    event = fact.event
    if isinstance(event, DecisionRejudged):
        return replace(known, last=event)
    if isinstance(event, DecisionTaken) and known.taken is None:
        return replace(known, taken=fact, last=event)
    told = as_it_was(fact, known.taken, known.deliberation.proceedings.sitting.opened)
    return replace(known, deliberation=state.evolve(known.deliberation, told)) if told else known


def decide(command: JudgeAgain, known: Review) -> Sequence[Event]:
    """Judge anew; record it where the verdict differs or a finding appears, and nothing where it does not."""
    adopted = charter_of(known.deliberation.proceedings)
    if known.taken is None or known.last is None or adopted is None:
        return []
    inputs = inputs_of(command, adopted, known.deliberation)
    verdict = judge(inputs)
    if verdict == known.last.verdict and found_in(inputs.exclusions) == found_in(known.last.inputs.exclusions):
        return []
    return [_rejudged(command, known.taken, known.last, inputs, verdict, known)]


def found_in(exclusions: Iterable[Exclusion]) -> frozenset[object]:
    """What stands between people and the question, without the paths that show it."""
    return frozenset(
        (one.person, one.ground, one.management, finding.match, finding.level)
        for one in exclusions
        for finding in one.findings
    )


def _rejudged(
    command: JudgeAgain,
    taken: Fact[DecisionTaken],
    last: DecisionTaken | DecisionRejudged,
    inputs: JudgementInputs,
    verdict: Verdict,
    known: Review,
) -> DecisionRejudged:
    direction = the_motion(command, known.deliberation.proceedings).direction
    before, after = _codes(last.verdict), _codes(verdict)
    return DecisionRejudged(
        decision=command.decision,
        board=taken.event.board,
        meeting=command.meeting,
        item=command.item,
        motion=command.motion,
        case=taken.event.case,
        taken_at=taken.position,
        cause=command.cause,
        outcome_then=last.outcome if isinstance(last, DecisionTaken) else last.outcome_now,
        outcome_now=outcome_of(direction, verdict),
        appeared=tuple(code for code in after if code not in before),
        vanished=tuple(code for code in before if code not in after),
        inputs=inputs,
        verdict=verdict,
    )


def _codes(verdict: Verdict) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.code for step in verdict.steps))


def _of(select: Select) -> Any:  # noqa: ANN401 - the same step for a review
    def of_review(command: Asking, known: Review) -> Selection:
        return select(command, known.deliberation)

    return of_review


def _the_decision(command: JudgeAgain, known: Review) -> Selection:
    return the_question(command, known.deliberation) | about(command.decision, DecisionRejudged)


rejudging: Decider[JudgeAgain, Review] = Decider(
    name="decisions judged anew",
    commands=(JudgeAgain,),
    selects=(_the_decision, *(_of(select) for select in SELECTS[1:])),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    edition=2,  # as that of the decisions
)
