"""The page that a request asks for, in one parameter of its route."""

from collections.abc import Iterable
from typing import Annotated, TypeVar

from fastapi import Depends, Request, Response

from service.viewing.paging import DEFAULT_LIMIT, Found, PageAfter, PageLimit, PageMetadata, link_next
from service.viewing.viewpoint import Viewpoint

T = TypeVar("T")


class PageAsked:
    """How many results are asked for, after which; and how the answer says where to go on."""

    def __init__(self, request: Request, response: Response, limit: int, after: int | None) -> None:
        """Take the request and the response to come."""
        self.limit, self.after = limit, after
        self._path, self._response = request.url.path, response

    def metadata(self, view: Viewpoint, found: Found, **filters: object) -> PageMetadata:
        """The metadata of the page that was found; also as a Link header, with the filters that were asked for."""
        return link_next(self._response, view, self._path, found, self.limit, **filters)

    def out_of(
        self, view: Viewpoint, lines: Iterable[tuple[int, T]], **filters: object
    ) -> tuple[tuple[T, ...], PageMetadata]:
        """The page out of lines that were worked out in the order of their cursors, each with its own."""
        following = [line for line in lines if line[0] > (self.after or 0)]
        shown = following[: self.limit]
        found = Found(rows=(), next=shown[-1][0] if len(following) > self.limit else None)
        return tuple(line for _, line in shown), self.metadata(view, found, **filters)


async def _page_asked(
    request: Request, response: Response, limit: PageLimit = DEFAULT_LIMIT, after: PageAfter = None
) -> PageAsked:
    return PageAsked(request, response, limit, after)


ThePage = Annotated[PageAsked, Depends(_page_asked)]
"""The page asked for by `limit` and `after`."""
