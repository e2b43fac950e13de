"""The table in which proposals are found."""

from sqlalchemy import Column, Integer, Text

from service.projections.versioned import versioned

proposals = versioned(
    "proposals",
    Column("proposal", Text),
    Column("case", Text),
    Column("version", Integer),
    Column("from_board", Text),
    Column("to_board", Text),
    Column("proposers", Text),  # JSON list of persons
    Column("decision", Text),
    Column("status", Text),
    key=("proposal",),
    find=(("case",), ("to_board", "status"), ("to_board",)),
)
