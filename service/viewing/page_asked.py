"""The page that a request asks for, in one parameter of its route."""

from typing import Annotated

from fastapi import Depends, Request, Response

from service.viewing.paging import DEFAULT_LIMIT, Found, PageAfter, PageLimit, PageMetadata, link_next
from service.viewing.viewpoint import Viewpoint


class PageAsked:
    """How many results are asked for, after which; and how the answer says where to go on."""

    def __init__(self, request: Request, response: Response, limit: int, after: int | None) -> None:
        """Take the request and the response to come."""
        self.limit, self.after = limit, after
        self._path, self._response = request.url.path, response

    def metadata(self, view: Viewpoint, found: Found, **filters: object) -> PageMetadata:
        """The metadata of the page that was found; also as a Link header, with the filters that were asked for."""
        return link_next(self._response, view, self._path, found, self.limit, **filters)


async def _page_asked(
    request: Request, response: Response, limit: PageLimit = DEFAULT_LIMIT, after: PageAfter = None
) -> PageAsked:
    return PageAsked(request, response, limit, after)


ThePage = Annotated[PageAsked, Depends(_page_asked)]
"""The page asked for by `limit` and `after`."""
