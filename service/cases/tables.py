"""The tables in which cases are found."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

cases = versioned(
    "cases",
    Column("case", Text),
    Column("reference", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("title_digest", Text),
    Column("kind", Text),
    Column("origin", Text),
    Column("status", Text),
    Column("decided", Text),  # the last final outcome; nothing else overwrites it
    Column("duplicate", Text),  # YES or NO; apart from the status, to which the case goes back when the flag is lifted
    Column("duplicate_of", Text),
    Column("follows", Text),
    Column("version", Integer),
    Column("content", Text),  # as in the log: JSON, its texts as digests
    key=("case",),
    find=(("status",), ("duplicate",), ("decided",), ("kind",), ("origin",), ("reference",)),
)

versions = versioned(
    "case_versions",
    Column("case", Text),
    Column("version", Integer),
    Column("content_hash", Text),
    Column("submitted_at", BigInteger),  # the position at which the content stood so
    key=("case", "version"),
)

scores = versioned(
    "case_scores",
    Column("case", Text),
    Column("version", Integer),
    Column("scorer", Text),
    Column("criterion", Text),
    Column("score", Text),
    key=("case", "version", "scorer", "criterion"),
)

case_days = versioned(
    "case_days",
    Column("case", Text),
    Column("submitted", Text),  # for the first time
    Column("decided", Text),  # finally, for the last time
    Column("approved", Integer),
    key=("case",),
    find=(("decided",),),
)

saving_versions = versioned(  # versions of cases that claim savings by name
    "saving_versions", Column("case", Text), Column("version", Integer), key=("case", "version")
)
