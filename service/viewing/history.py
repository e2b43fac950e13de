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


def history_page(
    view: Viewpoint, thing: Id, page: PageAsked, *, since: int | None = None
) -> tuple[tuple[FactShown, ...], PageMetadata]:
    """A page of the facts about a thing, of those after a position where one is given, and how to go on."""
    after = max(page.after or 0, since or 0)
    rows = view.rows(HISTORY, tag=thing.tag, after=after, most=page.limit + 1)
    shown = tuple(_shown(position, bytes(hashed), json.loads(leaf)) for position, hashed, leaf in rows[: page.limit])
    found = Found(rows=(), next=shown[-1].position if len(rows) > page.limit else None)
    return shown, page.metadata(view, found, **{"from": since})


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
