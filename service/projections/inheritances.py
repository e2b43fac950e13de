"""The table of records that a body inherited, which every list of the body looks at."""

from sqlalchemy import BigInteger, Column, Text

from service.projections.versioned import versioned

inheritances = versioned(
    "inheritances",
    Column("predecessor", Text),
    Column("since_day", Text),
    Column("size", BigInteger),
    Column("root", Text),
    key=("predecessor",),
)
