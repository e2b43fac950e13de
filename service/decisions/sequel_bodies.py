"""What is sent about a decision that was taken."""

from typing import Annotated

from pydantic import Field

from domain.decisions.events import SuspensionGround
from domain.kernel.ids import BoardId, MeetingId, PersonId, SeatId
from service.edge.fields import Day, IdOf, LongText, Many, Word
from service.recording.circumstances import RecordBody

Months = Annotated[int, Field(strict=True, ge=0, le=600, json_schema_extra={"format": "int32"})]


class StandstillBody(RecordBody):
    """When the notice of an intended award was published."""

    notice_published: Day


class SuspensionBody(RecordBody):
    """What holds a decision up, since when, by whom and why."""

    ground: Word[SuspensionGround]
    on: Day
    by_whom: LongText
    why: LongText


class OnDayBody(RecordBody):
    """When it happened, and why."""

    on: Day
    why: LongText


class SetAsideBody(OnDayBody):
    """When a decision was set aside, by which authority, and why."""

    by_whom: LongText


class TerminationNoticeBody(RecordBody):
    """When notice was given, how many months the contract asks, and the last day of the service."""

    given: Day
    notice_months: Months
    last_service_day: Day
    exception: Annotated[LongText | None, Field(description="Why the notice is shorter than required.")] = None


class ServiceEndBody(RecordBody):
    """The day on which the service was provided for the last time."""

    on: Day


class CarryOverBody(OnDayBody):
    """To which meeting of the board the question goes over, and why."""

    meeting: IdOf[MeetingId]


class ConflictsPanelBody(OnDayBody):
    """Who convened the panel, who sat on it, what it instructed, and why it was needed."""

    convened_by: IdOf[PersonId]
    panel: Many[IdOf[PersonId]]
    instructions: LongText


class CoOptionBody(OnDayBody):
    """At which meeting of the board the question is taken up, by whom besides those who are free, and why."""

    meeting: IdOf[MeetingId]
    seats: Many[IdOf[SeatId]]


class ReferralUpBody(OnDayBody):
    """To which other board the question is referred, and why."""

    to_board: IdOf[BoardId]
