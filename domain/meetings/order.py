"""The order of time within a meeting: an act does not happen before what it rests on.

Acts of the meeting as a whole (opening, turning to an item, ruling, putting a motion, closing) come after everything
recorded. Members who act side by side, such as twenty who vote at once, are not held to the order in which their acts
arrive, only to the last act of the meeting as a whole and to their own.
"""

from typing import Protocol

from domain.kernel.ids import PersonId
from domain.kernel.messages import Asked
from domain.kernel.refusals import Refused
from domain.meetings.commands import Arrive, CastVote, DeclareAtItem, Leave, Return
from domain.meetings.sitting import Moment
from domain.meetings.state import Proceedings

ByOne = Arrive | Leave | Return | DeclareAtItem | CastVote


class Timed(Protocol):
    """Whatever is asked, with the time at which it happened."""

    @property
    def asked(self) -> Asked:
        """Who asks, and when it happened."""


class BeforeThePreviousFact(Refused):
    """This would have happened before what it follows in the meeting."""

    code = "before-the-previous-fact"


def the_meeting_moves_forward(command: Timed, known: Proceedings) -> Refused | None:
    """The minutes of a meeting that is written down as it happens run in one direction."""
    return _unless_after(known.sitting.latest, command)


def nobody_acts_before_what_they_rest_on(command: ByOne, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: the times at which people left and returned are evidence, so they run forward."""
    return _unless_after(known.sitting.turned, command) or _unless_after(
        known.sitting.last_act_of(_who(command)), command
    )


def _who(command: ByOne) -> PersonId:
    return command.voter if isinstance(command, CastVote) else command.person


def _unless_after(earlier: Moment | None, command: Timed) -> Refused | None:
    asked = command.asked
    if earlier is None or asked.occurred_at >= earlier.at:
        return None
    return BeforeThePreviousFact(pointer="/occurredAt", evidence=[earlier.position], previous=earlier.at.isoformat())
