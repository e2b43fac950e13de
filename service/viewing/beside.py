"""The record of another body, read beside this one as it was known at the same moment."""

from datetime import datetime
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode
from service.auth.callers import Caller
from service.store.heads import read_head
from service.store.leaves import fact_of, microseconds
from service.store.scanning import one_leaf, position_at
from service.viewing.viewpoint import Viewpoint


def beside(view: Viewpoint, body: BodyCode, caller: Caller, known_at: datetime | None) -> Viewpoint | None:
    """The record of a body as known when this one was known so; nothing where it is not here, or not the caller's."""
    if body == view.ledger:
        return view
    head = read_head(view.connection, body) if caller.has_part_in(body) else None
    if head is None:
        return None
    moment = known_at or _moment_of(view)
    size = head.size if moment is None else position_at(view.connection, body, microseconds(moment))
    return Viewpoint(view.here, view.vault, body, size)


def _moment_of(view: Viewpoint) -> datetime | None:
    """When the fact was recorded up to which a record is read; nothing where it is read to its end."""
    head = read_head(view.connection, view.ledger)
    leaf = one_leaf(view.connection, view.ledger, view.position)
    if head is None or leaf is None or view.position == head.size:
        return None
    fact: Fact[Any] = fact_of(view.position, leaf)
    return fact.envelope.recorded_at
