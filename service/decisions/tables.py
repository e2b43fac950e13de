"""The table in which decisions are found; the working of each is read from its own fact in the log."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

decisions = versioned(
    "decisions",
    Column("decision", Text),
    Column("board", Text),
    Column("number", Integer),
    Column("meeting", Text),
    Column("item", Text),
    Column("motion", Text),
    Column("case", Text),
    Column("version", Integer),
    Column("outcome", Text),
    Column("status", Text),
    Column("decided", Text),
    Column("charter_version", Integer),
    key=("decision",),
    find=(("board",), ("case",), ("outcome",), ("status",)),
)

charter_versions = versioned(  # as each was adopted
    "decided_charter_versions", Column("board", Text), Column("version", Integer), key=("board", "version")
)

conditions = versioned(
    "conditions",
    Column("decision", Text),
    Column("condition", Integer),
    Column("board", Text),
    Column("case", Text),
    Column("text_digest", Text),
    Column("owner", Text),
    Column("office_digest", Text),
    Column("due", Text),
    Column("state", Text),
    Column("settled_on", Text),
    Column("settled_at", BigInteger),  # the position of the fact that says so
    key=("decision", "condition"),
    find=(("state",), ("owner",)),
)

rejudgements = versioned(
    "rejudgements",
    Column("rejudged_at", Integer),
    Column("decision", Text),
    Column("board", Text),
    Column("case", Text),
    Column("meeting", Text),
    Column("taken_at", Integer),
    Column("cause", Integer),
    key=("rejudged_at",),
    find=(("decision",), ("board",), ("case",), ("meeting",)),
)
