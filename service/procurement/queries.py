"""Finds contracts: the register of procurement decisions, and the record of one award."""

import json
from collections.abc import Iterable
from typing import Any

from domain.cases.growth import growth
from domain.cases.sums import Sum
from domain.kernel.codec import read
from domain.kernel.ids import AwardId
from domain.kernel.money import Money
from domain.procurement.policies import UnknownAward
from service.procurement.making import Makings
from service.procurement.published_making import PublishedMakings
from service.procurement.shown import AwardShown, PublishedAward
from service.procurement.tables import awards, modifications, representations
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]
TEXTS = {
    "title": "title_digest",
    "description": "description_digest",
    "amounts_payable": "payable_digest",
    "criteria": "criteria_digest",
    "reasons": "reasons_digest",
    "comments": "comments_digest",
}


def register_page(view: Viewpoint, asked: PageAsked, **filters: str | None) -> tuple[tuple[PublishedAward, ...], Found]:
    """A page of the register of procurement decisions."""
    found = page(view, awards, limit=asked.limit, after=asked.after, **filters)
    return tuple(PublishedAward.model_validate(line) for line in _lines(view, found.rows, PublishedMakings)), found


def the_award(view: Viewpoint, award: AwardId) -> AwardShown:
    """The record of one award; raises `UnknownAward`."""
    row = one(view, awards, award=award)
    if row is None:
        raise UnknownAward(award=award)
    changes, said = all_of(view, modifications, award=award), all_of(view, representations, award=award)
    digests = [part[name] for part in (*changes, *said) for name in part if name.endswith("_digest")]
    texts = view.texts(digests)
    [line] = _lines(view, [row], Makings)
    return AwardShown.model_validate(
        line
        | {
            **_grown(json.loads(row["terms"])["value"], changes),
            "modifications": [_modification(part, texts) for part in changes],
            "representations": [_representation(part, texts) for part in said],
        }
    )


def _lines(view: Viewpoint, rows: Iterable[Row], kind: type[Makings]) -> list[Row]:
    rows = [row | {"terms": json.loads(row["terms"])} for row in rows]
    leads = [row["terms"].get(name) for row in rows for name in ("clinicalLead", "contractManager")]
    makings = kind(view, (row["decision"] for row in rows), leads)
    texts = view.texts(row[digest] for row in rows for digest in TEXTS.values())
    return [_line(row, makings, texts) for row in rows]


def _line(row: Row, makings: Makings, texts: Texts) -> Row:
    terms: Row = row["terms"]
    return (
        {name: row[name] for name in ("award", "case", "decision", "awarded", "ended", "corrected", "since")}
        | {name: texts[row[digest]] for name, digest in TEXTS.items()}
        | terms
        | {
            "providers": json.loads(row["providers"]),
            "clinicalLead": makings.office(terms.get("clinicalLead")),
            "contractManager": makings.office(terms.get("contractManager")),
            "making": makings.of(row["decision"]),
        }
    )


def _grown(awarded: Row, changes: Iterable[Row]) -> Row:
    """What it comes to as last changed, and by how much that is more than was awarded."""
    changed = [json.loads(part["value"]) for part in changes if part["value"]]
    now = changed[-1] if changed else awarded
    found = growth(_sum(awarded), _sum(now))
    return {"value_now": now, "growth": {"least": found.least, "most": found.most, "grew": found.grew}}


def _sum(value: Row) -> Sum:
    money: Money = read(Money, value)
    return Sum(least=money.least or 0, most=money.most)


def _modification(row: Row, texts: Texts) -> Row:
    return {
        "urgent": bool(row["urgent"]),
        "value": json.loads(row["value"]) if row["value"] else None,
        "modified": row["modified"],
        "decision": row["decision"],
        "reasons": texts[row["reasons_digest"]],
    }


def _representation(row: Row, texts: Texts) -> Row:
    told = {name: row[name] for name in ("organisation", "received", "outcome", "answered")}
    return told | {"account": texts[row["account_digest"]], "reasons": texts[row["reasons_digest"]]}
