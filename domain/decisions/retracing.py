"""Retracing: what was asked for when something was judged, so that whoever holds the facts before it can ask again."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.commands import JudgeActionAgain, JudgeAgain, TakeDecision
from domain.decisions.decider import decider
from domain.decisions.events import ChairsActionRejudged, ChairsActionTaken, DecisionRejudged, DecisionTaken
from domain.decisions.rejudging import rejudging
from domain.decisions.rejudging_action import as_asked, rejudging_action
from domain.kernel.deciders import Decider, Read
from domain.kernel.facts import Fact
from domain.kernel.ids import ProposalId
from domain.kernel.messages import Asked, Command, Event
from domain.merges.identity import consider_as_one

Retrace = Callable[[Fact[Any]], Command]


def rulebook_of(fact: Fact[Event]) -> str:
    """The digest of the rules by which such a fact is judged today."""
    return _RETRACED[type(fact.event)][0].rulebook


def judged_again(fact: Fact[Event], read: Read, ledger: str) -> Event | None:
    """What the same question comes to, asked of the facts that `read` finds, which are those before it.

    Nothing where nothing would be recorded. Raises `Refused` where the rules forbid it.
    """
    asked_of, command = _RETRACED[type(fact.event)]
    answer = consider_as_one(asked_of, command(fact), read, ledger)
    return next((event for event in answer.events if type(event) is type(fact.event)), None)


def _asked(fact: Fact[Any]) -> Asked:
    envelope = fact.envelope
    return Asked(
        by=envelope.actor,
        at=envelope.recorded_at,
        occurred_at=envelope.occurred_at,
        via=envelope.via,
        mode=envelope.mode,
        acting_for=envelope.acting_for,
        reason=envelope.reason,
        source=envelope.source,
        causation=envelope.causation,
        corrects=envelope.corrects,
        supersedes=envelope.supersedes,
    )


def _decision(fact: Fact[DecisionTaken]) -> TakeDecision:
    event = fact.event
    return TakeDecision(
        asked=_asked(fact),
        decision=event.decision,
        meeting=event.meeting,
        item=event.item,
        motion=event.motion,
        proposal=ProposalId(event.decision),  # whichever: the decision does not name what it makes
    )


def _again(fact: Fact[DecisionRejudged]) -> JudgeAgain:
    event = fact.event
    return JudgeAgain(
        asked=_asked(fact),
        decision=event.decision,
        meeting=event.meeting,
        item=event.item,
        motion=event.motion,
        cause=event.cause,
    )


def _action_again(fact: Fact[Any]) -> JudgeActionAgain:
    event = fact.event
    cause = event.cause if isinstance(event, ChairsActionRejudged) else fact.position
    return JudgeActionAgain(
        asked=_asked(fact), decision=event.decision, board=event.board, case=event.case, cause=cause
    )


def _action(fact: Fact[ChairsActionTaken]) -> Command:
    return as_asked(_action_again(fact), fact)


_RETRACED: Final[Mapping[type[Event], tuple[Decider[Any, Any], Retrace]]] = {
    DecisionTaken: (decider, _decision),
    DecisionRejudged: (rejudging, _again),
    ChairsActionTaken: (chairs_actions, _action),
    ChairsActionRejudged: (rejudging_action, _action_again),
}
JUDGED: Final = frozenset(_RETRACED)
"""The kinds of fact that say how something was judged."""
