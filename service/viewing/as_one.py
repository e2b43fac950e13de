"""Which entries of organisations mean one, as known at a viewpoint."""

from collections.abc import Iterable, Mapping
from datetime import date

from domain.kernel.deciders import in_order
from domain.kernel.ids import OrganisationCode
from domain.meetings.bonds import links_of
from domain.organisations import links
from domain.organisations.as_one import as_one
from domain.organisations.links import NO_LINKS
from service.bus import reading
from service.viewing.viewpoint import Viewpoint


def names_as_one(
    view: Viewpoint, codes: Iterable[OrganisationCode], day: date
) -> Mapping[OrganisationCode, OrganisationCode]:
    """By which one code each of these goes on the day; as many look-ups as one is followed by another."""
    read, known = reading(view.connection, view.ledger, upto=view.position), NO_LINKS
    asked, more = frozenset[OrganisationCode](), frozenset(codes)
    names: Mapping[OrganisationCode, OrganisationCode] = {}
    while more:
        for fact in in_order(read(links_of(sorted(more)))):
            known = links.evolve(known, fact)
        asked, names = asked | more, as_one(known, day)
        more = frozenset(names) - asked
    return {code: names.get(code, code) for code in asked}
