"""What is remembered of a breach: how far its file is, what was determined, and which decisions are under review."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from domain.breaches.events import (
    ActionsTaken,
    BreachClosed,
    BreachDetermined,
    BreachPublished,
    BreachReported,
    BreachTriaged,
    DecisionPutUnderReview,
    DecisionReviewSettled,
    Determination,
    InvestigationBegun,
)
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.facts import Fact
from domain.kernel.ids import BreachId, DecisionId
from domain.kernel.messages import Event
from domain.kernel.values import value


class Stage(Enum):
    """How far the file of a breach is."""

    REPORTED = "REPORTED"
    TRIAGED = "TRIAGED"
    INVESTIGATING = "INVESTIGATING"
    DETERMINED = "DETERMINED"
    ACTED = "ACTED"
    PUBLISHED = "PUBLISHED"
    CLOSED = "CLOSED"


@value
class File:
    """The file of one breach; `reviews` says of each decision under review whether that was settled."""

    breach: BreachId
    stage: Stage
    to_be_investigated: bool
    determination: Determination | None
    reviews: Mapping[DecisionId, bool]
    evidence: tuple[int, ...]

    @property
    def stands(self) -> bool:
        """Whether there was a breach, at least in part."""
        return self.determination in (Determination.BREACH, Determination.PARTLY)

    @property
    def under_review(self) -> tuple[DecisionId, ...]:
        """The decisions whose review is not settled."""
        return tuple(decision for decision, settled in self.reviews.items() if not settled)


@value
class Breaches:
    """The files and decisions that a command needs."""

    files: Mapping[BreachId, File]
    decisions: frozenset[DecisionId]


BLANK = Breaches(files={}, decisions=frozenset())


def evolve(known: Breaches, fact: Fact[Event]) -> Breaches:
    """Remember what happened to a breach; anything else changes nothing."""
    event = fact.event
    if isinstance(event, DecisionTaken | ChairsActionTaken):
        return replace(known, decisions=known.decisions | {event.decision})
    if isinstance(event, BreachReported):
        return _with(known, _reported(event), fact.position)
    step = _STEPS.get(type(event))
    file = known.files.get(event.breach) if step else None  # type: ignore[attr-defined]
    return _with(known, step(file, event), fact.position) if step and file else known


def _with(known: Breaches, file: File, position: int) -> Breaches:
    kept = replace(file, evidence=(*file.evidence, position))
    return replace(known, files={**known.files, file.breach: kept})


def _reported(event: BreachReported) -> File:
    return File(
        breach=event.breach,
        stage=Stage.REPORTED,
        to_be_investigated=False,
        determination=None,
        reviews=dict.fromkeys(event.decisions, False),
        evidence=(),
    )


def _triaged(file: File, event: BreachTriaged) -> File:
    return replace(file, stage=Stage.TRIAGED, to_be_investigated=event.investigate)


def _determined(file: File, event: BreachDetermined) -> File:
    return replace(file, stage=Stage.DETERMINED, determination=event.determination)


def _reviewed(file: File, event: DecisionPutUnderReview) -> File:
    return replace(file, reviews={**file.reviews, event.decision: False})


def _settled(file: File, event: DecisionReviewSettled) -> File:
    return replace(file, reviews={**file.reviews, event.decision: True})


def _at(stage: Stage) -> Callable[[File, Any], File]:
    return lambda file, _: replace(file, stage=stage)


_STEPS: Mapping[type[Event], Callable[[File, Any], File]] = {
    BreachTriaged: _triaged,
    InvestigationBegun: _at(Stage.INVESTIGATING),
    BreachDetermined: _determined,
    ActionsTaken: _at(Stage.ACTED),
    BreachPublished: _at(Stage.PUBLISHED),
    BreachClosed: _at(Stage.CLOSED),
    DecisionPutUnderReview: _reviewed,
    DecisionReviewSettled: _settled,
}
