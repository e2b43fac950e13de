"""What is shown about who came to a meeting and left it."""

from typing import Annotated

from pydantic import Field

from service.meetings.shown import IdText, Moment, PersonInRoom
from service.recording.receipts import Shown


class StayShown(PersonInRoom):
    """How long somebody was in the room, and for which item they left it."""

    left_at: Moment | None = None
    left_for: IdText | None = None
    corrected_by: Annotated[IdText | None, Field(description="the correction in whose place this was recorded")] = None
    by_correction: Annotated[IdText | None, Field(description="the correction by which this holds")] = None


class AttendanceShown(Shown):
    """Who came when and left when, in the order of coming; whoever came back stands here again."""

    results: tuple[StayShown, ...]
