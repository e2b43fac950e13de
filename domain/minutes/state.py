"""What is remembered of minutes: the meetings concerned, the items at which they came up, and how far they are."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, ItemId, MeetingId
from domain.kernel.values import value
from domain.meetings.events import ItemPlaced, MeetingCalled, MeetingOpened
from domain.minutes.events import MinutesConfirmed, MinutesDrafted


@value
class Held:
    """A meeting on record: of which board, for when it was called, and whether it was opened."""

    board: BoardId
    starts_at: datetime
    opened: bool = False


@value
class Minuted:
    """The minutes of a meeting: the number of the newest draft, and the facts of it and of its confirmation."""

    draft: int
    drafted_at: int
    confirmed_at: int | None = None


@value
class Minutes:
    """What is known of some meetings, their items and their minutes."""

    meetings: Mapping[MeetingId, Held]
    items: Mapping[ItemId, MeetingId]
    minuted: Mapping[MeetingId, Minuted]


BLANK = Minutes(meetings={}, items={}, minuted={})


def evolve(known: Minutes, fact: Fact[Any]) -> Minutes:
    """Remember what happened."""
    match fact.event:
        case MeetingCalled(meeting=meeting, board=board, starts_at=starts_at):
            return replace(known, meetings={**known.meetings, meeting: Held(board=board, starts_at=starts_at)})
        case MeetingOpened(meeting=meeting) if meeting in known.meetings:
            held = replace(known.meetings[meeting], opened=True)
            return replace(known, meetings={**known.meetings, meeting: held})
        case ItemPlaced(meeting=meeting, item=item):
            return replace(known, items={**known.items, item: meeting})
        case MinutesDrafted(meeting=meeting, draft=draft):
            minuted = Minuted(draft=draft, drafted_at=fact.position)
            return replace(known, minuted={**known.minuted, meeting: minuted})
        case MinutesConfirmed(meeting=meeting) if meeting in known.minuted:
            minuted = replace(known.minuted[meeting], confirmed_at=fact.position)
            return replace(known, minuted={**known.minuted, meeting: minuted})
        case _:
            return known
