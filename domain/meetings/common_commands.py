"""What one may ask about meetings that are held in common."""

from domain.kernel.ids import BodyCode, MeetingId
from domain.kernel.messages import Command
from domain.kernel.values import value


@value
class NameCommonMeeting(Command):
    """Name a meeting that is held in common with this one, of another board here or of another body."""

    meeting: MeetingId
    of_body: BodyCode
    other: MeetingId
