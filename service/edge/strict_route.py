"""The route class of every API router: bodies and query strings are read strictly before FastAPI looks at them."""

import asyncio
from collections.abc import Callable, Coroutine
from email.message import Message
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from fastapi.dependencies.utils import get_flat_params
from fastapi.params import ParamTypes
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope

from service.edge.json_text import read_json
from service.edge.late_route import LateRoute
from service.edge.query_text import read_query
from service.edge.refusals import CLOSE, RequestTimeout, UnsupportedMediaType

BODY_SECONDS: Final = 30.0
# Above this, parsing takes more than a few milliseconds and leaves the event loop.
LARGE: Final = 32 * 2**10
COLLECTIONS: Final = (list, tuple, set, frozenset)


class StrictRequest(Request):
    """A request whose query string and body have been read strictly."""

    def __init__(self, scope: Scope, receive: Receive, query: list[tuple[str, str]]) -> None:
        """Take the parameters that were accepted."""
        super().__init__(scope, receive)
        self._accepted = query
        self._read: object = None

    @cached_property
    def query_params(self) -> QueryParams:
        """The accepted parameters."""
        return QueryParams(self._accepted)

    async def read(self) -> None:
        """Read the body in time, and as strict JSON if there is one."""
        try:
            async with asyncio.timeout(BODY_SECONDS):
                raw = await self.body()
        except TimeoutError:
            raise RequestTimeout(headers=CLOSE) from None
        if raw:
            require_json(self.headers.get("content-type", ""))
            self._read = await run_in_threadpool(read_json, raw) if len(raw) > LARGE else read_json(raw)

    async def json(self) -> Any:  # noqa: ANN401 - as Starlette declares it
        """The body as it was read."""
        return self._read


class StrictRoute(LateRoute):
    """Use as `APIRouter(route_class=StrictRoute)`.

    A body is uncompressed `application/json` in UTF-8, read by `read_json`; a query string is read by `read_query`,
    so that a parameter the route does not declare is refused instead of ignored.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's handler."""
        answer = super().get_route_handler()
        fields = [field for field in get_flat_params(self.dependant) if _is_query(field.field_info)]
        known = frozenset(field.alias for field in fields)
        repeatable = frozenset(field.alias for field in fields if _is_collection(field.field_info.annotation))
        has_body = self.body_field is not None

        async def answer_strictly(request: Request) -> Response:
            raw = request.scope["query_string"]
            strict = StrictRequest(request.scope, request.receive, read_query(raw, known, repeatable) if raw else [])
            if has_body:
                await strict.read()
            return await answer(strict)

        return answer_strictly


def require_json(content_type: str) -> None:
    """Refuse every media type but `application/json`, and every character set but UTF-8."""
    if content_type == "application/json":
        return
    message = Message()
    message["content-type"] = content_type
    charset = message.get_param("charset", "utf-8")
    if message.get_content_type() != "application/json" or not content_type or str(charset).lower() != "utf-8":
        raise UnsupportedMediaType


def _is_query(info: object) -> bool:
    return getattr(info, "in_", None) is ParamTypes.query


def _is_collection(annotation: object) -> bool:
    origin = get_origin(annotation) or annotation
    if origin in (Union, UnionType):
        return any(_is_collection(part) for part in get_args(annotation) if part is not NoneType)
    if origin is Annotated:
        return _is_collection(get_args(annotation)[0])
    return origin in COLLECTIONS
