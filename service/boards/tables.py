"""The tables in which boards, charters, seats and terms are found."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

boards = versioned(
    "boards",
    Column("board", Text),
    Column("name", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("kind", Text),
    Column("established", Text),
    key=("board",),
    find=(("kind",),),
)

charters = versioned(
    "charters",
    Column("board", Text),
    Column("version", Integer),
    Column("in_force_from", Text),
    Column("in_force_to", Text),
    Column("citation", Text),
    Column("pack", Text),  # JSON as in the log
    Column("charter", Text),  # JSON as in the log, which is also the JSON of the API
    key=("board", "version"),
    find=(("board",),),
)

seats = versioned(
    "seats",
    Column("board", Text),
    Column("seat", Text),
    Column("title", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("roles", Text),
    Column("office", Text),
    Column("basis", Text),
    Column("voting", Integer),
    Column("constituency", Text),
    Column("shared", Integer),
    Column("deputies", Text),
    Column("created", Text),
    Column("abolished", Text),
    key=("seat",),
    find=(("board",),),
)

seat_facts = versioned(  # a row for each act on who sits there or stands in, its event as the log has it
    "seat_facts",
    Column("shown_at", BigInteger),
    Column("board", Text),
    Column("seat", Text),
    Column("type", Text),
    Column("event", Text),
    key=("shown_at",),
    find=(("board",), ("seat",)),
)

elections = versioned(
    "elections",
    Column("election", Text),
    Column("board", Text),
    Column("seat", Text),
    Column("electorate", Text),
    Column("nominations_close", Text),
    Column("polling", Text),
    Column("settled", Text),
    Column("elected", Text),
    Column("polled", Text),
    Column("votes", Text),  # JSON as in the log, as is the turnout
    Column("turnout", Text),
    Column("lot", Text),
    Column("voided", Text),
    Column("why", Text),
    key=("election",),
    find=(("board",),),
)

candidates = versioned(
    "election_candidates",
    Column("election", Text),
    Column("candidate", Text),
    key=("election", "candidate"),
    find=(("election",),),
)
