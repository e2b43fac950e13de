"""The tables in which due diligence is found."""

from sqlalchemy import Column, Integer, Text

from service.projections.versioned import versioned

diligences = versioned(
    "due_diligence",
    Column("case", Text),
    Column("version", Integer),
    Column("board", Text),
    Column("status", Text),
    key=("case", "version"),
)

checks = versioned(
    "due_diligence_checks",
    Column("case", Text),
    Column("version", Integer),
    Column("check", Text),
    Column("number", Integer),  # its place on the charter's checklist
    Column("status", Text),
    Column("by", Text),
    Column("evidence_digest", Text),
    Column("note_digest", Text),
    key=("case", "version", "check"),
)
