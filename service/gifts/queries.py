"""Finds gifts and hospitality, who offered them, and the cases that name these."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from domain.gifts.cumulating import amount_of, counts_with, cumulated
from domain.gifts.limits import Amount
from domain.gifts.policies import UnknownGift
from domain.interests.retention import MONTHS_OF_A_YEAR
from domain.kernel.answers import Answer
from domain.kernel.codec import read
from domain.kernel.dates import PartialDate
from domain.kernel.ids import GiftId, OrganisationCode
from domain.kernel.money import Money
from domain.organisations.events import OrganisationRegistered
from domain.people.events import PersonRegistered
from service.gifts.shown import GiftShown
from service.gifts.source_shown import GiftPolicyShown, GiftSource
from service.gifts.tables import gifts, parties, policies
from service.viewing.as_one import names_as_one
from service.viewing.mentions import mentioning
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]
DIGESTS = ("details_digest", "offered_by_digest", "business_digest", "why_digest")


def policies_page(view: Viewpoint, asked: PageAsked) -> tuple[tuple[GiftPolicyShown, ...], Found]:
    """A page of the limits that were adopted."""
    found = page(view, policies, limit=asked.limit, after=asked.after)
    return tuple(
        GiftPolicyShown.model_validate(row | {"policy": json.loads(row["policy"])}) for row in found.rows
    ), found


def register_page(view: Viewpoint, asked: PageAsked, **filters: str | None) -> tuple[tuple[GiftShown, ...], Found]:
    """A page of the full register."""
    found = page(view, gifts, limit=asked.limit, after=asked.after, **filters)
    told = Told(view, found.rows)
    return tuple(GiftShown.model_validate(told.whole(row)) for row in found.rows), found


def the_gift(view: Viewpoint, gift: GiftId) -> GiftShown:
    """One gift; raises `UnknownGift`."""
    row = one(view, gifts, gift=gift)
    if row is None:
        raise UnknownGift(gift=gift)
    return GiftShown.model_validate(Told(view, [row]).whole(row))


def sources(view: Viewpoint, day: date) -> Iterator[tuple[int, GiftSource]]:
    """Every organisation that offered something in the twelve months up to the day, or may have.

    Each comes with the position of the first of these offers, in the order in which these were recorded.
    """
    by_source: dict[str, list[tuple[Row, Answer]]] = {}
    for row in all_of(view, gifts):
        within = counts_with(PartialDate(row["offered"]), PartialDate.of(day), MONTHS_OF_A_YEAR)
        if row["organisation"] and within.possible:
            by_source.setdefault(row["organisation"], []).append((row, within))
    as_one = names_as_one(view, (OrganisationCode(code) for code in by_source), day)
    entries: dict[str, list[str]] = {}
    for code, goes_by in as_one.items():
        entries.setdefault(goes_by, []).append(code)
    names, naming = _organisations(view, entries), _cases(view, as_one)
    found = []
    for source, codes in entries.items():
        offers = sorted((one for code in codes for one in by_source.get(code, ())), key=lambda one: one[0]["since"])
        cases = tuple(dict.fromkeys(case for code in sorted(codes) for case in naming[code]))
        found.append((offers[0][0]["since"], _source(source, names[source], sorted(codes), cases, offers)))
    yield from sorted(found, key=lambda one: one[0])


def _source(
    source: str, name: str, entries: list[str], cases: tuple[str, ...], offers: list[tuple[Row, Answer]]
) -> GiftSource:
    accepted = [(_amount(row), within) for row, within in offers if row["answer"] == "ACCEPTED"]
    total = cumulated(Amount(least=0, most=0), accepted)
    return GiftSource.model_validate(
        {
            "organisation": source,
            "entries": entries,
            "name": name,
            "offered": len(offers),
            "accepted": len(accepted),
            "declined": sum(row["answer"] == "DECLINED" for row, _ in offers),
            "accepted_value": {"least": total.least, "most": total.most},
            "cases": cases,
        }
    )


def _amount(row: Row) -> Amount:
    return amount_of(read(Money, json.loads(row["value"])))


class Told:
    """What is told beside the rows of a page: people, organisations, texts and cases, a statement for each."""

    def __init__(self, view: Viewpoint, rows: Iterable[Row]) -> None:
        rows = tuple(rows)
        sources = {row["organisation"] for row in rows if row["organisation"]}
        self._people: Mapping[str, PersonRegistered] = {
            one.person: one for one in mentioning(view, "person", {row["person"] for row in rows}, PersonRegistered)
        }
        self._organisations, self._cases = _organisations(view, sources), _cases(view, sources)
        names = [str(one.name) for one in self._people.values() if one.name]
        self._texts: Texts = view.texts([*names, *(row[digest] for row in rows for digest in DIGESTS)])

    def public(self, row: Row) -> Row:
        """The columns of the published register: nobody is named but by office."""
        return row | {
            "job_title": self._people[row["person"]].office,
            "value": json.loads(row["value"]),
            "organisation_name": self._organisations.get(row["organisation"]),
            "business": self._texts[row["business_digest"]],
            "from_supplier": bool(row["from_supplier"]),
            "for_the_body": bool(row["for_the_body"]),
            "approved": row["reviewed_by"] is not None,
            "cumulated": {"least": row["cumulated_least"], "most": row["cumulated_most"]},
        }

    def whole(self, row: Row) -> Row:
        """The columns of the full register."""
        name = self._people[row["person"]].name
        return self.public(row) | {
            "name": self._texts[str(name)] if name else None,
            "details": self._texts[row["details_digest"]],
            "offered_by": self._texts[row["offered_by_digest"]],
            "why": self._texts[row["why_digest"]],
            "cases": self._cases.get(row["organisation"], ()),
        }


def _organisations(view: Viewpoint, codes: Iterable[str]) -> Mapping[str, str]:
    found = mentioning(view, "organisation", codes, OrganisationRegistered)
    return {one.organisation: one.name for one in found}


def _cases(view: Viewpoint, codes: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The cases that name each organisation, in the order of drafting."""
    wanted = set(codes)
    found: dict[str, tuple[str, ...]] = dict.fromkeys(wanted, ())
    if wanted:
        for row in all_of(view, parties):
            for code in wanted.intersection(row["organisations"].split()):
                found[code] = (*found[code], row["case"])
    return found
