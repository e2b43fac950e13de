"""Finds organisations that are entered twice, as known and as their names suggest."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Annotated, Any

from pydantic import Field

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.ids import LinkId, OrganisationCode
from domain.kernel.periods import Period
from domain.organisations.events import LinkKind
from domain.organisations.likeness import alike
from domain.organisations.links import ONE
from service.edge.fields import IdOf
from service.organisations.tables import links, names
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

Group = tuple[OrganisationCode, ...]


class OrganisationEntry(Shown):
    """An organisation as it is entered, with every name it ever had."""

    organisation: IdOf[OrganisationCode]
    names: tuple[str, ...]


class DoubleOrganisation(Shown):
    """Two entries that are one organisation, or two and more that may be by their names."""

    entries: tuple[OrganisationEntry, ...]
    known: Annotated[bool, Field(description="A link says that they are one; else only their names are alike.")]
    link: IdOf[LinkId] | None = None
    since: LogPosition | None = None


class DoubleOrganisations(Shown):
    """The organisations that are entered twice, those that are known first."""

    results: tuple[DoubleOrganisation, ...]
    position: LogPosition


def double_organisations(view: Viewpoint, day: date) -> DoubleOrganisations:
    """Pairs that are linked as one on the day, and those of like names that are not all linked as one."""
    borne = _names(view)
    as_one = [(_pair(row), row) for row in all_of(view, links) if LinkKind[row["kind"]] in ONE and _holds(row, day)]
    same = {pair: row for pair, row in as_one if LinkKind[row["kind"]] is LinkKind.SAME_ORGANISATION}
    joined = {pair for pair, _ in as_one}
    suspected = [(group, None) for group in alike(borne) if not joined.issuperset(combinations(group, 2))]
    results = tuple(_shown(group, row, borne) for group, row in (*same.items(), *suspected))
    return DoubleOrganisations(results=results, position=view.position)


def _names(view: Viewpoint) -> dict[OrganisationCode, list[str]]:
    found: dict[OrganisationCode, list[str]] = {}
    for row in all_of(view, names):
        found.setdefault(OrganisationCode(row["organisation"]), []).append(row["name"])
    return found


def _pair(row: dict[str, Any]) -> Group:
    one, other = sorted(OrganisationCode(row[end]) for end in ("holder", "held"))
    return one, other


def _holds(row: dict[str, Any], day: date) -> bool:
    start, end = (PartialDate(row[name]) if row[name] else None for name in ("held_from", "held_to"))
    return Period(start=start, end=end).holds_on(day) is not Answer.NO


def _shown(group: Group, row: dict[str, Any] | None, borne: dict[OrganisationCode, list[str]]) -> DoubleOrganisation:
    told = {"known": row is not None, "link": row and row["link"], "since": row and row["since"]}
    return DoubleOrganisation.model_validate(told | {"entries": tuple(_entries(group, borne))})


def _entries(group: Group, borne: dict[OrganisationCode, list[str]]) -> Iterator[dict[str, object]]:
    for code in group:
        yield {"organisation": code, "names": tuple(dict.fromkeys(borne.get(code, ())))}
