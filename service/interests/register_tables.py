"""The tables by which the register of interests is kept: policies, who decides, returns, and legal holds."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

policies = versioned(
    "interest_policies",
    Column("shown_at", BigInteger),
    Column("policy", Text),  # JSON as in the log
    Column("in_force_from", Text),
    key=("shown_at",),
)

decision_makers = versioned(  # a row for each beginning and each end of a capacity in which somebody decides
    "interest_decision_makers",
    Column("shown_at", BigInteger),
    Column("person", Text),
    Column("capacity", Text),  # a seat, or STAFF
    Column("board", Text),
    Column("begins", Integer),
    Column("first_day", Text),  # of a beginning, the days between which it may lie, to search by
    Column("begun_by", Text),
    Column("last_day", Text),
    key=("shown_at",),
    find=(("person",),),
)

returns = versioned(
    "interest_returns",
    Column("shown_at", BigInteger),
    Column("person", Text),
    Column("earliest", Text),
    Column("latest", Text),
    key=("shown_at",),
    find=(("person",),),
)

legal_holds = versioned(
    "interest_legal_holds",
    Column("hold", Text),
    Column("person", Text),
    key=("hold",),
    find=(("person",),),
)
