"""Writes the register of organisations down as facts are recorded."""

from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import OrganisationCode
from domain.organisations.events import (
    BodyEstablished,
    LinkEnded,
    MembershipBegun,
    MembershipEnded,
    OrganisationClosed,
    OrganisationRegistered,
    OrganisationRenamed,
    OrganisationsLinked,
    PatientsCounted,
    RecordInherited,
)
from service.organisations.tables import bodies, links, memberships, names, organisations, patient_counts
from service.projections.inheritances import inheritances
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.projections.slips import Shows, shows_slips

project = Projector(bodies, organisations, names, links, memberships, patient_counts, inheritances)
shows_slips(
    project,
    Shows("organisations.BodyEstablished", "name", bodies, "name", "body"),
    *(
        Shows(f"organisations.{named}", "name", table, "name", "organisation", each=each)
        for named in ("OrganisationRegistered", "OrganisationRenamed")
        for table, each in ((organisations, None), (names, "shown_at"))
    ),
)


def text(date: PartialDate | None) -> str | None:
    """A date as the tables hold it."""
    return date.text if date else None


@project.on(BodyEstablished)
def body_established(fact: Fact[BodyEstablished], read_model: ReadModel) -> None:
    """Write the body down."""
    it = fact.event
    read_model.add(
        bodies,
        fact,
        body=str(it.body),
        name=it.name,
        kind=it.kind.name,
        established=text(it.established),
        abolished=text(it.abolished),
    )


@project.on(OrganisationRegistered)
def organisation_registered(fact: Fact[OrganisationRegistered], read_model: ReadModel) -> None:
    """Enter the organisation."""
    it = fact.event
    read_model.add(
        organisations,
        fact,
        organisation=str(it.organisation),
        name=it.name,
        kind=it.kind.name,
        registry=it.registry.name,
        opened=text(it.opened),
        closed=text(it.closed),
    )
    _named(fact, it.organisation, it.name, it.opened, read_model)


@project.on(OrganisationRenamed)
def organisation_renamed(fact: Fact[OrganisationRenamed], read_model: ReadModel) -> None:
    """Show the new name from here on, and keep the earlier ones."""
    it = fact.event
    read_model.change(organisations, fact, {"organisation": str(it.organisation)}, name=it.name)
    _named(fact, it.organisation, it.name, it.since, read_model)


def _named(
    fact: Fact[OrganisationRegistered] | Fact[OrganisationRenamed],
    organisation: OrganisationCode,
    name: str,
    since: PartialDate | None,
    read_model: ReadModel,
) -> None:
    read_model.add(
        names, fact, organisation=str(organisation), shown_at=fact.position, name=name, since_day=text(since)
    )


@project.on(RecordInherited)
def record_inherited(fact: Fact[RecordInherited], read_model: ReadModel) -> None:
    """Write down whose record was taken over, how long it was and under which root."""
    it = fact.event
    read_model.add(
        inheritances, fact, predecessor=str(it.predecessor), since_day=it.since.text, size=it.size, root=it.root
    )


@project.on(OrganisationClosed)
def organisation_closed(fact: Fact[OrganisationClosed], read_model: ReadModel) -> None:
    """Show when it closed."""
    key = {"organisation": str(fact.event.organisation)}
    read_model.change(organisations, fact, key, closed=fact.event.closed.text)


@project.on(OrganisationsLinked)
def organisations_linked(fact: Fact[OrganisationsLinked], read_model: ReadModel) -> None:
    """Add the link."""
    it = fact.event
    read_model.add(
        links,
        fact,
        link=str(it.link),
        holder=str(it.holder),
        held=str(it.held),
        kind=it.kind.name,
        held_from=text(it.held_from),
        held_to=text(it.held_to),
    )


@project.on(LinkEnded)
def link_ended(fact: Fact[LinkEnded], read_model: ReadModel) -> None:
    """Show until when it was held."""
    read_model.change(links, fact, {"link": str(fact.event.link)}, held_to=fact.event.ended.text)


@project.on(MembershipBegun)
def membership_begun(fact: Fact[MembershipBegun], read_model: ReadModel) -> None:
    """Add the membership."""
    it = fact.event
    read_model.add(
        memberships,
        fact,
        organisation=str(it.organisation),
        body=str(it.body),
        joined=text(it.joined),
        lasting=1,
    )


@project.on(MembershipEnded)
def membership_ended(fact: Fact[MembershipEnded], read_model: ReadModel) -> None:
    """Show until when it lasted."""
    key = {"organisation": str(fact.event.organisation), "body": str(fact.event.body), "lasting": 1}
    read_model.change(memberships, fact, key, left=fact.event.left.text, lasting=0)


@project.on(PatientsCounted)
def patients_counted(fact: Fact[PatientsCounted], read_model: ReadModel) -> None:
    """Add the count."""
    it = fact.event
    read_model.add(
        patient_counts,
        fact,
        shown_at=fact.position,
        organisation=str(it.organisation),
        counted=it.counted.isoformat(),
        patients=it.patients,
        told_by=it.source,
    )
