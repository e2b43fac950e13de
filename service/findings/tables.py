"""The table in which broken rules are found, and the boards of meetings, by which they are asked for."""

from sqlalchemy import BigInteger, Column, Text

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
