"""What is shown of decisions at meetings held in common."""

from typing import Annotated

from pydantic import Field

from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, BodyCode, CaseId, DecisionId, ItemId, MeetingId
from service.edge.fields import IdOf, Word
from service.recording.receipts import Shown
from service.viewing.erased import ShownText


class CommonMember(Shown):
    """A meeting held in common, and whether its record can be read here by whoever asks."""

    body: IdOf[BodyCode]
    meeting: IdOf[MeetingId]
    seen: bool


class CommonDecision(Shown):
    """What one board decided on a question of the common agenda."""

    body: IdOf[BodyCode]
    meeting: IdOf[MeetingId]
    board: IdOf[BoardId]
    item: IdOf[ItemId]
    title: ShownText
    case: IdOf[CaseId] | None = None
    resolution: ShownText
    direction: str
    decision: IdOf[DecisionId]
    outcome: str


class CommonQuestion(Shown):
    """A question that stands under one number on the agenda of each, and how each decided it."""

    number: Annotated[str, Field(description="Of the item, on the agenda of each.")]
    decisions: tuple[CommonDecision, ...]
    alike: Annotated[
        Word[Answer],
        Field(description="Whether all decided with the same outcome; INDETERMINATE while one of them has not."),
    ]


class CommonDecisions(Shown):
    """How each of the boards that sat in common decided."""

    meetings: tuple[CommonMember, ...]
    results: tuple[CommonQuestion, ...]
