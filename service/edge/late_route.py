"""Routes that are built when somebody comes for them.

Building all routes (their models and dependencies) took half the time of a start and a fifth of a worker's memory, and
a worker is never asked for most of them. Until then a route holds only what is needed to find it.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.routing import compile_path, get_name

# FastAPI asks of every model whether it is of pydantic's first version; where that is not to be had, it knows without
# loading it, which takes 20 ms of a start and 2 MB.
sys.modules.setdefault("pydantic.v1", None)  # type: ignore[arg-type]
FORM = ("path_regex", "path_format", "param_convertors")


class LateRoute(APIRoute):
    """Use as `APIRouter(route_class=LateRoute)`; a mistake in a declaration shows when the interface is described."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **how: Any) -> None:  # noqa: ANN401 - as FastAPI's
        """Take what FastAPI's route takes."""
        self._declared = (path, endpoint, how)
        self._built = False
        self.path, self.endpoint = path, endpoint
        self.methods = {method.upper() for method in how.get("methods") or ("GET",)}
        self.name = how.get("name") or get_name(endpoint)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever FastAPI's route has
        """Build the route, where something is asked for that only a built one has; the form of its address is not."""
        if name in FORM and "path" in vars(self):
            vars(self).update(zip(FORM, compile_path(self.path), strict=True))
            return vars(self)[name]
        if vars(self).get("_built", True):
            raise AttributeError(name)
        self._built = True
        path, endpoint, how = self._declared
        super().__init__(path, endpoint, **how)
        self.settle()
        return getattr(self, name)

    def settle(self) -> None:
        """What a kind of route does once it is built."""

    def under(self, prefix: str) -> "LateRoute":
        """The same route at an address with a prefix."""
        path, endpoint, how = self._declared
        return type(self)(prefix + path, endpoint, **how)


def routes_under(prefix: str, router: APIRouter) -> Iterator[LateRoute]:
    """The routes of a router at addresses with a prefix; to include the router would build each of them at once."""
    for route in router.routes:
        if not isinstance(route, LateRoute):
            raise TypeError(f"{route!r} is built at once")
        yield route.under(prefix)
