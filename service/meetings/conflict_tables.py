"""The tables in which declarations, rulings and recusals at items are found."""

from enum import Enum

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned


class Had(Enum):
    """How somebody came by papers: they were sent them, or read them."""

    SENT = "SENT"
    READ = "READ"


declarations = versioned(
    "item_declarations",
    Column("shown_at", BigInteger),
    Column("meeting", Text),
    Column("item", Text),
    Column("person", Text),
    Column("interest", Text),
    Column("category", Text),
    Column("organisation", Text),
    Column("part_motion", Text),
    Column("first_page", Integer),
    Column("last_page", Integer),
    Column("narrative_digest", Text),
    Column("declared_at", Text),
    key=("meeting", "item", "person", "shown_at"),
)

rulings = versioned(
    "item_rulings",
    Column("shown_at", BigInteger),
    Column("meeting", Text),
    Column("item", Text),
    Column("person", Text),
    Column("management", Text),
    Column("determined_by", Text),
    Column("determiner", Text),
    Column("assessed", Text),
    Column("exception", Text),
    Column("until", Text),
    Column("part_motion", Text),
    Column("first_page", Integer),
    Column("last_page", Integer),
    Column("why_digest", Text),
    Column("ruled_at", Text),
    key=("meeting", "item", "person", "shown_at"),
)

papers = versioned(
    "item_papers",
    Column("shown_at", BigInteger),
    Column("meeting", Text),
    Column("item", Text),
    Column("person", Text),
    Column("how", Text),  # whether they were sent to the person, or read
    Column("at", Text),
    key=("meeting", "item", "person", "shown_at"),
    find=(("person",), ("item",)),
)

# What the record itself said of somebody when an item was decided, whether or not anybody had spoken of it.
recusals = versioned(
    "item_recusals",
    Column("meeting", Text),
    Column("item", Text),
    Column("person", Text),
    Column("decision", Text),
    Column("place", Integer),  # among those of its decision
    Column("ground", Text),
    Column("management", Text),
    Column("determined_by", Text),
    Column("findings", Text),  # JSON
    Column("further_findings", Integer),
    Column("agreed", Text),  # JSON: what was agreed or granted ahead
    Column("also_sits_on", Text),  # the board from which this one is kept apart
    key=("meeting", "item", "decision", "place"),
)
