"""Finds the evidence packs that were issued."""

from collections.abc import Iterable
from typing import Any

from domain.kernel.ids import EvidencePackId
from service.evidence.shown import PackShown
from service.evidence.tables import packs
from service.problems.refusals import RefusedAtTheDoor
from service.store.leaves import moment_of
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, one, page
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]


class UnknownPack(RefusedAtTheDoor):
    """No evidence pack is on record under this id."""

    code = "unknown-pack"


def packs_page(view: Viewpoint, asked: PageAsked, **filters: object) -> tuple[tuple[PackShown, ...], Found]:
    """A page of them in the order of issuing."""
    found = page(view, packs, limit=asked.limit, after=asked.after, **filters)
    return tuple(_shown(view, found.rows)), found


def the_pack(view: Viewpoint, pack: EvidencePackId) -> Row:
    """What is kept of one pack; raises `UnknownPack`."""
    row = one(view, packs, pack=pack)
    if row is None:
        raise UnknownPack(pack=pack)
    return row


def _shown(view: Viewpoint, rows: Iterable[Row]) -> list[PackShown]:
    rows = tuple(rows)
    texts = view.texts(row[name] for row in rows for name in ("issued_to_digest", "purpose_digest"))
    return [
        PackShown.model_validate(
            row
            | {"issued_to": texts[row["issued_to_digest"]], "purpose": texts[row["purpose_digest"]]}
            | {"issued": moment_of(row["issued"])}
        )
        for row in rows
    ]
