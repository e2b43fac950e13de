"""Finds merges of entries on the register of people."""

from typing import Any

from domain.kernel.ids import MergeId
from domain.merges.policies import UnknownMerge
from service.merges.shown import MergeShown
from service.projections.merges import merges
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, one, page
from service.viewing.viewpoint import Texts, Viewpoint

TEXTS = {
    "reason": "reason_digest",
    "back_reason": "back_reason_digest",
    "declined_because": "declined_digest",
    "back_declined_because": "back_declined_digest",
}


def register_page(view: Viewpoint, asked: PageAsked) -> tuple[tuple[MergeShown, ...], Found]:
    """A page of the merges that were asked for, in the order asked."""
    found = page(view.of_entries(), merges, limit=asked.limit, after=asked.after)
    texts = view.texts(row[digest] for row in found.rows for digest in TEXTS.values())
    return tuple(_shown(row, texts) for row in found.rows), found


def merge(view: Viewpoint, asked: MergeId) -> MergeShown:
    """One merge; raises `UnknownMerge`."""
    row = one(view.of_entries(), merges, merge=asked)
    if row is None:
        raise UnknownMerge(merge=asked)
    return _shown(row, view.texts(row[digest] for digest in TEXTS.values()))


def _shown(row: dict[str, Any], texts: Texts) -> MergeShown:
    words = {name: texts[row[digest]] for name, digest in TEXTS.items()}
    holds = row["held_from"] is not None and row["held_to"] is None
    plain = {name: row[name] for name in MergeShown.model_fields if name in row}
    return MergeShown.model_validate(plain | words | {"holds": holds})
