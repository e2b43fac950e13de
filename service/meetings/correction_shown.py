"""What is shown about corrections of a meeting's record."""

from service.meetings.shown import IdText, Moment
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText


class CorrectionShown(Shown):
    """A correction: what should have been recorded, why, who asked and who confirmed; unconfirmed it does not hold.

    One that was declined was withdrawn by whoever asked, or rejected by somebody else.
    """

    correction: IdText
    subject: str
    person: IdText | None = None
    presence: str | None = None
    came_at: Moment | None = None
    left_at: Moment | None = None
    motion: IdText | None = None
    seat: IdText | None = None
    choice: str | None = None
    corrects: IdText | None = None
    reason: ShownText
    asked_by: str
    asked_at: Moment
    confirmed_by: str | None = None
    confirmed_at: Moment | None = None
    supersedes: IdText | None = None
    declined: str | None = None
    declined_by: str | None = None
    declined_at: Moment | None = None
    declined_because: ShownText = None
    since: LogPosition


class CorrectionList(Shown):
    """The corrections of a meeting's record, in the order asked for."""

    results: tuple[CorrectionShown, ...]
