"""The tables in which benefits, what was measured of them and their reviews are found."""

from sqlalchemy import BigInteger, Column, Text

from service.projections.versioned import versioned

benefits = versioned(
    "benefits",
    Column("benefit", Text),
    Column("case", Text),
    Column("what_digest", Text),
    Column("unit", Text),
    Column("way", Text),
    Column("baseline", Text),  # JSON, as every figure
    Column("baseline_on", Text),
    Column("target", Text),
    Column("target_by", Text),
    Column("owner", Text),
    Column("review_due", Text),
    Column("planned", Text),
    key=("benefit",),
    find=(("case",), ("owner",)),
)

measurements = versioned(
    "benefit_measurements",
    Column("shown_at", BigInteger),
    Column("benefit", Text),
    Column("figure", Text),
    Column("measured_on", Text),
    Column("told_by", Text),
    Column("attribution_digest", Text),
    key=("shown_at",),
    find=(("benefit",),),
)

reviews = versioned(
    "benefit_reviews",
    Column("shown_at", BigInteger),
    Column("benefit", Text),
    Column("reviewer", Text),
    Column("result", Text),
    Column("account_digest", Text),
    Column("reviewed", Text),
    Column("next_review", Text),
    key=("shown_at",),
    find=(("benefit",),),
)
