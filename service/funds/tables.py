"""The tables in which allocations and the cases that name funds are found."""

from sqlalchemy import BigInteger, Column, Text

from service.projections.versioned import versioned

allocations = versioned(
    "fund_allocations",
    Column("shown_at", BigInteger),
    Column("fund", Text),
    Column("financial_year", Text),
    Column("amount_pence", BigInteger),
    Column("from_day", Text),
    Column("citation", Text),
    key=("shown_at",),
    find=(("financial_year",),),
)

naming = versioned(  # each draft of a case that named a fund
    "fund_cases", Column("shown_at", BigInteger), Column("case", Text), key=("shown_at",), find=(("case",),)
)
