"""Records that a body inherited: every list of the body says whose ledgers hold what came before."""

from typing import Annotated

from pydantic import Field
from sqlalchemy import select

from domain.kernel.ids import BodyCode
from service.edge.fields import IdOf, Partial, Position
from service.projections.inheritances import inheritances
from service.projections.versioned import known_at
from service.recording.receipts import Shown
from service.store.statements import Statement
from service.viewing.viewpoint import Viewpoint

_ALL = Statement(
    select(inheritances.c.predecessor, inheritances.c.since_day, inheritances.c.size, inheritances.c.root)
    .where(known_at(inheritances))
    .order_by(inheritances.c.since)
)


class InheritedRecord(Shown):
    """The record of a predecessor, as it stood when it was taken over: its own ledger holds what is earlier."""

    body: IdOf[BodyCode]
    since: Partial
    size: Annotated[Position, Field(description="How many facts were handed over.")]
    root: Annotated[str, Field(description="The root hash of the predecessor's tree at that size, in hexadecimal.")]


def inherited(view: Viewpoint) -> tuple[InheritedRecord, ...]:
    """The records that the body had taken over, as known at the viewpoint."""
    names = ("body", "since", "size", "root")
    return tuple(InheritedRecord.model_validate(dict(zip(names, row, strict=True))) for row in view.rows(_ALL))
