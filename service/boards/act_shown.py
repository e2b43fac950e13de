"""What is shown of acts outside a term."""

from typing import Annotated

from pydantic import Field

from domain.boards.acts import OutsideTerm
from domain.kernel.ids import DecisionId, MeetingId, PersonId, SeatId
from domain.meetings.motions import Choice
from service.edge.fields import Day, IdOf, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata


class ActOutsideTerm(Shown):
    """A vote from a seat by somebody whose term was not running, or did not rest on a valid election."""

    seat: IdOf[SeatId]
    person: IdOf[PersonId]
    acted: Annotated[Word[OutsideTerm], Field(description="As the terms are known at the position that is read.")]
    day: Annotated[Day, Field(description="Of the meeting.")]
    choice: Word[Choice]
    decision: IdOf[DecisionId]
    meeting: IdOf[MeetingId]
    since: LogPosition


class ActOutsideTermPage(Shown):
    """A page of the acts outside terms; those at one decision are on one page."""

    results: tuple[ActOutsideTerm, ...]
    metadata: PageMetadata
