"""The tables of the register of gifts and hospitality."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

policies = versioned(
    "gift_policies",
    Column("shown_at", BigInteger),
    Column("policy", Text),  # JSON as in the log, which is also the JSON of the API
    Column("in_force_from", Text),
    Column("citation", Text),
    key=("shown_at",),
)

gifts = versioned(
    "gifts",
    Column("gift", Text),
    Column("person", Text),
    Column("kind", Text),
    Column("offered", Text),
    Column("value", Text),  # JSON as in the log
    Column("details_digest", Text),
    Column("organisation", Text),
    Column("offered_by_digest", Text),
    Column("business_digest", Text),
    Column("from_supplier", Integer),
    Column("treatment", Text),
    Column("cumulated_least", BigInteger),
    Column("cumulated_most", BigInteger),
    Column("answer", Text),  # OPEN, ACCEPTED, DECLINED
    Column("answered", Text),
    Column("first_day", Text),  # of the offer, and the latest of the answer, to search by
    Column("last_day", Text),
    Column("for_the_body", Integer),
    Column("reviewed_by", Text),
    Column("why_digest", Text),
    key=("gift",),
    find=(("person",), ("organisation",), ("answer",)),
)

parties = versioned(  # the organisations that a case names, as it last said
    "gift_parties",
    Column("case", Text),
    Column("organisations", Text),  # codes with a space before and after each
    key=("case",),
)
