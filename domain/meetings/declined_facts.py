"""What happens to a correction that nobody is to confirm any more."""

from enum import Enum

from domain.kernel.ids import CorrectionId, MeetingId
from domain.kernel.messages import Event, event


class Declined(Enum):
    """Whether whoever asked took the correction back, or somebody else rejected it."""

    WITHDRAWN = "WITHDRAWN"
    REJECTED = "REJECTED"


@event("meetings.CorrectionDeclined", version=1)
class CorrectionDeclined(Event):
    """A correction was withdrawn or rejected, and is not confirmed any more; the record is read without it."""

    meeting: MeetingId
    correction: CorrectionId
    how: Declined
