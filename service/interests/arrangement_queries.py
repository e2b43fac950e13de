"""Finds what was agreed or granted ahead about interests."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from service.interests.tables import arrangements
from service.store.statements import Statement
from service.viewing.viewpoint import Viewpoint

COLUMNS = tuple(column.name for column in arrangements.c)
DIGESTS = {"words": "words_digest", "why": "why_digest"}
_AHEAD = (
    f"SELECT {', '.join(COLUMNS)} FROM interest_arrangements "  # noqa: S608 - our own
    "WHERE ledger = {ledger} AND interest {among} AND from_position <= {position} "
    "AND (to_position IS NULL OR to_position > {position}) ORDER BY since"
)
AHEAD = Statement(
    sqlite=_AHEAD.format(ledger=":ledger", position=":position", among="IN (SELECT value FROM json_each(:interests))"),
    postgresql=_AHEAD.format(ledger="%(ledger)s", position="%(position)s", among="= ANY(%(interests)s)"),
)


def ahead(view: Viewpoint, interests: Iterable[str]) -> Mapping[str, tuple[dict[str, Any], ...]]:
    """What was arranged about each of these interests, in the order of recording; one statement for all of them."""
    asked = sorted(set(interests))
    among: object = json.dumps(asked) if view.connection.dialect == "sqlite" else asked
    rows = view.rows(AHEAD, interests=among) if asked else ()
    named = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    texts = view.texts(row[digest] for row in named for digest in DIGESTS.values())
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    for row in named:
        words = {name: texts[row[digest]] for name, digest in DIGESTS.items()}
        shown = row | words | {"ended": bool(row["ended"])}
        found[row["interest"]] = (*found.get(row["interest"], ()), shown)
    return found
