"""Projectors: which function writes down which event, for each context."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from sqlalchemy import Table

from domain.kernel.facts import Fact
from domain.kernel.messages import EVENT_TYPES, Event
from service.projections.read_model import ReadModel

E = TypeVar("E", bound=Event)
Project = Callable[[Fact[E], ReadModel], None]


class Projector:
    """The read models of one context: its tables, and one function for each event that touches them."""

    def __init__(self, *tables: Table) -> None:
        """Own these tables; no other context writes to them."""
        self.tables = tables
        self.functions: dict[type[Event], Project[Any]] = {}
        self.of_any: list[Project[Any]] = []

    def on(self, kind: type[E]) -> Callable[[Project[E]], Project[E]]:
        """Register the function that writes down an event of this type."""

        def register(function: Project[E]) -> Project[E]:
            self.functions[kind] = function
            return function

        return register

    def on_any(self, function: Project[Any]) -> Project[Any]:
        """Register a function that looks at every fact, such as at what stands in its envelope."""
        self.of_any.append(function)
        return function


class Projections:
    """All projectors together."""

    def __init__(self, projectors: Iterable[Projector]) -> None:
        """Take the projectors in an order that does not matter: none reads what another writes."""
        self.projectors = tuple(projectors)
        self._of_any = tuple(function for projector in self.projectors for function in projector.of_any)
        self._by_event: dict[type[Event], list[Project[Any]]] = {}
        for projector in self.projectors:
            for kind, function in projector.functions.items():
                self._by_event.setdefault(kind, []).append(function)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all read models."""
        return tuple(table for projector in self.projectors for table in projector.tables)

    @property
    def types(self) -> frozenset[str]:
        """The names of the event types that any read model shows."""
        return frozenset(EVENT_TYPES) if self._of_any else frozenset(kind.type_name for kind in self._by_event)

    def project(self, fact: Fact[Event], read_model: ReadModel) -> None:
        """Write a fact down in every read model that it touches."""
        for function in self._by_event.get(type(fact.event), ()):
            function(fact, read_model)
        for function in self._of_any:
            function(fact, read_model)
