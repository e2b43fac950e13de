"""The table of merges of people, at which every reader of a record looks to know who is who."""

from sqlalchemy import BigInteger, Column, Text

from service.projections.versioned import versioned

merges = versioned(
    "merges",
    Column("merge", Text),
    Column("person", Text),
    Column("merged", Text),
    Column("reason_digest", Text),
    Column("asked_by", Text),
    Column("asked_at", Text),
    Column("confirmed_by", Text),
    Column("confirmed_at", Text),
    Column("declined", Text),  # WITHDRAWN or REJECTED
    Column("declined_by", Text),
    Column("declined_at", Text),
    Column("declined_digest", Text),
    Column("held_from", BigInteger),  # the fact since which the two are one
    Column("back_reason_digest", Text),
    Column("back_asked_by", Text),
    Column("back_asked_at", Text),
    Column("back_confirmed_by", Text),
    Column("back_confirmed_at", Text),
    Column("back_declined", Text),
    Column("back_declined_by", Text),
    Column("back_declined_at", Text),
    Column("back_declined_digest", Text),
    Column("held_to", BigInteger),  # the fact since which they are two again
    key=("merge",),
    find=(("person",), ("merged",)),
)
