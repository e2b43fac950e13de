"""What is shown of withdrawals and of members who were not in favour."""

from typing import Annotated

from pydantic import Field

from domain.cases.content import CaseKind
from domain.decisions.events import Outcome
from domain.kernel.ids import BoardId, CaseId, DecisionId, ItemId, MeetingId, PersonId, SeatId
from domain.meetings.motions import Choice
from service.edge.fields import Day, IdOf, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata

Number = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class DecisionNamed(Shown):
    """A decision, by its board, its item and its day."""

    decision: IdOf[DecisionId]
    board: IdOf[BoardId]
    meeting: IdOf[MeetingId]
    item: IdOf[ItemId]
    case: IdOf[CaseId] | None = None
    decided: Day
    since: LogPosition


class WithdrawalLine(DecisionNamed):
    """Who had to withdraw from a question because of a conflict, a ruling or the separation of the boards."""

    there: Annotated[Number, Field(description="Voting members at the meeting, those who withdrew included.")]
    withdrew: tuple[IdOf[PersonId], ...]
    more_than_half: bool


class WithdrawalPage(Shown):
    """A page of the questions from which members withdrew, and how many there are on all pages."""

    results: tuple[WithdrawalLine, ...]
    items: Annotated[Number, Field(description="Questions that were asked for, on all pages.")]
    meetings: Annotated[Number, Field(description="Meetings at which they were put.")]
    metadata: PageMetadata


class DissentingVote(Shown):
    """A vote by name against a motion, or an abstention."""

    seat: IdOf[SeatId]
    voter: IdOf[PersonId]
    choice: Word[Choice]


class DissentLine(DecisionNamed):
    """A decision on which not everybody was in favour; votes counted without names have numbers only."""

    kind: Annotated[Word[CaseKind] | None, Field(description="What the case asks for.")] = None
    outcome: Word[Outcome]
    votes_against: Number
    abstained: Number
    votes: tuple[DissentingVote, ...]


class DissentPage(Shown):
    """A page of the decisions on which not everybody was in favour."""

    results: tuple[DissentLine, ...]
    metadata: PageMetadata
