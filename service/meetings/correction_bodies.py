"""What is sent to correct a meeting's record."""

from domain.kernel.ids import MotionId, PersonId, SeatId
from domain.meetings.motions import Attended, Choice, Corrected, Presence
from service.edge.bodies import Body
from service.edge.fields import IdOf, Instant, Word
from service.recording.circumstances import RecordBody


class AttendedBody(Body):
    """How somebody attended in truth."""

    presence: Word[Presence] = Presence.IN_PERSON
    came_at: Instant
    left_at: Instant | None = None

    def attended(self) -> Attended:
        """The same as a value."""
        return Attended(presence=self.presence, came_at=self.came_at, left_at=self.left_at)


class CorrectionBody(RecordBody):
    """What should have been recorded, with the reason; a vote is named by the fact that `corrects` names.

    An attendance without `attended` says that the person was not there, a vote without `choice` that the seat did not
    vote.
    """

    subject: Word[Corrected]
    person: IdOf[PersonId] | None = None
    attended: AttendedBody | None = None
    motion: IdOf[MotionId] | None = None
    seat: IdOf[SeatId] | None = None
    choice: Word[Choice] | None = None
