"""What happens where conflicts cost a meeting its quorum, and the question is neither put over nor referred up."""

from datetime import date

from domain.kernel.ids import CaseId, DecisionId, MeetingId, PersonId, SeatId
from domain.kernel.messages import Event, FreeText, event


@event("decisions.ConflictsPanelConvened", version=1)
class ConflictsPanelConvened(Event):
    """A panel without conflicts was convened, and gave binding instructions; the question still has no answer."""

    decision: DecisionId
    case: CaseId | None
    convened_by: PersonId
    panel: tuple[PersonId, ...]
    on: date
    instructions: FreeText
    why: FreeText


@event("decisions.MembersCoOpted", version=1)
class MembersCoOpted(Event):
    """Members without a conflict were co-opted, who take the question up at a later meeting with those who are free."""

    decision: DecisionId
    case: CaseId | None
    meeting: MeetingId
    seats: tuple[SeatId, ...]
    members: tuple[PersonId, ...]
    on: date
    why: FreeText


WAYS_OUT: tuple[type[Event], ...] = (ConflictsPanelConvened, MembersCoOpted)
