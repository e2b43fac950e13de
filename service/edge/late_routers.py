"""Routers whose modules are loaded when somebody comes to a place of theirs.

To load them all, with the forms of everything that can be sent and answered, was a third of a start and a sixth of a
worker's memory.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from itertools import chain
from threading import Lock
from typing import Final

from fastapi import APIRouter

from service.edge.late_route import LateRoute, routes_under

PREFIX: Final = "/v1"
UNDER_A_BODY: Final = "bodies"
_LOADING: Final = Lock()
"""One thread loads at a time: two that came into a circle of modules from two sides would find each other's halves."""

Places = Mapping[str, tuple[str, ...]]
"""For each module that has a router, the places where its routes are."""


class LateRouters:
    """Knows which modules answer at which place, and which of them are loaded."""

    def __init__(self, places: Places, prefix: str, first: Callable[[], object] | None = None) -> None:
        """Take the places of each module, in the order in which their routes are tried; all stand under the prefix.

        `first` is called before any of them is loaded.
        """
        self._prefix, self._first = prefix, first
        self._routes: dict[str, tuple[LateRoute, ...]] = dict.fromkeys(places, ())
        self._modules: dict[str, tuple[str, ...]] = {}
        for module, theirs in places.items():
            for place in theirs:
                self._modules[place] = (*self._modules.get(place, ()), module)
        self._awaited = set(self._modules)

    def awaited(self, path: str) -> str | None:
        """The place of an address, if the modules that answer there are not loaded yet.

        Of the places with which the words of the address begin it is the longest.
        """
        if not path.startswith(f"{self._prefix}/"):
            return None
        words = place_of(path.removeprefix(self._prefix)).split("/")
        starts = ("/".join(words[:many]) for many in range(len(words), 0, -1))
        place = next((start for start in starts if start in self._modules), None)
        return place if place in self._awaited else None

    def load(self, place: str) -> None:
        """Load the modules that answer at a place; from any thread, and as often as one likes."""
        if self._first:
            with _LOADING:
                self._first()
        for module in self._modules[place]:
            self._routes[module] = self._routes[module] or tuple(routes_under(self._prefix, router_in(module)))

    def arrived(self, place: str) -> Iterator[LateRoute]:
        """The routes of all that is loaded, in order; this place is awaited no more."""
        self._awaited.discard(place)
        return chain.from_iterable(self._routes.values())


def place_of(path: str) -> str:
    """Every second word of an address: `/bodies/{ods}/meetings/{meeting}/items` is at `meetings/items`."""
    words = path.split("/")[1::2]
    return "/".join(words[1:] if words[0] == UNDER_A_BODY else words)


def router_in(module: str) -> APIRouter:
    """The router of a module, which is loaded if it is not; from any thread."""
    with _LOADING:
        router: APIRouter = import_module(module).router
    return router
