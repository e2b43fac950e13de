"""The tables in which meetings, their agenda and who was there are found."""

from sqlalchemy import Column, Integer, Text

from service.projections.versioned import versioned

meetings = versioned(
    "meetings",
    Column("meeting", Text),
    Column("board", Text),
    Column("starts_at", Text),
    Column("place", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("status", Text),
    Column("presiding", Text),
    Column("opened_at", Text),
    Column("closed_at", Text),
    key=("meeting",),
    find=(("board",), ("status",)),
)

notices = versioned(
    "meeting_notices",
    Column("meeting", Text),
    Column("given", Text),
    key=("meeting",),
)

items = versioned(
    "meeting_items",
    Column("meeting", Text),
    Column("item", Text),
    Column("board", Text),
    Column("number", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("title_digest", Text),
    Column("purpose", Text),
    Column("case", Text),
    Column("version", Integer),
    Column("status", Text),
    Column("presiding", Text),
    Column("opened_at", Text),
    Column("closed_at", Text),
    Column("reason_digest", Text),  # why it was placed there, where somebody said so
    Column("why_digest", Text),  # why it was taken off the agenda
    key=("item",),
    find=(("meeting",), ("case",)),
)

remits = versioned(  # what each version of a charter lets its board decide
    "board_remits",
    Column("board", Text),
    Column("version", Integer),
    Column("decides", Text),  # JSON list of kinds of decisions
    key=("board", "version"),
)

in_common = versioned(
    "meetings_in_common",
    Column("meeting", Text),
    Column("body", Text),
    Column("other", Text),
    key=("meeting", "other"),
    find=(("other",),),
)

stays = versioned(
    "meeting_stays",
    Column("meeting", Text),
    Column("person", Text),
    Column("presence", Text),
    Column("came_at", Text),
    Column("left_at", Text),
    Column("left_for", Text),  # the item for which they left the room
    Column("lasting", Integer),  # 1 while they are in the room: one person has at most one such stay
    key=("meeting", "person", "lasting"),
)
