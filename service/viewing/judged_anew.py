"""Decisions judged anew: what they came to then and what they come to with what is known now."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from domain.decisions.events import DecisionRejudged
from domain.kernel.codec import write
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from service.recording.receipts import FindingShown, Shown

IdText = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
Codes = Annotated[tuple[str, ...], Field(description="codes of the steps of the judgement")]


class JudgedAnew(Shown):
    """A second verdict beside a decision; the decision itself stands until the board takes another."""

    decision: IdText
    board: IdText
    case: IdText | None = None
    outcome_then: str
    outcome_now: str
    appeared: Codes
    vanished: Codes
    verdict: Annotated[dict[str, Any], Field(description="as in a decision: result, quorum, tally, standings, steps")]


class Impact(Shown):
    """Which decisions already taken would be judged otherwise, and which rules not kept; nothing is recorded."""

    decisions: tuple[JudgedAnew, ...]
    findings: Annotated[
        tuple[FindingShown, ...], Field(description="the rules that it would not keep and that do not stop it")
    ] = ()


def judged(event: DecisionRejudged) -> dict[str, Any]:
    """The second verdict as it is shown."""
    return {
        "decision": str(event.decision),
        "board": str(event.board),
        "case": str(event.case) if event.case else None,
        "outcome_then": event.outcome_then.name,
        "outcome_now": event.outcome_now.name,
        "appeared": event.appeared,
        "vanished": event.vanished,
        "verdict": write(event.verdict, str),
    }


def impact_of(facts: Iterable[Fact[Event]]) -> Impact:
    """What facts that would follow do to decisions, and which rules they would not keep, each once."""
    those = tuple(facts)
    anew = (judged(fact.event) for fact in those if isinstance(fact.event, DecisionRejudged))
    broken = dict.fromkeys(rule for fact in those for rule in fact.envelope.findings or ())
    findings = tuple(FindingShown.model_validate(write(one, str)) for one in broken)
    return Impact(decisions=tuple(JudgedAnew(**one) for one in anew), findings=findings)
