"""The tables in which decisions are found by who had to withdraw from them and who was not in favour."""

from sqlalchemy import Column, Integer, Text

from service.projections.versioned import versioned

withdrawals = versioned(  # only of decisions from which somebody had to withdraw
    "withdrawals",
    Column("decision", Text),
    Column("board", Text),
    Column("meeting", Text),
    Column("item", Text),
    Column("case", Text),
    Column("decided", Text),
    Column("there", Integer),
    Column("withdrew", Integer),
    Column("more_than_half", Integer),
    key=("decision",),
    find=(("board",), ("more_than_half",)),
)

dissents = versioned(  # only of decisions that had votes against or abstentions
    "dissents",
    Column("decision", Text),
    Column("board", Text),
    Column("meeting", Text),
    Column("item", Text),
    Column("case", Text),
    Column("outcome", Text),
    Column("decided", Text),
    Column("votes_against", Integer),
    Column("abstained", Integer),
    key=("decision",),
    find=(("board",), ("case",), ("decided",)),
)

kinds = versioned("decided_kinds", Column("case", Text), Column("kind", Text), key=("case",))  # as it last said
