"""What one may ask where a decision ends a service or a contract."""

from datetime import date

from domain.kernel.ids import DecisionId
from domain.kernel.messages import Command, FreeText
from domain.kernel.values import value


@value
class GiveTerminationNotice(Command):
    """Record that notice was given that a service or a contract ends."""

    decision: DecisionId
    given: date
    notice_months: int
    last_service_day: date
    exception: FreeText | None


@value
class EndService(Command):
    """Record that a service was provided for the last time."""

    decision: DecisionId
    on: date
