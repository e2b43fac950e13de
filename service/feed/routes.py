"""The feed over HTTP: as pages, and as a stream for whoever accepts text/event-stream."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from domain.kernel.ids import BodyCode
from service.auth.permissions import MAY_DISCLOSE, MayFollow
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.feed.answering import TheFeed
from service.feed.asking import STREAM, TheAsked, Wait, wants_stream
from service.feed.shown import FeedPage
from service.problems.document import document_problems

router = APIRouter(prefix="/bodies/{ods}", tags=["feed"], route_class=StrictRoute)

STREAMED: Final = {"schema": {"type": "string", "description": "Events whose `id` is a position (HTML, section 9.2)."}}
ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"model": FeedPage, "description": "A page, or a stream.", "content": {STREAM: STREAMED}},
    304: {"description": "Nothing has been recorded since."},
}


@router.get(
    "/feed",
    operation_id="readFeed",
    response_class=Response,
    dependencies=MAY_DISCLOSE,
    responses=ANSWERS | document_problems("not-permitted", "invalid-moment", "unavailable"),
)
async def read_feed(
    ods: IdOf[BodyCode], caller: MayFollow, feed: TheFeed, asked: TheAsked, request: Request, wait: Wait = None
) -> Response:
    """Every fact after a position in order, as CloudEvents; what you may not see is a placeholder with its position.

    With `types` a range stands for whatever lies between. Accept `text/event-stream` for the same as a stream that
    goes on: each event's `id` is its position, to be sent as `Last-Event-ID` by whoever comes back.
    """
    return await feed.stream(caller, asked) if wants_stream(request) else await feed.page(caller, asked, wait)
