"""The tables in which people are found, with what ties them to organisations and boards."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

people = versioned(
    "people",
    Column("person", Text),
    Column("office", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("name_digest", Text),
    Column("standing", Integer),  # 1 unless this entry is seen as somebody else's
    key=("person",),
)

positions = versioned(
    "positions",
    Column("position_id", Text),
    Column("person", Text),
    Column("organisation", Text),
    Column("kind", Text),
    Column("title", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("held_from", Text),
    Column("held_to", Text),
    key=("position_id",),
    find=(("person",), ("organisation",), ("kind",)),
)

seat_facts = versioned(  # a row for each appointment, election and vacancy, its event as the log has it
    "people_seat_facts",
    Column("shown_at", BigInteger),
    Column("person", Text),
    Column("type", Text),
    Column("event", Text),
    key=("shown_at",),
    find=(("person",),),
)

declared = versioned(
    "people_interests",
    Column("interest", Text),
    Column("person", Text),
    Column("withheld", Integer),
    Column("held_from", Text),
    Column("held_to", Text),
    key=("interest",),
    find=(("person",),),
)

nil_returns = versioned(
    "people_nil_returns",
    Column("shown_at", BigInteger),
    Column("person", Text),
    Column("made", Text),
    key=("shown_at",),
    find=(("person",),),
)
