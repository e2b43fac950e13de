"""Counts contracts: the summary of a financial year, and what went where a decision maker had an interest."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from domain.interests.ties import Ties
from domain.kernel.answers import Answer
from domain.kernel.codec import read
from domain.kernel.dates import PartialDate
from domain.kernel.financial_year import FinancialYear, year_of
from domain.kernel.ids import AwardId, OrganisationCode
from domain.kernel.money import LARGEST, Money
from domain.merges.identity import Identity, identity_in
from domain.procurement.events import Process, RepresentationOutcome
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
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]


def summary(view: Viewpoint, year: FinancialYear, day: date) -> SummaryShown:
    """The counts of a financial year up to the day."""
    recorded = Recorded(
        awards=tuple(_award_line(row) for row in all_of(view, awards)),
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
    values = {row["award"]: _value(row) for row in rows}
    sure = [values[one.award] for one in found if one.interested is Answer.YES]
    return AwardTotal(
        financial_year=year.name,
        awards=len(rows),
        value=TotalShown(least_pence=_least(values.values()), most_pence=_most(values.values())),
        interested_awards=len(found),
        interested_value=TotalShown(least_pence=_least(sure), most_pence=_most(values[one.award] for one in found)),
        interested=tuple(found),
    )


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


def _award_line(row: Row) -> AwardLine:
    end = row["ended"] or row["services_to"]
    return AwardLine(
        process=Process[row["process"]],
        urgent=bool(json.loads(row["terms"])["urgent"]),
        awarded=date.fromisoformat(row["awarded"]),
        last_day=PartialDate(end).latest if end else None,
        organisations=frozenset(_organisations(row)),
    )


def _representation_line(row: Row) -> RepresentationLine:
    return RepresentationLine(
        received=date.fromisoformat(row["received"]),
        answered=date.fromisoformat(row["answered"]) if row["answered"] else None,
        outcome=RepresentationOutcome[row["outcome"]] if row["outcome"] else None,
    )


def _organisations(row: Row) -> tuple[OrganisationCode, ...]:
    return tuple(OrganisationCode(one["organisation"]) for one in json.loads(row["providers"]))


def _value(row: Row) -> Money:
    money: Money = read(Money, json.loads(row["terms"])["value"])
    return money


def _least(values: Iterable[Money]) -> int:
    return min(sum(one.least or 0 for one in values), LARGEST)


def _most(values: Iterable[Money]) -> int | None:
    tops = [one.most for one in values]
    known = [top for top in tops if top is not None]
    return min(sum(known), LARGEST) if len(known) == len(tops) else None


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
