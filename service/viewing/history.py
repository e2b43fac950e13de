"""History: the facts that mention one thing, as they stand in the log."""

import json
from typing import Annotated, Any

from pydantic import Field

from domain.kernel.ids import Id
from service.recording.receipts import LogPosition, Shown
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, PageMetadata
from service.viewing.viewpoint import Viewpoint

_HISTORY = (
    "SELECT f.position, f.leaf_hash, f.leaf FROM fact_tags t {join} facts f ON f.ledger = t.ledger "
    "AND f.position = t.position WHERE t.ledger = {0} AND t.tag = {1} AND t.position > {2} AND t.position <= {3} "
    "ORDER BY f.position LIMIT {4}"
)
HISTORY = Statement(
    # CROSS JOIN keeps SQLite to this order: from the tags of one thing to their facts, not along the whole ledger.
    sqlite=_HISTORY.format(":ledger", ":tag", ":after", ":position", ":most", join="CROSS JOIN"),
    postgresql=_HISTORY.format("%(ledger)s", "%(tag)s", "%(after)s", "%(position)s", "%(most)s", join="JOIN"),
)
LONGEST = 1000


class FactShown(Shown):
    """One fact as it stands in the log; personal and free texts are salted digests here."""

    position: LogPosition
    id: Annotated[str, Field(json_schema_extra={"format": "uuid"})]
    type: str
    version: Annotated[int, Field(json_schema_extra={"format": "int32"})]
    recorded_at: str
    occurred_at: str
    actor: str
    via: str
    mode: str
    leaf_hash: str
    data: Annotated[dict[str, Any], Field(description="see the schema of the event type")]


def history(view: Viewpoint, thing: Id, *, after: int = 0, limit: int = LONGEST) -> tuple[FactShown, ...]:
    """The facts about a thing after a position and up to the viewpoint, the first 1,000 unless told how many."""
    rows = view.rows(HISTORY, tag=thing.tag, after=after, most=limit)
    return tuple(_shown(position, bytes(hashed), json.loads(leaf)) for position, hashed, leaf in rows)


def history_page(view: Viewpoint, thing: Id, page: PageAsked) -> tuple[tuple[FactShown, ...], PageMetadata]:
    """A page of the facts about a thing, and how to go on."""
    facts = history(view, thing, after=page.after or 0, limit=page.limit + 1)
    shown = facts[: page.limit]
    found = Found(rows=(), next=shown[-1].position if len(facts) > page.limit else None)
    return shown, page.metadata(view, found)


def _shown(position: int, hashed: bytes, leaf: dict[str, Any]) -> FactShown:
    return FactShown(
        position=position,
        id=leaf["id"],
        type=leaf["type"],
        version=leaf["version"],
        recorded_at=leaf["recordedAt"],
        occurred_at=leaf["occurredAt"],
        actor=leaf["actor"],
        via=leaf["via"],
        mode=leaf["mode"],
        leaf_hash=hashed.hex(),
        data=leaf["data"],
    )
