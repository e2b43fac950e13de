"""Decisions judged anew: what they came to then and what they come to with what is known now."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any

from pydantic import Field

from domain.decisions.events import ChairsActionRejudged, ChairsActionTaken, DecisionRejudged
from domain.decisions.rejudging_action import broken_when_taken
from domain.kernel.codec import write
from domain.kernel.facts import Fact
from domain.kernel.messages import BrokenRule, Event
from service.recording.receipts import FindingShown, Shown
from service.store.connections import Connection
from service.store.leaves import fact_of
from service.store.scanning import one_leaf

DECISION, CHAIRS_ACTION = "DECISION", "CHAIRS_ACTION"
IdText = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
Codes = Annotated[
    tuple[str, ...],
    Field(description="codes of the steps of the judgement; of a chair's action, of the rules not kept"),
]
SAYS = (
    "as in a decision: result, quorum, tally, standings, steps; of a chair's action the findings, which are the rules "
    "of who may act that were not kept, and the exclusions, which are what is on record about those who acted"
)
Verdict = Annotated[dict[str, Any], Field(description=SAYS)]
Rejudged = DecisionRejudged | ChairsActionRejudged
FactAt = Callable[[int], Fact[Any]]


class JudgedAnew(Shown):
    """A second verdict beside a decision; the decision itself stands until the board takes another."""

    decision: IdText
    kind: Annotated[str, Field(examples=[DECISION, CHAIRS_ACTION])] = DECISION
    board: IdText
    case: IdText | None = None
    outcome_then: str
    outcome_now: Annotated[
        str | None, Field(description="nothing for a chair's action that those who took it could not have taken")
    ] = None
    appeared: Annotated[Codes, Field(description="that the judgement before this one did not have")]
    vanished: Annotated[Codes, Field(description="that only the judgement before this one had")]
    verdict: Verdict


class BothVerdicts(JudgedAnew):
    """A decision with the verdict by which it was taken and the one that it has with what is known now."""

    verdict_then: Annotated[Verdict, Field(description="the verdict as the decision was taken")]


class Impact(Shown):
    """Which decisions already taken would be judged otherwise, and which rules not kept; nothing is recorded."""

    decisions: tuple[BothVerdicts, ...]
    findings: Annotated[
        tuple[FindingShown, ...], Field(description="the rules that it would not keep and that do not stop it")
    ] = ()


def judged(event: DecisionRejudged) -> dict[str, Any]:
    """The second verdict as it is shown."""
    return {
        "decision": str(event.decision),
        "kind": DECISION,
        "board": str(event.board),
        "case": str(event.case) if event.case else None,
        "outcome_then": event.outcome_then.name,
        "outcome_now": event.outcome_now.name,
        "appeared": event.appeared,
        "vanished": event.vanished,
        "verdict": write(event.verdict, str),
    }


def with_both_verdicts(event: Rejudged, fact_at: FactAt) -> dict[str, Any]:
    """The second verdict beside the first, which stands in the fact by which the decision was taken."""
    taken = fact_at(event.taken_at)
    if isinstance(event, DecisionRejudged):
        return judged(event) | {"verdict_then": write(taken.event.verdict, str)}
    return _action(event, taken)


def impact_of(facts: Iterable[Fact[Event]], connection: Connection, ledger: str) -> Impact:
    """What facts that would follow do to decisions, and which rules they would not keep, each once."""

    def fact_at(position: int) -> Fact[Any]:
        leaf = one_leaf(connection, ledger, position)
        assert leaf is not None  # noqa: S101 - what is judged anew was taken
        return fact_of(position, leaf)

    those = tuple(facts)
    anew = [with_both_verdicts(one.event, fact_at) for one in those if isinstance(one.event, Rejudged)]
    broken = dict.fromkeys(rule for one in those for rule in one.envelope.findings or ())
    return Impact.model_validate({"decisions": anew, "findings": [write(one, str) for one in broken]})


def _action(event: ChairsActionRejudged, taken: Fact[ChairsActionTaken]) -> dict[str, Any]:
    then, now = _codes(event.findings_then), _codes(event.findings_now)
    outcome = taken.event.outcome.name
    return {
        "decision": str(event.decision),
        "kind": CHAIRS_ACTION,
        "board": str(event.board),
        "case": str(event.case),
        "outcome_then": outcome,
        "outcome_now": None if now else outcome,
        "appeared": tuple(code for code in now if code not in then),
        "vanished": tuple(code for code in then if code not in now),
        "verdict": _found(event.findings_now, event.exclusions),
        "verdict_then": _found(broken_when_taken(taken), taken.event.exclusions),
    }


def _codes(findings: Iterable[BrokenRule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.code for one in findings))


def _found(findings: Sequence[BrokenRule], exclusions: Sequence[object]) -> dict[str, Any]:
    return {"findings": [write(one, str) for one in findings], "exclusions": [write(one, str) for one in exclusions]}
