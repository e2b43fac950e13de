"""Finds the gifts that are on the published register on a day: until some months after they were answered."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, select

from domain.gifts.limits import AdoptedGiftPolicy, GiftPolicy, Treatment, gift_policy_on
from domain.kernel.codec import read
from domain.kernel.dates import PartialDate
from domain.kernel.months import earliest_within, months_after
from service.gifts.queries import Told
from service.gifts.shown import PublishedGift
from service.gifts.tables import gifts, policies
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, cut
from service.viewing.viewpoint import Viewpoint

COLUMNS: Final = tuple(column.name for column in gifts.c)
PUBLISHED: Final = Statement(
    select(*gifts.c)
    .where(
        known_at(gifts),
        gifts.c.first_day <= bindparam("day"),
        gifts.c.last_day >= bindparam("cutoff"),
        gifts.c.since > bindparam("after"),
    )
    .order_by(gifts.c.since)
    .limit(bindparam("most"))
)


def published_page(view: Viewpoint, day: date, asked: PageAsked) -> tuple[tuple[PublishedGift, ...], int, Found]:
    """A page of the published register of the day, and how many entries on it need not have been declared."""
    months = _policy_on(view, day).published_months
    days = {"day": day.isoformat(), "cutoff": earliest_within(day, months).isoformat()}
    rows = view.rows(PUBLISHED, after=asked.after or 0, most=asked.limit + 1, **days)
    found = cut(rows, COLUMNS, asked.limit)
    shown = [row for row in found.rows if row["treatment"] != Treatment.NOTHING_TO_DECLARE.name]
    told = Told(view, shown)
    lines = (told.public(row) | {"published_until": _published_until(row, months)} for row in shown)
    return tuple(map(PublishedGift.model_validate, lines)), len(found.rows) - len(shown), found


def _published_until(row: Mapping[str, Any], months: int) -> date | None:
    return months_after(PartialDate(row["answered"]).latest, months) if row["answered"] else None


def _policy_on(view: Viewpoint, day: date) -> GiftPolicy:
    adopted = (
        AdoptedGiftPolicy(
            policy=read(GiftPolicy, json.loads(row["policy"])),
            in_force_from=date.fromisoformat(row["in_force_from"]),
        )
        for row in all_of(view, policies)
    )
    return gift_policy_on(adopted, day)
