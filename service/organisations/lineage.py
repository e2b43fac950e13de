"""Finds whom a body succeeds and who succeeds it, across the ledgers that a caller has a part in."""

from collections.abc import Iterator

from sqlalchemy import bindparam, select

from domain.kernel.ids import BodyCode
from service.auth.callers import Caller
from service.organisations.bodies import AncestorShown, LineageShown, SuccessorShown
from service.projections.inheritances import inheritances
from service.store.heads import read_head
from service.store.statements import Statement
from service.viewing.inherited import inherited
from service.viewing.viewpoint import Viewpoint

MOST_GENERATIONS = 10  # PCG, PCT, CCG, merged CCG, ICB: half a dozen since 1999
_SUCCESSORS = Statement(
    select(inheritances.c.ledger, inheritances.c.since_day)
    .where(inheritances.c.predecessor == bindparam("predecessor"), inheritances.c.to_position.is_(None))
    .order_by(inheritances.c.since_day, inheritances.c.ledger)
)


def lineage(view: Viewpoint, caller: Caller) -> LineageShown:
    """Whom a body succeeds, generation by generation, and who succeeds it.

    Beyond what the body itself has recorded, only ledgers are read in which the caller has a part.
    """
    body = BodyCode(view.ledger)
    found = view.connection.run(_SUCCESSORS, predecessor=view.ledger)
    return LineageShown(
        body=body,
        predecessors=tuple(_predecessors(view, caller)),
        successors=tuple(
            SuccessorShown.model_validate({"body": ledger, "since": since})
            for ledger, since in found
            if caller.has_part_in(ledger)
        ),
    )


def _predecessors(view: Viewpoint, caller: Caller) -> Iterator[AncestorShown]:
    generation, seen = [view], {view.ledger}
    for _ in range(MOST_GENERATIONS):
        following = []
        for one in generation:
            for record in inherited(one):
                yield AncestorShown(**dict(record), inherited_by=BodyCode(one.ledger))
                head = read_head(view.connection, record.body)
                if head is not None and record.body not in seen and caller.has_part_in(record.body):
                    seen.add(record.body)
                    following.append(Viewpoint(view.connection, view.vault, record.body, min(head.size, record.size)))
        generation = following
