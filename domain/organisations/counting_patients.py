"""How the number of patients registered with an organisation is recorded."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.deciders import Decider
from domain.kernel.ids import BodyCode, OrganisationCode
from domain.kernel.messages import Command, Event, PublicText
from domain.kernel.refusals import Refused, enforce
from domain.kernel.selections import Selection, about
from domain.kernel.values import value
from domain.organisations.body_policies import the_body_keeps_its_record_here
from domain.organisations.events import BodyEstablished, OrganisationRegistered, PatientsCounted
from domain.organisations.policies import unknown
from domain.organisations.state import BLANK, Register, evolve


@value
class CountPatients(Command):
    """Record how many patients were registered with an organisation on a day."""

    body: BodyCode
    organisation: OrganisationCode
    counted: date
    patients: int
    source: PublicText


class InvalidPatientCount(Refused):
    """A number of patients is not negative, is counted by today, and has a source."""

    code = "invalid-patient-count"


def only_a_registered_organisation_has_patients(command: CountPatients, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: a list of patients belongs to a code."""
    return unknown(command.organisation, known, "/organisation")


def a_count_has_a_day_and_a_source(command: CountPatients, known: Register) -> Refused | None:
    """Oxfordshire CCG: weights of practices that nobody could explain afterwards."""
    if command.patients < 0:
        return InvalidPatientCount(pointer="/patients")
    if command.counted > command.asked.occurred_at.date():
        return InvalidPatientCount(pointer="/counted")
    return None if command.source.strip() else InvalidPatientCount(pointer="/source")


COUNTING = (
    the_body_keeps_its_record_here,
    only_a_registered_organisation_has_patients,
    a_count_has_a_day_and_a_source,
)


def what_it_names(command: CountPatients, known: Register) -> Selection:
    """The body's own beginning, and the organisation."""
    return about(command.body, BodyEstablished) | about(command.organisation, OrganisationRegistered)


def decide(command: CountPatients, known: Register) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the count."""
    enforce(COUNTING, command, known)
    return [
        PatientsCounted(
            organisation=command.organisation,
            counted=command.counted,
            patients=command.patients,
            source=command.source,
        )
    ]


counting_patients = Decider[CountPatients, Register](
    name="patient counts",
    commands=(CountPatients,),
    selects=(what_it_names,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=COUNTING,
)
