"""The tables in which minutes are found, and what became of them step by step."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

minutes = versioned(
    "minutes",
    Column("meeting", Text),
    Column("board", Text),
    Column("draft", Integer),
    Column("status", Text),
    Column("text_digest", Text),
    Column("document_hash", Text),
    key=("meeting",),
    find=(("board",), ("status",)),
)

minute_steps = versioned(
    "minute_steps",
    Column("step_at", BigInteger),
    Column("meeting", Text),
    Column("kind", Text),
    Column("happened_at", Text),
    Column("at_meeting", Text),
    Column("at_item", Text),
    Column("draft", Integer),
    Column("text_digest", Text),
    Column("document_hash", Text),
    Column("amendments", Text),  # as in the log: JSON, their words as digests
    Column("why_digest", Text),
    key=("step_at",),
    find=(("meeting",),),
)
