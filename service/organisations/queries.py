"""Finds organisations on the register."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.kernel.dates import PartialDate
from domain.kernel.ids import OrganisationCode
from service.organisations.bodies import (
    BodyShown,
    LinkShown,
    MembershipShown,
    NameShown,
    OrganisationShown,
    OrganisationWithTies,
)
from service.organisations.patient_bodies import PatientCountShown
from service.organisations.tables import bodies, links, memberships, names, organisations, patient_counts
from service.problems.refusals import RefusedAtTheDoor
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Viewpoint


class UnknownOrganisationAsked(RefusedAtTheDoor):
    """There is no such organisation on this body's register, or was not then."""

    code = "unknown-organisation-asked"


def register_page(
    view: Viewpoint, limit: int, after: int | None, kind: str | None
) -> tuple[list[OrganisationShown], Found]:
    """A page of the register."""
    found = page(view, organisations, limit=limit, after=after, kind=kind)
    return [OrganisationShown(**_shown(row)) for row in found.rows], found


def organisation(view: Viewpoint, code: str, day: date) -> OrganisationWithTies:
    """One organisation with its names, links and memberships; raises `UnknownOrganisationAsked`."""
    row = one(view, organisations, organisation=code)
    if row is None:
        raise UnknownOrganisationAsked
    tied = [*all_of(view, links, holder=code), *all_of(view, links, held=code)]
    named = all_of(view, names, organisation=code)
    return OrganisationWithTies(
        **_shown(row),
        name_of_the_day=_name_on(named, day),
        names=tuple(NameShown(name=it["name"], since=it["since_day"], evidence=it["shown_at"]) for it in named),
        links=tuple(LinkShown(**_shown(link)) for link in tied),
        memberships=tuple(MembershipShown(**_shown(it)) for it in all_of(view, memberships, organisation=code)),
    )


def patient_counts_page(
    view: Viewpoint, asked: PageAsked, code: OrganisationCode
) -> tuple[tuple[PatientCountShown, ...], Found]:
    """A page of the counts of an organisation's patients; raises `UnknownOrganisationAsked`."""
    if one(view, organisations, organisation=str(code)) is None:
        raise UnknownOrganisationAsked
    found = page(view, patient_counts, limit=asked.limit, after=asked.after, organisation=str(code))
    return tuple(PatientCountShown.model_validate(row) for row in found.rows), found


def _name_on(named: Sequence[dict[str, Any]], day: date) -> str:
    """The latest name that surely held on the day; of names without a day, the one recorded first."""
    since = [(PartialDate(it["since_day"]).latest if it["since_day"] else date.min, it) for it in named]
    begun = [(first, it["shown_at"], it["name"]) for first, it in since if first <= day]
    return str(max(begun)[2] if begun else named[0]["name"])


def the_body(view: Viewpoint) -> BodyShown:
    """The body and how long its record is."""
    row = one(view, bodies, body=view.ledger)
    if row is None:
        raise UnknownOrganisationAsked
    return BodyShown(**_shown(row), log_size=view.position)


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: held for name, held in row.items() if name not in ("ledger", "from_position", "to_position", "lasting")
    }
