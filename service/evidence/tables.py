"""The table of the evidence packs that were issued."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

packs = versioned(
    "evidence_packs",
    Column("pack", Text),
    Column("case", Text),
    Column("position", BigInteger),  # of the record that it shows
    Column("profile", Text),
    Column("issued", BigInteger),  # when, in microseconds since 1970
    Column("issued_to_digest", Text),
    Column("purpose_digest", Text),
    Column("sha256", Text),
    Column("checkpoint", Text),
    Column("seal", Text),
    Column("log_key", Text),
    Column("verifier", Text),
    Column("facts", Integer),
    Column("texts", Integer),
    Column("held_back", Integer),
    key=("pack",),
    find=(("case",),),
)
