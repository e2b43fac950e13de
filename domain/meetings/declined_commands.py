"""What one may ask about a correction that is not to hold."""

from domain.kernel.ids import CorrectionId, MeetingId
from domain.kernel.messages import Command
from domain.kernel.values import value


@value
class DeclineCorrection(Command):
    """Withdraw a correction that one asked for oneself, or reject one that somebody else asked for."""

    meeting: MeetingId
    correction: CorrectionId
