"""Finds organisations on the register."""

from typing import Any

from domain.kernel.ids import OrganisationCode
from service.organisations.bodies import BodyShown, LinkShown, MembershipShown, OrganisationShown, OrganisationWithTies
from service.organisations.patient_bodies import PatientCountShown
from service.organisations.tables import bodies, links, memberships, organisations, patient_counts
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


def organisation(view: Viewpoint, code: str) -> OrganisationWithTies:
    """One organisation with its links and memberships; raises `UnknownOrganisationAsked`."""
    row = one(view, organisations, organisation=code)
    if row is None:
        raise UnknownOrganisationAsked
    tied = [*all_of(view, links, holder=code), *all_of(view, links, held=code)]
    return OrganisationWithTies(
        **_shown(row),
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
