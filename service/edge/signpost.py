"""The signpost: from the words of a path straight to its route, where the framework tries one after another."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple, cast

from anyio import Lock
from fastapi import FastAPI
from fastapi.routing import RouteContext, iter_route_contexts
from starlette._utils import get_route_path
from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from service.edge.late_routers import LateRouters

Shape = tuple[str, ...]
"""The words of a path between its slashes, with nothing in the place of each that no route has at that place."""
APP = "signposted"


class Direction(NamedTuple):
    """A route with its path cut at the slashes, up to a part that may itself hold slashes."""

    route: RouteContext
    words: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether its last part may hold slashes, so that one route has many shapes."""
        return _is_long(self.words[-1])

    @property
    def shape(self) -> Shape:
        """The shape of its own path."""
        return tuple("" if _is_blank(word) else word for word in self.words)

    def may_lead(self, shape: Shape) -> bool:
        """Whether a path of this shape may be this route's; its pattern decides."""
        if len(shape) < len(self.words) if self.is_long else len(shape) != len(self.words):
            return False
        return all(_is_blank(mine) or mine == word for mine, word in zip(self.words, shape, strict=False))


class Way:
    """What is asked of a route at every request, taken out of it once: to ask the route takes as long as to find it."""

    def __init__(self, route: RouteContext) -> None:
        """Ask nothing yet: a route is built when it is asked."""
        self._route, self.methods = route, route.methods or frozenset[str]()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form of its addresses."""
        pattern: re.Pattern[str] = self._route.path_regex
        return pattern

    @cached_property
    def _led(self) -> Scope:
        route = self._route
        return {"endpoint": route.endpoint, "route": route.original_route, APP: route.app}

    @cached_property
    def _convert(self) -> Mapping[str, Callable[[str], object]]:
        return {name: convertor.convert for name, convertor in self._route.param_convertors.items()}

    def led_to(self, scope: Scope, found: dict[str, str]) -> Scope:
        """What a request is told that is led here."""
        params = {name: self._convert[name](text) for name, text in found.items()}
        return {**self._led, "path_params": {**scope.get("path_params", {}), **params}}


class Signpost(BaseRoute):
    """Stands before the routes of an application and leads to the one that they would find by being tried in turn.

    Trying them takes a third of the CPU of an answer: FastAPI matches every level of included routers anew. Whatever
    is not found here, such as another method or an unknown address, is left to the routes, which know what to answer.
    """

    def __init__(self, app: FastAPI, late: LateRouters) -> None:
        """Read the application's routes when the first request comes; after that, none are added but the late ones."""
        self._app, self._late, self._others = app, late, list(app.routes)
        self._fetching = Lock()

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """The route for a path and method, as Starlette asks for it."""
        if scope["type"] != "http":
            return Match.NONE, {}
        path: str = get_route_path(scope)
        if self._late.awaited(path) is not None:
            return Match.FULL, {APP: self._fetch}
        by_shape, known = self._directions
        shape = tuple([word if word in here else "" for word, here in zip(path.split("/"), known, strict=False)])
        for way in by_shape.get(shape, ()):
            found = way.pattern.match(path)
            if found and scope["method"] in way.methods:
                return Match.FULL, way.led_to(scope, found.groupdict())
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the route that was found answer."""
        answer: ASGIApp = scope[APP]
        await answer(scope, receive, send)

    async def _fetch(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Load what answers at the address of a request, beside the event loop, and begin again with more routes."""
        async with self._fetching:  # whoever comes first goes on first
            place = self._late.awaited(get_route_path(scope))
            if place is not None:
                await run_in_threadpool(self._late.load, place)
                self._app.router.routes = [self, *self._late.arrived(place), *self._others]
                vars(self).pop("_directions", None)
        await self._app.router(scope, receive, send)

    @cached_property
    def _directions(self) -> tuple[dict[Shape, tuple[Way, ...]], tuple[frozenset[str], ...]]:
        """The routes for each shape, and the words that some route has at each place of its path."""
        every = list(_directions_of(self._app.routes))
        places = zip_longest(*(one.words for one in every), fillvalue="")
        known = tuple(frozenset(word for word in words if not _is_blank(word)) for words in places)
        shapes = {one.shape for one in every if not one.is_long}
        ways = [(one, Way(one.route)) for one in every]
        return {shape: tuple(way for one, way in ways if one.may_lead(shape)) for shape in shapes}, known


def install_signpost(app: FastAPI, late: LateRouters) -> None:
    """Put a signpost before the routes of an application, which also finds those that are not loaded yet."""
    app.router.routes.insert(0, Signpost(app, late))


def _directions_of(routes: Iterable[BaseRoute]) -> Iterator[Direction]:
    for route in cast("Iterable[RouteContext]", iter_route_contexts(cast("list[BaseRoute]", routes))):
        if isinstance(route.original_route, Route):
            words = (route.path or "").split("/")
            end = next((at for at, word in enumerate(words, start=1) if _is_long(word)), None)
            yield Direction(route, tuple(words[:end]))


def _is_blank(word: str) -> bool:
    return "{" in word


def _is_long(word: str) -> bool:
    return _is_blank(word) and word.endswith(":path}")
