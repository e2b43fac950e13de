"""Retention: until when an interest that has ended is published, and until when it is kept at all."""

from datetime import date

from domain.kernel.months import months_after
from domain.kernel.periods import Period
from domain.kernel.values import value

MONTHS_PUBLISHED = 6  # NHS Eastern Cheshire CCG: at least six months on the public register after it has ended
YEARS_KEPT = 6  # NHS Tameside and Glossop CCG: historic interests are retained for six years
MONTHS_OF_A_YEAR = 12


@value
class Retention:
    """For how many months after its end an interest is published, and for how many years it is kept."""

    published_months: int = MONTHS_PUBLISHED
    kept_years: int = YEARS_KEPT

    def published_until(self, period: Period) -> date | None:
        """The last day on the public register; nothing while it lasts. A vague end counts from its latest day."""
        return months_after(period.end.latest, self.published_months) if period.end else None

    def kept_until(self, period: Period) -> date | None:
        """The last day on which it must be kept; nothing while it lasts. A vague end counts from its latest day."""
        return months_after(period.end.latest, self.kept_years * MONTHS_OF_A_YEAR) if period.end else None
