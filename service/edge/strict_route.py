"""The route class of every API router: bodies and query strings are read strictly before FastAPI looks at them."""

import asyncio
from collections.abc import Callable, Coroutine
from email.message import Message as Head
from functools import cached_property
from typing import Any, Final, get_type_hints

from fastapi.dependencies.utils import get_flat_params
from fastapi.params import ParamTypes
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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

    async def read_again(self) -> Message:
        """The body once more, as the server handed it over."""
        return {"type": "http.request", "body": await self.body(), "more_body": False}

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

        async def answer_strictly(request: Request) -> Response:
            raw = request.scope["query_string"]
            strict = StrictRequest(request.scope, request.receive, read_query(raw, known, repeatable) if raw else [])
            if has_body:
                await strict.read()
            response = await answer(strict)
            await enter_what_is_disclosed(request, response, self.operation_id)
            return response

        return answer_strictly

    def settle(self) -> None:
        """Have a route that makes its whole answer itself, as those that record do, answer by its plan."""
        itself = get_type_hints(self.endpoint).get("return") is Response
        plan = plan_of(self.dependant) if itself and not self._embed_body_fields else None
        if plan is not None:
            self.app = _planned(plan, self.app, self.operation_id, has_body=self.body_field is not None)


# What the framework puts around an answer, twice a catcher of what is raised and three stacks of what is to be closed,
# is for what no plan has. Whatever is raised here is caught by those that stand around all routes.
def _planned(plan: Plan[Response], in_full: ASGIApp, operation: str | None, *, has_body: bool) -> ASGIApp:
    """Answer by a plan; whatever is unusual is answered in full."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["query_string"]:
            await in_full(scope, receive, send)
            return
        request = StrictRequest(scope, receive, [])
        if has_body:
            await request.read()
        try:
            response = await plan.follow(request)
        except Unusual:
            await in_full(scope, request.read_again if has_body else receive, send)
        else:
            await enter_what_is_disclosed(request, response, operation)
            await response(scope, receive, send)

    return answer


async def enter_what_is_disclosed(request: Request, response: Response, operation: str | None) -> None:
    """Before an answer leaves that holds what is restricted, enter in the access log who reads it, and why.

    Raises whatever keeps it from being entered, and then nothing leaves.
    """
    access = request.scope.get("state", {}).get("access")
    if access is not None and access.disclosed:
        await request.app.state.access_log.enter(request, response, operation or "")


def require_json(content_type: str) -> None:
    """Refuse every media type but `application/json`, and every character set but UTF-8."""
    if content_type == "application/json":
        return
    message = Head()
    message["content-type"] = content_type
    charset = message.get_param("charset", "utf-8")
    if message.get_content_type() != "application/json" or not content_type or str(charset).lower() != "utf-8":
        raise UnsupportedMediaType


def _is_query(info: object) -> bool:
    return getattr(info, "in_", None) is ParamTypes.query
