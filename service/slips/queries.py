"""Finds slips, and the facts in which they stand."""

import json
from typing import Any, NamedTuple

from domain.kernel.ids import FactId, SlipId
from domain.kernel.tags import Mentioned
from domain.slips.policies import UnknownFact, UnknownSlip
from service.projections.slips import slips
from service.slips.shown import SlipPage, SlipShown
from service.store.scanning import one_leaf
from service.viewing.page_asked import PageAsked
from service.viewing.paging import one, page
from service.viewing.viewpoint import Texts, Viewpoint

DIGESTS = ("words_digest", "reason_digest", "source_digest", "settled_digest")


class Target(NamedTuple):
    """The fact in which a slip stands: its id, its type, and what it mentions."""

    fact: FactId
    type: str
    about: tuple[Mentioned, ...]


def target(view: Viewpoint, position: int) -> Target:
    """The fact at a position; raises `UnknownFact`."""
    leaf = one_leaf(view.connection, view.ledger, position)
    if leaf is None:
        raise UnknownFact(pointer="/position")
    said: dict[str, Any] = json.loads(leaf)
    return Target(FactId(said["id"]), said["type"], tuple(map(Mentioned, said["tags"])))


def slips_page(view: Viewpoint, asked: PageAsked, **filters: object) -> SlipPage:
    """A page of slips in the order in which they were found."""
    found = page(view, slips, limit=asked.limit, after=asked.after, **filters)
    texts = view.texts(row[digest] for row in found.rows for digest in DIGESTS)
    results = tuple(_shown(row, texts) for row in found.rows)
    metadata = asked.metadata(view, found, fact=filters["target"], state=filters["state"])
    return SlipPage(results=results, metadata=metadata)


def the_slip(view: Viewpoint, slip: SlipId) -> SlipShown:
    """One slip; raises `UnknownSlip`."""
    row = one(view, slips, slip=slip)
    if row is None:
        raise UnknownSlip(slip=slip)
    return _shown(row, view.texts(row[digest] for digest in DIGESTS))


def _shown(row: dict[str, Any], texts: Texts) -> SlipShown:
    becomes = texts[row["words_digest"]] if row["words_digest"] else row["becomes"]
    told = {name: texts[row[f"{name}_digest"]] for name in ("reason", "source")}
    settled = texts[row["settled_digest"] or None]
    plain = {name: row[name] for name in SlipShown.model_fields if name in row}
    said = {"position": row["target"], "becomes": becomes, "settled_because": settled}
    return SlipShown.model_validate(plain | told | said)
