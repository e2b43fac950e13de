"""Counts contracts: the summary of a financial year, and what went where a decision maker had an interest."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from domain.cases.sums import Sum, on_each_basis
from domain.interests.ties import Ties
from domain.kernel.answers import Answer
from domain.kernel.basis import UNSAID, Basis
from domain.kernel.codec import read
from domain.kernel.dates import PartialDate
from domain.kernel.financial_year import FinancialYear, year_of
from domain.kernel.ids import AwardId, OrganisationCode
from domain.kernel.money import Money
from domain.merges.identity import Identity, identity_in
from domain.procurement.events import ContractTerms, Process, RepresentationOutcome
from domain.procurement.interested import interested, ties_of
from domain.procurement.summary import (
    AwardLine,
    ModificationLine,
    Recorded,
    RepresentationLine,
    Summary,
    summary_of,
)
from service.bus import reading
from service.procurement.counted_shown import AwardTotal, InterestedShown, SummaryShown, TotalShown
from service.procurement.making import Made, Makings, deciders_of, voters_of
from service.procurement.tables import abandonments, awards, modifications, representations
from service.viewing.amounts import OnBasis, basis_shown, between
from service.viewing.as_one import names_as_one
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]


def summary(view: Viewpoint, year: FinancialYear, day: date) -> SummaryShown:
    """The counts of a financial year up to the day."""
    rows = all_of(view, awards)
    as_one = names_as_one(view, {code for row in rows for code in _organisations(row)}, day)
    recorded = Recorded(
        awards=tuple(_award_line(row, as_one) for row in rows),
        modifications=tuple(
            ModificationLine(urgent=bool(row["urgent"]), modified=date.fromisoformat(row["modified"]))
            for row in all_of(view, modifications)
        ),
        abandoned=tuple(date.fromisoformat(row["abandoned"]) for row in all_of(view, abandonments)),
        representations=tuple(_representation_line(row) for row in all_of(view, representations)),
    )
    return _shown(summary_of(recorded, year, day), year)


def totals(view: Viewpoint, day: date) -> Iterator[tuple[int, AwardTotal]]:
    """By the year in which a financial year begins, its contracts by the day, and those with somebody bound to them."""
    rows = [row for row in all_of(view, awards) if row["decision"] and row["awarded"] <= day.isoformat()]
    makings = Makings(view, (row["decision"] for row in rows))
    read = reading(view.connection, view.ledger, upto=view.position)
    made = _as_one(makings.decisions, identity_in(read, view.ledger))
    people = {person for taken in made.values() for person in deciders_of(taken)}
    ties = ties_of(sorted(people), read)
    by_year: dict[int, list[Row]] = {}
    for row in rows:
        by_year.setdefault(year_of(date.fromisoformat(row["awarded"])).begins, []).append(row)
    for begins, found in sorted(by_year.items()):
        yield begins, _total(FinancialYear(begins=begins), found, made, ties)


def _total(year: FinancialYear, rows: Sequence[Row], made: Mapping[str, Made], ties: Ties) -> AwardTotal:
    found = [one for row in rows if (one := _interested(row, made[row["decision"]], ties)) is not None]
    sure = {one.award for one in found if one.interested is Answer.YES}
    perhaps = {one.award for one in found}
    return AwardTotal(
        financial_year=year.name,
        awards=len(rows),
        value=_came_to(rows),
        value_by_basis=_by_basis(rows),
        interested_awards=len(found),
        interested_value=TotalShown(
            least_pence=_came_to(row for row in rows if row["award"] in sure).least_pence,
            most_pence=_came_to(row for row in rows if row["award"] in perhaps).most_pence,
        ),
        interested=tuple(found),
    )


def _came_to(rows: Iterable[Row]) -> TotalShown:
    """What contracts come to; on several bases what those on one do at least, and nobody knows at most."""
    found = on_each_basis(_value(row) for row in rows)
    if len(found) > 1:
        return TotalShown(least_pence=max(one.least for one in found.values()))
    one = next(iter(found.values()), Sum(least=0, most=0))
    return TotalShown(least_pence=one.least, most_pence=one.most)


def _by_basis(rows: Iterable[Row]) -> tuple[OnBasis, ...]:
    found = on_each_basis(_value(row) for row in rows)
    return tuple(OnBasis(basis=basis_shown(basis), amount=between(amount)) for basis, amount in found.items())


def _interested(row: Row, made: Made, ties: Ties) -> InterestedShown | None:
    providers = _organisations(row)
    people = deciders_of(made)
    who = interested(AwardId(row["award"]), providers, people, ties, date.fromisoformat(row["awarded"]))
    if not who:
        return None
    return InterestedShown.model_validate(
        {
            "award": row["award"],
            "organisations": providers,
            "people": tuple(who),
            "interested": Answer.YES if Answer.YES in who.values() else Answer.INDETERMINATE,
            "voted": not voters_of(made).isdisjoint(who),
            "value": json.loads(row["terms"])["value"],
        }
    )


def _as_one(made: Mapping[str, Made], who: Identity) -> Mapping[str, Made]:
    """The decisions with one name for each person, however they were entered then."""
    return {decision: who.told(taken) for decision, taken in made.items()}


def _award_line(row: Row, as_one: Mapping[OrganisationCode, OrganisationCode]) -> AwardLine:
    end = row["ended"] or row["services_to"]
    return AwardLine(
        process=Process[row["process"]],
        urgent=bool(json.loads(row["terms"])["urgent"]),
        awarded=date.fromisoformat(row["awarded"]),
        last_day=PartialDate(end).latest if end else None,
        organisations=frozenset(as_one[code] for code in _organisations(row)),
    )


def _representation_line(row: Row) -> RepresentationLine:
    return RepresentationLine(
        received=date.fromisoformat(row["received"]),
        answered=date.fromisoformat(row["answered"]) if row["answered"] else None,
        outcome=RepresentationOutcome[row["outcome"]] if row["outcome"] else None,
    )


def _organisations(row: Row) -> tuple[OrganisationCode, ...]:
    return tuple(OrganisationCode(one["organisation"]) for one in json.loads(row["providers"]))


def _value(row: Row) -> tuple[Money, Basis]:
    terms = read(ContractTerms, json.loads(row["terms"]))
    return terms.value, terms.basis or UNSAID


def _shown(found: Summary, year: FinancialYear) -> SummaryShown:
    counts = {name: getattr(found, name) for name in SummaryShown.model_fields if hasattr(found, name)}
    return SummaryShown.model_validate(
        counts
        | {"financial_year": year.name, "first_day": year.first_day, "last_day": year.last_day}
        | {
            "by_process": [{"process": one, "awards": often} for one, often in found.by_process.items()],
            "representations_by_outcome": [
                {"outcome": one, "representations": often} for one, often in found.representations_by_outcome.items()
            ],
        }
    )
