"""The rules of consultations, in the order of the book."""

from domain.cases.policies import UnknownCase
from domain.consultations.commands import ExtendConsultation, OnAConsultation, OpenConsultation, ReportConsultation
from domain.consultations.state import Consultations
from domain.kernel.london import day_of
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused


class ConsultationAlreadyOpened(Refused):
    """A consultation is already on record under this id."""

    code = "consultation-already-opened"


class ClosesBeforeItOpens(Refused):
    """The last day for responses lies before the first."""

    code = "closes-before-it-opens"


class UnknownConsultation(Refused):
    """No consultation is on record under this id."""

    code = "unknown-consultation"


class ConsultationAlreadyReported(Refused):
    """What came of the consultation is already on record."""

    code = "consultation-already-reported"


class NotAnExtension(Refused):
    """The last day for responses is put off to a later day only."""

    code = "not-an-extension"


class ReportedBeforeItsEnd(Refused):
    """The responses were reported before the last day for them was over."""

    code = "reported-before-its-end"
    bends = True


def a_consultation_is_opened_once(command: OpenConsultation, known: Consultations) -> Refused | None:
    """RFC 9562, section 6: an id names one consultation."""
    found = known.by_id.get(command.consultation)
    return ConsultationAlreadyOpened(pointer="/consultation", evidence=found.evidence) if found else None


def a_consultation_is_about_a_case_on_record(command: OpenConsultation, known: Consultations) -> Refused | None:
    """NHS Act 2006 s.242: users are involved in proposals for change; the case is what is proposed."""
    return None if command.case in known.cases else UnknownCase(pointer="/case")


def it_closes_on_its_first_day_or_later(command: OpenConsultation, known: Consultations) -> Refused | None:
    """Cabinet Office, Code of Practice on Consultation, 2008: the dates between which one may respond are told."""
    return ClosesBeforeItOpens(pointer="/closes") if command.closes < command.opens else None


def the_consultation_is_on_record(command: OnAConsultation, known: Consultations) -> Refused | None:
    """Only what was opened is carried on."""
    return None if command.consultation in known.by_id else UnknownConsultation(consultation=command.consultation)


def it_is_reported_once_and_then_over(command: OnAConsultation, known: Consultations) -> Refused | None:
    """Cabinet Office, Code of Practice on Consultation, 2008: responses are analysed and feedback is given."""
    found = known.by_id[command.consultation]
    return ConsultationAlreadyReported(evidence=found.evidence) if found.reported else None


def more_time_is_more(command: ExtendConsultation, known: Consultations) -> Refused | None:
    """Cabinet Office, Code of Practice on Consultation, 2008: consultations last long enough."""
    found = known.by_id[command.consultation]
    return None if command.closes > found.closes else NotAnExtension(pointer="/closes", evidence=found.evidence)


def more_time_is_given_for_a_reason(command: ExtendConsultation, known: Consultations) -> Refused | None:
    """PSR regulation 24: reasons are recorded."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


def responses_are_reported_when_all_may_be_in(command: ReportConsultation, known: Consultations) -> Refused | None:
    """R v Brent LBC ex p Gunning (1985): adequate time is given, and the product is conscientiously considered."""
    found = known.by_id[command.consultation]
    early = day_of(command.asked.occurred_at) <= found.closes
    return ReportedBeforeItsEnd(evidence=found.evidence, closes=found.closes.isoformat()) if early else None


OPENING = (
    a_consultation_is_opened_once,
    a_consultation_is_about_a_case_on_record,
    it_closes_on_its_first_day_or_later,
)
EXTENDING = (
    the_consultation_is_on_record,
    it_is_reported_once_and_then_over,
    more_time_is_more,
    more_time_is_given_for_a_reason,
)
REPORTING = (
    the_consultation_is_on_record,
    it_is_reported_once_and_then_over,
    responses_are_reported_when_all_may_be_in,
)
