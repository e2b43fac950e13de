"""The tables of the register of interests."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

interests = versioned(
    "interests",
    Column("interest", Text),
    Column("person", Text),
    Column("category", Text),
    Column("relationship", Text),
    Column("underlying", Text),
    Column("organisation", Text),
    Column("board", Text),
    Column("holding_percent", Text),
    Column("dormant", Integer),  # nothing where no holding is told
    Column("specialty", Text),
    Column("narrative_digest", Text),
    Column("held_from", Text),
    Column("held_to", Text),
    Column("first_day", Text),  # the earliest and the latest day on which it may have been held, to search by
    Column("last_day", Text),
    Column("aware_since", Text),
    Column("withheld", Integer),
    Column("category_as_recorded_digest", Text),
    Column("declared_at", Text),
    Column("ended", Integer),
    key=("interest",),
    find=(("person",), ("organisation",), ("category",)),
)

statements = versioned(  # a row for each declaration, amendment and end, its event as the log has it
    "interest_statements",
    Column("shown_at", BigInteger),
    Column("interest", Text),
    Column("type", Text),
    Column("event", Text),
    Column("stated_at", Text),
    Column("recorded_at", Text),
    key=("shown_at",),
    find=(("interest",),),
)

nil_returns = versioned(
    "nil_returns",
    Column("shown_at", BigInteger),
    Column("person", Text),
    Column("made", Text),
    Column("declared_at", Text),
    key=("shown_at",),
    find=(("person",),),
)

arrangements = versioned(  # mitigations agreed and dispensations granted ahead about an interest
    "interest_arrangements",
    Column("arrangement", Text),
    Column("interest", Text),
    Column("person", Text),
    Column("determined_by", Text),  # PRE_AGREED or DISPENSATION
    Column("management", Text),
    Column("words_digest", Text),
    Column("agreed_by", Text),
    Column("ground", Text),
    Column("granted_by", Text),
    Column("board", Text),
    Column("made", Text),
    Column("holds_from", Text),
    Column("holds_to", Text),
    Column("ended_on", Text),
    Column("why_digest", Text),
    key=("arrangement",),
    find=(("interest",),),
)
