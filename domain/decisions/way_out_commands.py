"""What one may ask where a meeting found no quorum."""

from datetime import date

from domain.kernel.ids import BoardId, DecisionId, MeetingId
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
