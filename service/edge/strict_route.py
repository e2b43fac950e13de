"""The route class of every API router: bodies and query strings are read strictly before FastAPI looks at them."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from email.message import Message
from functools import cached_property
from typing import Any, Final, get_type_hints

from fastapi.dependencies.utils import get_flat_params
from fastapi.params import ParamTypes
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope

from service.edge.json_text import read_json
from service.edge.late_route import LateRoute
from service.edge.plans import Plan, Unusual, is_collection, plan_of
from service.edge.query_text import read_query
from service.edge.refusals import CLOSE, RequestTimeout, UnsupportedMediaType

BODY_SECONDS: Final = 30.0
# Above this, parsing takes more than a few milliseconds and leaves the event loop.
LARGE: Final = 32 * 2**10


class StrictRequest(Request):
    """A request whose query string and body have been read strictly."""

    def __init__(self, scope: Scope, receive: Receive, query: list[tuple[str, str]]) -> None:
        """Take the parameters that were accepted."""
        super().__init__(scope, receive)
        self._accepted = query
        self.content: object = None

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
            self.content = await run_in_threadpool(read_json, raw) if len(raw) > LARGE else read_json(raw)

    async def json(self) -> Any:  # noqa: ANN401 - as Starlette declares it
        """The body as it was read."""
        return self.content


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
        repeatable = frozenset(field.alias for field in fields if is_collection(field.field_info.annotation))
        has_body = self.body_field is not None
        plan = self._plan()

        async def answer_strictly(request: Request) -> Response:
            raw = request.scope["query_string"]
            strict = StrictRequest(request.scope, request.receive, read_query(raw, known, repeatable) if raw else [])
            if has_body:
                await strict.read()
            if plan is not None and not raw:
                with suppress(Unusual):
                    return await plan.follow(strict)
            return await answer(strict)

        return answer_strictly

    def _plan(self) -> "Plan[Response] | None":
        """The plan by which a route that makes its whole answer itself, as those that record do, answers."""
        itself = get_type_hints(self.endpoint).get("return") is Response
        return plan_of(self.dependant) if itself and not self._embed_body_fields else None


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
