"""What a route asks of a request, worked out once for all requests.

FastAPI works it out anew for each, which takes nearly half the CPU of an answer. Only what is plain is taken here:
whatever is missing, faulty or unusual is left to the framework, which then says what is wrong with it.
"""

from collections.abc import Awaitable, Callable, Iterator
from copy import deepcopy
from functools import partial
from inspect import iscoroutinefunction
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, NamedTuple, Protocol, TypeVar, Union, get_args, get_origin

from fastapi.dependencies.models import Dependant

COLLECTIONS = (list, tuple, set, frozenset)
A = TypeVar("A")
NOT_PLAIN = (
    "cookie_params",
    "http_connection_param_name",
    "websocket_param_name",
    "response_param_name",
    "background_tasks_param_name",
    "security_scopes_param_name",
    "own_oauth_scopes",
    "concurrency",
)


class Unusual(Exception):
    """Something that the framework shall look at itself."""


class ReadRequest(Protocol):
    """A request whose body has been read."""

    content: object

    @property
    def path_params(self) -> Any:  # noqa: ANN401 - as Starlette has them
        """The parts of its path, by name."""

    @property
    def headers(self) -> Any:  # noqa: ANN401 - as Starlette has them
        """The headers, by name."""


Take = Callable[[Any, list[Any]], Any]
"""How a value is taken from a request, or from what the steps before have found."""


class Step(NamedTuple):
    """A dependency, or at last the route's own function, and how each of its arguments is taken."""

    call: Callable[..., Awaitable[Any]]
    arguments: tuple[tuple[str, Take], ...]


class Plan(Generic[A]):
    """The steps to an answer, in the order in which the framework takes them."""

    def __init__(self, steps: list[Step]) -> None:
        """Take the dependencies and, last, the function that answers."""
        self._steps = steps

    async def follow(self, request: ReadRequest) -> A:
        """Answer a request; raises `Unusual` before the function is called, or what a dependency raises."""
        found: list[Any] = []
        for call, arguments in self._steps:
            found.append(await call(**{name: take(request, found) for name, take in arguments}))
        answer: A = found[-1]
        return answer


def plan_of(route: Dependant) -> Plan[Any] | None:
    """The plan for a route; nothing where it asks for more than a plan can give."""
    steps: list[Step] = []
    try:
        _plan(route, steps, {})
    except Unusual:
        return None
    return Plan(steps)


def _plan(one: Dependant, steps: list[Step], places: dict[Any, int]) -> None:
    if one.call is None or not _is_awaited(one.call) or not one.use_cache or any(getattr(one, n) for n in NOT_PLAIN):
        raise Unusual
    arguments: list[tuple[str, Take]] = []
    for other in one.dependencies:
        if other.call not in places:
            _plan(other, steps, places)
            places[other.call] = len(steps) - 1
        if other.name is not None:
            arguments.append((other.name, partial(_found, places[other.call])))
    steps.append(Step(one.call, (*arguments, *_own(one))))


def _own(one: Dependant) -> Iterator[tuple[str, Take]]:
    """What is taken from the request itself."""
    if len(one.body_params) > 1:
        raise Unusual
    for fields, take in (
        (one.path_params, _from_path),
        (one.query_params, _default),  # a plan is not followed where anything is asked for
        (one.header_params, _from_headers),
        (one.body_params, _from_body),
    ):
        for field in fields:
            if field.validation_alias not in (None, field.alias) or is_collection(field.field_info.annotation):
                raise Unusual
            yield field.name, partial(take, field)
    if one.request_param_name:
        yield one.request_param_name, _whole


def _found(place: int, _: ReadRequest, found: list[Any]) -> object:
    return found[place]


def _whole(request: ReadRequest, _: list[Any]) -> object:
    return request


def _from_path(field: Any, request: ReadRequest, _: list[Any]) -> object:  # noqa: ANN401 - FastAPI does not publish it
    return _valid(field, request.path_params.get(field.alias))


def _from_headers(field: Any, request: ReadRequest, _: list[Any]) -> object:  # noqa: ANN401
    sent = request.headers.get(field.alias)
    return _default(field) if sent is None else _valid(field, sent)


def _from_body(field: Any, request: ReadRequest, _: list[Any]) -> object:  # noqa: ANN401
    return _valid(field, request.content)


def _default(field: Any, *_: object) -> object:  # noqa: ANN401
    if field.field_info.is_required() or field.field_info.validate_default:
        raise Unusual
    return None if field.field_info.default is None else deepcopy(field.default)


def _valid(field: Any, sent: object) -> object:  # noqa: ANN401
    if sent is None:
        raise Unusual
    found, faults = field.validate(sent)
    if faults:
        raise Unusual
    return found


def _is_awaited(call: object) -> bool:
    return iscoroutinefunction(call) or iscoroutinefunction(getattr(call, "__call__", None))  # noqa: B004 - it is asked how


def is_collection(annotation: object) -> bool:
    """Whether a parameter may be sent several times."""
    origin = get_origin(annotation) or annotation
    if origin in (Union, UnionType):
        return any(is_collection(part) for part in get_args(annotation) if part is not NoneType)
    if origin is Annotated:
        return is_collection(get_args(annotation)[0])
    return origin in COLLECTIONS
