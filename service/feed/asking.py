"""What a follower asks for, from the request: where to begin, how much at once, of which types, how long to wait."""

import re
from typing import Annotated, Final

from fastapi import Depends, Header, Query, Request
from pydantic import StringConstraints

from domain.kernel.messages import EVENT_TYPES
from service.edge.fields import LONGEST, Seconds
from service.feed.reading import Asked
from service.problems.refusals import InvalidRequest
from service.viewing.paging import DEFAULT_LIMIT, PageAfter, PageLimit

POSITION: Final = re.compile(rf"0|[1-9]\d{{0,{LONGEST - 1}}}", re.ASCII)
STREAM: Final = "text/event-stream"

TypeName = Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[A-Za-z]+$", max_length=80)]
Types = Annotated[
    list[TypeName] | None,
    Query(max_length=100, description="Facts of these types only, such as `meetings.VoteCast`; may be given again."),
]
LastEventId = Annotated[
    str | None, Header(max_length=32, description="Of a stream: the `id` of the last event taken; goes before `after`.")
]
Wait = Annotated[Seconds | None, Query(description="How long to wait where nothing is there yet; not of a stream.")]


def wants_stream(request: Request) -> bool:
    """Whether the caller accepts server-sent events; a wildcard means a page."""
    accepted = request.headers.get("accept", "").lower().split(",")
    return any(one.partition(";")[0].strip() == STREAM for one in accepted)


async def _asked(
    limit: PageLimit = DEFAULT_LIMIT,
    after: PageAfter = None,
    types: Types = None,
    last_event_id: LastEventId = None,
) -> Asked:
    unknown = sorted(set(types or ()) - EVENT_TYPES.keys())
    if unknown:
        raise InvalidRequest(f"There are no facts of type {', '.join(unknown)}.", parameter="types")
    if last_event_id is not None and not POSITION.fullmatch(last_event_id):
        raise InvalidRequest("Last-Event-ID is the id of an event of this feed, which is a position.")
    begin = int(last_event_id) if last_event_id is not None else after or 0
    return Asked(after=begin, most=limit, types=tuple(sorted(set(types or ()))))


TheAsked = Annotated[Asked, Depends(_asked)]
"""What is asked for, once it is understood; raises `InvalidRequest`."""
