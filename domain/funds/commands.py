"""What one may ask about funds."""

from datetime import date

from domain.kernel.ids import BodyCode
from domain.kernel.messages import Command, PublicText
from domain.kernel.values import value


@value
class AllocateFund(Command):
    """Record how much a fund has for a financial year, from a day on."""

    body: BodyCode
    fund: PublicText
    financial_year: PublicText
    amount_pence: int
    from_day: date
    citation: PublicText
