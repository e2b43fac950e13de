"""The table in which corrections of a meeting's record are found."""

from sqlalchemy import BigInteger, Column, Text

from service.projections.versioned import versioned

corrections = versioned(
    "corrections",
    Column("correction", Text),
    Column("meeting", Text),
    Column("subject", Text),
    Column("person", Text),
    Column("presence", Text),
    Column("came_at", Text),
    Column("left_at", Text),
    Column("motion", Text),
    Column("seat", Text),
    Column("choice", Text),
    Column("corrects", Text),  # the fact, where one is named
    Column("reason_digest", Text),
    Column("asked_by", Text),
    Column("asked_at", Text),
    Column("confirmed_by", Text),
    Column("confirmed_at", Text),
    Column("confirmed_position", BigInteger),
    Column("supersedes", Text),  # the fact that confirmed the one it replaces
    Column("declined", Text),
    Column("declined_by", Text),
    Column("declined_at", Text),
    Column("declined_digest", Text),
    key=("correction",),
    find=(("meeting",), ("motion",)),
)
