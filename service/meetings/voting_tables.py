"""The tables in which motions and votes are found."""

from sqlalchemy import Column, Integer, Text

from service.projections.versioned import versioned

motions = versioned(
    "motions",
    Column("meeting", Text),
    Column("item", Text),
    Column("motion", Text),
    Column("direction", Text),
    Column("text_digest", Text),
    Column("mover", Text),
    Column("seconder", Text),
    Column("terms", Text),  # as in the log: JSON, its texts as digests
    Column("earlier", Text),
    Column("put_at", Text),
    Column("status", Text),
    Column("closed_at", Text),
    Column("ballot", Text),
    Column("closes_at", Text),
    Column("required_by", Text),
    Column("counted_for", Integer),
    Column("counted_against", Integer),
    Column("counted_abstained", Integer),
    Column("counted_by", Text),
    Column("agreed_by", Text),
    Column("agreed_at", Text),
    Column("casting_by", Text),
    Column("casting_choice", Text),
    Column("casting_at", Text),
    Column("decision", Text),
    Column("outcome", Text),
    key=("motion",),
    find=(("item",),),
)

# Many are cast at the same instant: one index finds them by motion, and there are no others to keep.
votes = versioned(
    "votes",
    Column("motion", Text),
    Column("seat", Text),
    Column("voter", Text),
    Column("choice", Text),
    Column("cast_at", Text),
    key=("motion", "seat"),
)
