"""The tables in which broken rules and late facts are found, and the boards of meetings."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

findings = versioned(
    "findings",
    Column("found_at", BigInteger),
    Column("rule", Text),
    Column("code", Text),
    Column("board", Text),
    Column("meeting", Text),
    Column("case", Text),
    key=("found_at", "rule"),
    find=(("code",), ("board",), ("meeting",), ("case",)),
)

meeting_boards = versioned(
    "meeting_boards", Column("meeting", Text), Column("board", Text), key=("meeting",), find=(("board",),)
)

late_facts = versioned(  # only of what was recorded a whole day or more after it happened
    "late_facts", Column("found_at", BigInteger), Column("days", Integer), key=("found_at",)
)
