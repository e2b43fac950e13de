"""Entries that mean one organisation go by one code, on the days on which they do."""

from datetime import date

from domain.kernel.dates import PartialDate
from domain.kernel.ids import LinkId, OrganisationCode
from domain.kernel.spec import fact
from domain.organisations.as_one import as_one
from domain.organisations.events import LinkKind, OrganisationsLinked
from domain.organisations.links import NO_LINKS, Links, evolve
from domain.tests.interests.make import numbered

OAK, ELM, ASH = (OrganisationCode(code) for code in ("F86001", "F86002", "F86003"))
TODAY = date(2021, 6, 1)


def linked(*links: tuple[OrganisationCode, OrganisationCode, LinkKind, str | None]) -> Links:
    known = NO_LINKS
    for at, (holder, held, kind, since) in enumerate(links, start=1):
        begins = PartialDate(since) if since else None
        link = LinkId(numbered(at))
        made = OrganisationsLinked(link=link, holder=holder, held=held, kind=kind, held_from=begins, held_to=None)
        known = evolve(known, fact(made, at))
    return known


def test_a_double_goes_by_the_first_code_and_what_was_succeeded_by_its_last_successor() -> None:
    double = (ASH, OAK, LinkKind.SAME_ORGANISATION, None)
    assert as_one(linked(double), TODAY) == {OAK: OAK, ASH: OAK}
    succeeded = ((ELM, OAK, LinkKind.SUCCESSION, "2015"), (ASH, ELM, LinkKind.SUCCESSION, "2020"))
    assert as_one(linked(*succeeded), TODAY) == {OAK: ASH, ELM: ASH, ASH: ASH}
    assert as_one(linked(*succeeded), date(2016, 1, 1)) == {OAK: ELM, ELM: ELM}
    assert as_one(linked((ELM, OAK, LinkKind.SAME_ORGANISATION, None), succeeded[1]), TODAY)[OAK] == ASH


def test_whoever_owns_another_is_another() -> None:
    assert as_one(linked((ELM, OAK, LinkKind.OWNERSHIP, None)), TODAY) == {}
