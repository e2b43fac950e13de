"""What happens to funds."""

from datetime import date

from domain.kernel.ids import BodyCode
from domain.kernel.messages import Event, PublicText, event


@event("funds.FundAllocated", version=1)
class FundAllocated(Event):
    """A body said how much a fund has for a financial year; from its day on this takes the place of what it had."""

    body: BodyCode
    fund: PublicText
    financial_year: PublicText
    amount_pence: int
    from_day: date
    citation: PublicText
