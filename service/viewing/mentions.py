"""Mentions: the facts of some types that mention some things, as known at a viewpoint."""

from collections.abc import Iterable
from typing import TypeVar

from domain.kernel.messages import Event
from service.store.leaves import fact_of
from service.store.selecting import every
from service.viewing.slips import as_corrected
from service.viewing.viewpoint import Viewpoint

E = TypeVar("E", bound=Event)


def mentioning(view: Viewpoint, kind: str, things: Iterable[str | None], *types: type[E]) -> tuple[E, ...]:
    """What happened to things of a kind (`decision`, `board`), in the order of the log, with slips put right."""
    pairs = {(f"{kind}:{thing}", event.type_name) for thing in things if thing for event in types}
    found = {position: leaf for _, _, position, leaf in every(view.connection, view.ledger, pairs)}
    told = as_corrected(view, (fact_of(at, leaf) for at, leaf in found.items() if at <= view.position))
    return tuple(event for event in told if isinstance(event, types))
