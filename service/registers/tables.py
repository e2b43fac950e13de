"""The tables of the registers as a whole."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

policies = versioned(
    "register_policies",
    Column("shown_at", BigInteger),
    Column("declare_within_days", Integer),
    Column("return_every_months", Integer),
    Column("published_months", Integer),
    Column("kept_years", Integer),
    Column("in_force_from", Text),
    Column("citation", Text),
    key=("shown_at",),
)

decision_makers = versioned(
    "decision_makers",
    Column("person", Text),
    Column("named", Text),
    Column("released", Text),
    Column("lasting", Integer),  # 1 until the end is recorded: nobody is named twice at a time
    key=("person", "lasting"),
    find=(("person",),),
)

legal_holds = versioned(
    "legal_holds",
    Column("hold", Text),
    Column("person", Text),
    Column("placed_at", Text),
    Column("why_digest", Text),
    Column("lifted_at", Text),
    Column("lifted_digest", Text),
    key=("hold",),
    find=(("person",),),
)
