"""The tables of the register of breaches."""

from sqlalchemy import Column, Integer, Text

from service.projections.versioned import versioned

breaches = versioned(
    "breaches",
    Column("breach", Text),
    Column("type", Text),
    Column("route", Text),
    Column("stage", Text),
    Column("happened", Text),
    Column("reported", Text),
    Column("year", Integer),  # in which it happened, or was reported where that is not known
    Column("account_digest", Text),
    Column("involved_digest", Text),
    Column("triaged_by", Text),
    Column("triage_digest", Text),
    Column("investigated", Text),  # the day on which the investigation began
    Column("determination", Text),
    Column("determination_digest", Text),
    Column("actions", Text),  # words with a space between
    Column("actions_digest", Text),
    Column("published", Text),
    Column("learning", Text),  # words with a space between
    key=("breach",),
    find=(("stage",), ("type",), ("year",)),
)

reviews = versioned(
    "breach_reviews",
    Column("breach", Text),
    Column("decision", Text),
    Column("settlement", Text),
    Column("settled_by", Text),
    Column("settled", Text),
    Column("why_digest", Text),
    key=("breach", "decision"),
    find=(("decision",), ("breach",)),
)
