"""Financial years as they are asked for: 1 April to 31 March, in days of London."""

from typing import Annotated

from fastapi import Depends, Query

from domain.kernel.financial_year import FinancialYear, NotAFinancialYear, year_named
from service.viewing.viewpoint import InvalidMoment

YearText = Annotated[str | None, Query(pattern=r"^\d{4}/\d{2}$", max_length=7, description="1 April to 31 March.")]


async def _year(financial_year: YearText = None) -> FinancialYear | None:
    try:
        return year_named(financial_year) if financial_year else None
    except NotAFinancialYear:
        raise InvalidMoment("These are not two years that follow one another.", parameter="financial_year") from None


TheYear = Annotated[FinancialYear | None, Depends(_year)]
"""The year of `financial_year`, nothing where it was not said."""
