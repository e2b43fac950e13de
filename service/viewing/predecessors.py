"""Records of predecessors, generation by generation, read as they were handed over."""

from collections.abc import Iterator
from typing import Annotated, Final, NamedTuple

from fastapi import Depends, Query

from domain.kernel.ids import BodyCode
from domain.kernel.refusals import Refused
from service.auth.bearer import TheCaller
from service.auth.callers import Caller
from service.edge.fields import IdOf
from service.store.heads import read_head
from service.viewing.inherited import InheritedRecord, inherited
from service.viewing.viewpoint import TheViewpoint, Viewpoint

MOST_GENERATIONS: Final = 10  # PCG, PCT, CCG, merged CCG, ICB: half a dozen since 1999


class UnknownPredecessor(Refused):
    """This body inherited no such record, or none in which you have a part."""

    code = "unknown-predecessor"


class Record(NamedTuple):
    """A record, and those through which it came to the body that is asked; of its own record there are none."""

    view: Viewpoint
    heirs: tuple[Viewpoint, ...] = ()

    @property
    def named(self) -> str | None:
        """How it is asked for again, as on the next page."""
        return self.view.ledger if self.heirs else None


class Ancestor(NamedTuple):
    """A record that was inherited, by whom, and where it is read by somebody who has a part in it."""

    told: InheritedRecord
    inherited_by: BodyCode
    record: Record | None


def ancestors(view: Viewpoint, caller: Caller) -> Iterator[Ancestor]:
    """The records inherited, the nearest first; beyond those of the body, only through ledgers of the caller's."""
    generation, seen = [Record(view)], {view.ledger}
    for _ in range(MOST_GENERATIONS):
        following: list[Record] = []
        for one in generation:
            for told in inherited(one.view):
                found = _handed_over(one, told) if caller.has_part_in(told.body) else None
                yield Ancestor(told, BodyCode(one.view.ledger), found)
                if found is not None and told.body not in seen:
                    seen.add(told.body)
                    following.append(found)
        generation = following


def _handed_over(heir: Record, told: InheritedRecord) -> Record | None:
    view = heir.view
    head = read_head(view.connection, told.body)
    if head is None:
        return None
    then = Viewpoint(view.here, view.vault, told.body, min(head.size, told.size))
    return Record(then, (*heir.heirs, view))


def newest(record: Viewpoint) -> Viewpoint:
    """The same record as it is known today: a hold placed after the hand-over holds."""
    head = read_head(record.connection, record.ledger)
    return Viewpoint(record.here, record.vault, record.ledger, head.size if head else record.position)


async def _record(
    view: TheViewpoint,
    caller: TheCaller,
    predecessor: Annotated[
        IdOf[BodyCode] | None,
        Query(description="In the record of this predecessor, of any generation, as it was handed over."),
    ] = None,
) -> Record:
    if predecessor is None:
        return Record(view)
    fitting = (one.record for one in ancestors(view, caller) if one.told.body == predecessor)
    found = next((one for one in fitting if one is not None), None)
    if found is None:
        raise UnknownPredecessor(predecessor=predecessor)
    return found


TheRecord = Annotated[Record, Depends(_record)]
"""The record that is asked: the body's own, or that of a predecessor."""
