"""Entries of organisations that mean one: entered twice, or followed by a successor."""

from collections.abc import Mapping
from datetime import date

from domain.kernel.ids import OrganisationCode
from domain.organisations.events import LinkKind
from domain.organisations.links import ONE, Links


def as_one(links: Links, day: date) -> Mapping[OrganisationCode, OrganisationCode]:
    """By which code each of them goes on the day: that of the last successor, else the first in order."""
    joined = [one for one in links.by_id.values() if one.kind in ONE and one.period.holds_on(day).possible]
    followed = [one for one in joined if one.kind is LinkKind.SUCCESSION]
    last = {one.holder for one in followed} - {one.held for one in followed}
    groups: dict[OrganisationCode, frozenset[OrganisationCode]] = {}
    for link in joined:
        group = groups.get(link.holder, frozenset({link.holder})) | groups.get(link.held, frozenset({link.held}))
        groups |= dict.fromkeys(group, group)
    return {code: min(group, key=lambda one: (one not in last, one)) for code, group in groups.items()}
