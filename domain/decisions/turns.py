"""One turn in the course of a decision."""

from datetime import date

from domain.decisions.statuses import Status
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Event
from domain.kernel.values import value


@value
class Turn:
    """One turn in the course of a decision: what it became, on which day, by which fact and by which later decision."""

    kind: str
    status: Status
    on: date
    position: int
    by: DecisionId | None = None


def turn_of(event: Event, status: Status, on: date, position: int, by: DecisionId | None = None) -> Turn:
    """The turn that an event brings about on a day."""
    return Turn(kind=type(event).type_name, status=status, on=on, position=position, by=by)
