"""What one may ask where a meeting found no quorum."""

from datetime import date

from domain.kernel.ids import BoardId, DecisionId, MeetingId, PersonId, SeatId
from domain.kernel.messages import Command, FreeText
from domain.kernel.values import value


@value
class CarryItemOver(Command):
    """Put a question that found no quorum over to another meeting."""

    decision: DecisionId
    meeting: MeetingId
    on: date
    why: FreeText


@value
class ReferDecisionUp(Command):
    """Refer a question that found no quorum or no majority to another board."""

    decision: DecisionId
    to_board: BoardId
    on: date
    why: FreeText


@value
class ConveneConflictsPanel(Command):
    """Record that a panel without conflicts was convened, and what it instructed."""

    decision: DecisionId
    convened_by: PersonId
    panel: tuple[PersonId, ...]
    on: date
    instructions: FreeText
    why: FreeText


@value
class CoOptMembers(Command):
    """Put a question that found no quorum over to a later meeting, with members co-opted for it."""

    decision: DecisionId
    meeting: MeetingId
    seats: tuple[SeatId, ...]
    on: date
    why: FreeText
