"""Finds whom a body succeeds and who succeeds it, across the ledgers that a caller has a part in."""

from sqlalchemy import bindparam, select

from domain.kernel.ids import BodyCode
from service.auth.callers import Caller
from service.organisations.bodies import AncestorShown, LineageShown, SuccessorShown
from service.projections.inheritances import inheritances
from service.store.statements import Statement
from service.viewing.predecessors import ancestors
from service.viewing.viewpoint import Viewpoint

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
        predecessors=tuple(
            AncestorShown(**dict(one.told), inherited_by=one.inherited_by) for one in ancestors(view, caller)
        ),
        successors=tuple(
            SuccessorShown.model_validate({"body": ledger, "since": since})
            for ledger, since in found
            if caller.has_part_in(ledger)
        ),
    )
