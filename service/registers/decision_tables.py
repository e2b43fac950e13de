"""The tables of the register of decisions as it is published."""

from sqlalchemy import Column, Integer, Text

from service.projections.versioned import versioned

entries = versioned(
    "decision_entries",
    Column("decision", Text),
    Column("board", Text),
    Column("number", Integer),
    Column("meeting", Text),
    Column("motion", Text),
    Column("action_digest", Text),  # the words of a chair's action, which has no motion
    Column("case", Text),
    Column("outcome", Text),
    Column("decided", Text),
    Column("published", Text),
    Column("public_text_digest", Text),
    Column("exemptions", Text),  # words with a space between
    key=("decision",),
    find=(("case",), ("decided",)),
)

parties = versioned(  # the organisations that a case names, as it last said
    "decision_parties",
    Column("case", Text),
    Column("organisations", Text),  # codes with a space before and after each
    key=("case",),
)

reviews = versioned(  # decisions under review because of a breach; ended when that is settled
    "decision_entry_reviews",
    Column("breach", Text),
    Column("decision", Text),
    key=("breach", "decision"),
    find=(("decision",),),
)

confirmations = versioned(  # of minutes, by the meeting whose minutes they are
    "decision_confirmations", Column("meeting", Text), Column("confirmed", Text), key=("meeting",)
)
