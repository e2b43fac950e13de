"""Suppositions about organisations: how they hold one another, who belongs to the body, how many patients they have."""

from typing import Literal

from domain.kernel.ids import LinkId, OrganisationCode
from service.edge.fields import IdOf
from service.impact.supposing import Supposed
from service.organisations.bodies import EndBody, ImportBody, LeavingBody, LinkBody, MembershipBody
from service.organisations.patient_bodies import PatientCountBody


class OrganisationsLinked(Supposed):
    """Suppose that one organisation held another."""

    command: Literal["linkOrganisations"]
    body: LinkBody


class LinkEnded(Supposed):
    """Suppose that a link between two organisations had ended."""

    command: Literal["endLink"]
    link: IdOf[LinkId]
    body: EndBody


class MembershipBegun(Supposed):
    """Suppose that an organisation was a member of the body."""

    command: Literal["beginMembership"]
    body: MembershipBody


class MembershipEnded(Supposed):
    """Suppose that an organisation was a member no longer."""

    command: Literal["endMembership"]
    organisation: IdOf[OrganisationCode]
    body: LeavingBody


class OrganisationsImported(Supposed):
    """Suppose what an outside register says of organisations."""

    command: Literal["importOrganisations"]
    body: ImportBody


class PatientsCounted(Supposed):
    """Suppose that so many patients were registered with a practice."""

    command: Literal["countPatients"]
    organisation: IdOf[OrganisationCode]
    body: PatientCountBody


OfOrganisations = (
    OrganisationsLinked | LinkEnded | MembershipBegun | MembershipEnded | OrganisationsImported | PatientsCounted
)
