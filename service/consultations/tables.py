"""The table in which consultations are found."""

from sqlalchemy import Column, Integer, Text

from service.projections.versioned import versioned

consultations = versioned(
    "consultations",
    Column("consultation", Text),
    Column("case", Text),
    Column("subject_digest", Text),
    Column("opens", Text),
    Column("closes", Text),
    Column("responses", Integer),
    Column("alternatives", Integer),
    Column("answered_digest", Text),
    Column("reported", Text),
    key=("consultation",),
    find=(("case",),),
)
