"""Registering: the body, its organisations, and people by office with what ties them to organisations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from domain.kernel.dates import PartialDate
from domain.kernel.ids import OrganisationCode
from domain.kernel.values import value
from domain.organisations.commands import ImportedOrganisation
from domain.organisations.events import LinkKind, OrganisationKind
from domain.people.events import PositionKind
from service.demo.calling import Json
from service.demo.ods import SeedBody
from service.demo.personas import Part
from service.demo.stage import Stage, side_by_side

PRACTICES_SOURCE: Final = "ODS: practices as of February 2016 and their memberships; Open Government Licence v3.0"
TRUSTS_SOURCE: Final = "ODS: NHS trusts; Open Government Licence v3.0"
PAYMENTS_SOURCE: Final = "Payments over £30,000 published by NHS Waltham Forest CCG, 2020/21; OGL v3.0"


@value
class Tie:
    """What ties an officeholder to an organisation."""

    organisation: str
    kind: PositionKind
    since: str


@value
class Officeholder:
    """A person by office, under a short name of this demonstration; nobody is named."""

    name: str
    office: str
    tie: Tie | None = None


async def open_record(stage: Stage, body: SeedBody, why: str, on: datetime) -> None:
    """Open the record of a body, and say why it is this one."""
    content = {"reason": why, "name": body.name, "kind": body.kind.name, **_dates(established=body.established)}
    content |= _dates(abolished=body.abolished)
    receipt = await stage.record("body", "establishment", content, by=Part.REGISTRAR, on=on)
    stage.say(f"The record of {body.name} ({body.body}) is opened. {why}", receipt)


async def take_over(
    stage: Stage, name: str, entries: Sequence[ImportedOrganisation], source: str, sentence: str
) -> None:
    """Take over organisations from an outside register."""
    content = {"entries": [_entry(one) for one in entries], "source": source}
    await stage.record(f"import/{name}", "organisations:import", content, by=Part.REGISTRAR)
    stage.say(sentence)


async def enter_organisation(stage: Stage, code: str, name: str, kind: OrganisationKind) -> None:
    """Enter one organisation that no outside register has."""
    content = {"organisation": code, "name": name, "kind": kind.name}
    await stage.record(f"organisation/{code}", "organisations", content, by=Part.REGISTRAR)


async def link(stage: Stage, holders: Sequence[str], held: str, kind: LinkKind, since: str) -> None:
    """Record that organisations are tied to another one."""
    await side_by_side(
        stage.record(
            f"link/{holder}/{held}",
            "organisation-links",
            {"holder": holder, "held": held, "kind": kind.name, "heldFrom": since},
            by=Part.REGISTRAR,
        )
        for holder in holders
    )


async def enter_people(stage: Stage, people: Sequence[Officeholder]) -> None:
    """Enter people by office, then what ties them to organisations."""
    await side_by_side(
        stage.record(f"person/{one.name}", "people", {"office": one.office}, by=Part.REGISTRAR) for one in people
    )
    for one in people:
        stage.describe(f"person/{one.name}", f'"{one.office}"')
    tied = [(one.name, one.tie) for one in people if one.tie]
    await side_by_side(_take_position(stage, name, tie) for name, tie in tied)
    partners = sum(tie.kind is PositionKind.PARTNER for _, tie in tied)
    kinds = ((partners, "partners of practices"), (len(tied) - partners, "tied to another organisation"))
    told = "".join(f"; {number} are {what}" for number, what in kinds if number)
    stage.say(f"{len(people)} people are entered by office, none by name{told}.")


async def _take_position(stage: Stage, name: str, tie: Tie) -> None:
    person = stage.id(f"person/{name}")
    content = {"organisation": tie.organisation, "kind": tie.kind.name, "heldFrom": tie.since}
    await stage.record(f"position/{name}", f"people/{person}/positions", content, by=Part.REGISTRAR)


def partner(practice: OrganisationCode | str, since: str = "2015-04") -> Tie:
    """A partnership at a practice."""
    return Tie(organisation=practice, kind=PositionKind.PARTNER, since=since)


def _entry(one: ImportedOrganisation) -> Json:
    memberships = [_dates(start=term.start, end=term.end) for term in one.memberships]
    dates = _dates(opened=one.opened, closed=one.closed)
    told = {"organisation": one.organisation, "name": one.name, "kind": one.kind.name}
    return {**told, "memberships": memberships, **dates}


def _dates(**dates: PartialDate | None) -> Json:
    return {name: day.text for name, day in dates.items() if day is not None}
