"""What a command is addressed to: a meeting, an item of it, or a motion at the item."""

from typing import Protocol

from domain.kernel.ids import ItemId, MeetingId, MotionId


class InMeeting(Protocol):
    """Whatever is asked about a meeting."""

    @property
    def meeting(self) -> MeetingId:
        """The meeting."""


class AtItem(InMeeting, Protocol):
    """Whatever is asked about an item."""

    @property
    def item(self) -> ItemId:
        """The item."""


class OnMotion(AtItem, Protocol):
    """Whatever is asked about a motion."""

    @property
    def motion(self) -> MotionId:
        """The motion."""
