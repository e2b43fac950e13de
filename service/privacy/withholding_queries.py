"""Finds the withholdings that were ordered, and the facts whose words each hides."""

import json
from typing import Any

from domain.kernel.ids import WithholdingId
from domain.privacy.withholding_policies import UnknownWithholding
from service.privacy.tables import withheld_facts, withholdings
from service.privacy.withholding_shown import WithholdingPage, WithholdingShown
from service.viewing.page_asked import PageAsked
from service.viewing.paging import all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

TEXTS = {"reason": "reason_digest", "settled_because": "settled_digest"}


def withholdings_page(view: Viewpoint, asked: PageAsked, **filters: object) -> WithholdingPage:
    """A page of withholdings in the order in which they were ordered."""
    found = page(view, withholdings, limit=asked.limit, after=asked.after, **filters)
    texts = view.texts(row[digest] for row in found.rows for digest in TEXTS.values())
    results = tuple(_shown(view, row, texts) for row in found.rows)
    return WithholdingPage(results=results, metadata=asked.metadata(view, found, **filters))


def the_withholding(view: Viewpoint, withholding: WithholdingId) -> WithholdingShown:
    """One withholding; raises `UnknownWithholding`."""
    row = one(view, withholdings, withholding=withholding)
    if row is None:
        raise UnknownWithholding(withholding=withholding)
    return _shown(view, row, view.texts(row[digest] for digest in TEXTS.values()))


def _shown(view: Viewpoint, row: dict[str, Any], texts: Texts) -> WithholdingShown:
    words = {name: texts[row[digest]] for name, digest in TEXTS.items()}
    hidden = tuple(sorted(one["target"] for one in all_of(view, withheld_facts, withholding=row["withholding"])))
    plain = {name: row[name] for name in WithholdingShown.model_fields if name in row}
    return WithholdingShown.model_validate(plain | words | {"facts": json.loads(row["facts"]), "withheld": hidden})
