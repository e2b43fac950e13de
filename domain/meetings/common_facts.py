"""What happens when boards sit together: each keeps its own meeting, which names the others."""

from domain.kernel.ids import BodyCode, MeetingId
from domain.kernel.messages import Event, event


@event("meetings.CommonMeetingNamed", version=1)
class CommonMeetingNamed(Event):
    """A meeting was named that is held in common with this one: one discussion, and each decides on its own."""

    meeting: MeetingId
    of_body: BodyCode  # in whose ledger the other meeting is
    other: MeetingId
