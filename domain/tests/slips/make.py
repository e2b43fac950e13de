"""Facts that hold a slip, and commands that put it right, so that an example says only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.kernel.ids import ActorId, BoardId, SlipId
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED
from domain.kernel.tags import Mentioned, tags_of
from domain.meetings.events import MeetingCalled
from domain.slips.commands import ConfirmSlip, CorrectSlip, DismissSlip
from domain.tests.interests.make import numbered
from domain.tests.meetings.make import MEETING

SLIP, ANOTHER = SlipId(numbered(901)), SlipId(numbered(902))
SOMEBODY_ELSE = ActorId("another-secretary")
WHY = replace(ASKED, reason="Typed wrong", source="Board paper 7")
SIX = datetime(2009, 6, 16, 17, 0, tzinfo=UTC)


def called() -> MeetingCalled:
    """A meeting was called for six in the evening of 16 June in London."""
    return MeetingCalled(meeting=MEETING, board=BoardId(numbered(41)), starts_at=SIX, place="Town hal")


def correct(of: Event, field: str, was: str | None, becomes: str, **more: Any) -> CorrectSlip:  # noqa: ANN401 - fields
    """Put a slip in a fact right, which is the first on record unless told otherwise."""
    command = CorrectSlip(
        asked=WHY,
        slip=SLIP,
        position=1,
        type=of.type_name,
        about=tuple(map(Mentioned, tags_of(of))),
        field=field,
        was=was,
        becomes=becomes,
    )
    return replace(command, **more)


def confirm(by: ActorId = SOMEBODY_ELSE) -> ConfirmSlip:
    """Somebody confirms it."""
    return ConfirmSlip(asked=replace(ASKED, by=by), slip=SLIP)


def dismiss(by: ActorId = SOMEBODY_ELSE, reason: str | None = "It is right as it is") -> DismissSlip:
    """Somebody has it dismissed."""
    return DismissSlip(asked=replace(ASKED, by=by, reason=reason), slip=SLIP)
