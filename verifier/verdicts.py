"""Every decision judged again from the inputs that its own fact keeps."""

from typing import Any

from domain.decisions.events import DecisionTaken
from domain.decisions.judge import rejudge
from domain.decisions.outcomes import outcome_of
from domain.kernel.facts import Fact
from verifier.facts import UNFIT
from verifier.findings import Check, Findings


def judge_again(fact: Fact[Any], findings: Findings) -> None:
    """Where a fact is a decision, hold its verdict and outcome against what follows from its inputs."""
    if not isinstance(fact.event, DecisionTaken):
        return
    try:
        wrong = _wrong_with(fact.event)
    except UNFIT:
        wrong = "the decision cannot be judged again from its inputs"
    if wrong:
        findings.add(Check.VERDICTS, fact.position, wrong)


def _wrong_with(decision: DecisionTaken) -> str | None:
    verdict, kept = rejudge(decision), decision.verdict
    if verdict.result is not kept.result:
        return f"its verdict says {kept.result.value}, from its inputs follows {verdict.result.value}"
    if verdict != kept:
        return "its verdict is not the one that follows from its inputs, though the result is the same"
    if decision.outcome is not outcome_of(decision.inputs.question.direction, verdict):
        return f"its outcome {decision.outcome.value} does not follow from its verdict"
    return None
