"""Facts as they read now: with what was corrected in them, as known at the viewpoint."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.slips.wording import made_of, plain_of, put_at
from service.projections.slips import CORRECTED, slips
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]
Corrected = Annotated[
    bool, BeforeValidator(bool), Field(description="Whether a slip in it was put right; the slips say which.")
]


def as_corrected(view: Viewpoint, facts: Iterable[Fact[Event]]) -> list[Event]:
    """What facts say with the slips in them put right."""
    facts, known = tuple(facts), dict[int, list[Row]]()
    if not facts:
        return []
    for row in all_of(view, slips, state=CORRECTED):
        known.setdefault(row["target"], []).append(row)
    return [_corrected(fact.event, known.get(fact.position, [])) for fact in facts]


def _corrected(event: Event, rows: list[Row]) -> Event:
    plain = plain_of(event)
    for row in rows:
        plain = put_at(plain, row["field"], row["becomes"] or row["words_digest"])
    return made_of(type(event), plain) if rows else event
