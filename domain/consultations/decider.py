"""How consultations answer commands."""

from collections.abc import Sequence
from typing import assert_never

from domain.cases.events import CaseDrafted
from domain.consultations.commands import (
    ConsultationCommand,
    ExtendConsultation,
    OpenConsultation,
    ReportConsultation,
)
from domain.consultations.events import ConsultationExtended, ConsultationOpened, ConsultationReported
from domain.consultations.policies import EXTENDING, OPENING, REPORTING
from domain.consultations.state import BLANK, Consultations, evolve
from domain.kernel.deciders import Decider
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about

LIFE: tuple[type[Event], ...] = (ConsultationOpened, ConsultationExtended, ConsultationReported)


def the_consultation_and_its_case(command: ConsultationCommand, known: Consultations) -> Selection:
    """The facts about the consultation, and the case where it begins."""
    found = about(command.consultation, *LIFE)
    return found | about(command.case, CaseDrafted) if isinstance(command, OpenConsultation) else found


def decide(command: ConsultationCommand, known: Consultations) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case OpenConsultation():
            enforce(OPENING, command, known)
            return [_opened(command)]
        case ExtendConsultation(consultation=which, closes=closes, why=why):
            enforce(EXTENDING, command, known)
            return [ConsultationExtended(consultation=which, case=known.by_id[which].case, closes=closes, why=why)]
        case ReportConsultation():
            enforce(REPORTING, command, known)
            return [_reported(command, known)]
    assert_never(command)


def _opened(command: OpenConsultation) -> ConsultationOpened:
    return ConsultationOpened(
        consultation=command.consultation,
        case=command.case,
        subject=command.subject,
        opens=command.opens,
        closes=command.closes,
    )


def _reported(command: ReportConsultation, known: Consultations) -> ConsultationReported:
    return ConsultationReported(
        consultation=command.consultation,
        case=known.by_id[command.consultation].case,
        responses=command.responses,
        alternatives=command.alternatives,
        answered=command.answered,
        reported=day_of(command.asked.occurred_at),
    )


decider = Decider[ConsultationCommand, Consultations](
    name="consultations",
    commands=(OpenConsultation, ExtendConsultation, ReportConsultation),
    selects=(the_consultation_and_its_case,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*OPENING, *EXTENDING, *REPORTING))),
)
