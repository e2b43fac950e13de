"""The rules of putting slips right, in the order of the book."""

from datetime import datetime

from domain.kernel.four_eyes import ConfirmedByWhoeverAsked, CorrectionAlreadyConfirmed, CorrectionWasDeclined
from domain.kernel.london import day_of
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.kernel.tags import tags_of
from domain.slips.commands import ConfirmSlip, CorrectSlip, DismissSlip, Settling
from domain.slips.correctable import correctable
from domain.slips.events import SlipReported
from domain.slips.state import Slips
from domain.slips.wording import is_off_the_log, made_of, plain_of, put_at, said_at

Wanted = CorrectSlip | SlipReported


class SlipAlreadyReported(Refused):
    """A slip is already on record under this id."""

    code = "slip-already-reported"


class UnknownSlip(Refused):
    """Nobody reported a slip under this id."""

    code = "unknown-slip"


class SlipWithoutSource(Refused):
    """What is put right says which document shows what should have been said."""

    code = "slip-without-source"


class NoSlip(Refused):
    """This is not clerical: who and what is meant, votes, decisions and days are corrected by facts of their own."""

    code = "no-slip"


class UnknownFact(Refused):
    """No such fact is on record at this position."""

    code = "unknown-fact"


class SaidAnewSince(Refused):
    """A later fact says this anew; if that is wrong, correct that one."""

    code = "said-anew-since"


class SaysSomethingElse(Refused):
    """The record does not say this here, or not any more."""

    code = "says-something-else"


class NothingCorrected(Refused):
    """A correction says something, and something else than before."""

    code = "nothing-corrected"


class InvalidWording(Refused):
    """This cannot stand in this place of the record."""

    code = "invalid-wording"


class NameTaken(Refused):
    """Something else on record goes or went by this name."""

    code = "name-taken"


def a_slip_has_an_id_of_its_own(command: CorrectSlip, known: Slips) -> Refused | None:
    """RFC 9562, section 6: an id names one slip."""
    report = known.reported.get(command.slip)
    before = known.confirmed.get(command.slip, report.position if report else None)
    return SlipAlreadyReported(pointer="/slip", evidence=[before]) if before else None


def there_is_a_reason_and_a_source(command: CorrectSlip, known: Slips) -> Refused | None:
    """Aberdeen IJB: a record is not altered retrospectively; what is corrected, and why, stands in a later one."""
    if not (command.asked.reason or "").strip():
        return ReasonMissing(pointer="/reason")
    return None if (command.asked.source or "").strip() else SlipWithoutSource(pointer="/source")


def only_a_slip_is_corrected_so(command: CorrectSlip, known: Slips) -> Refused | None:
    """CPR 40.12, the slip rule: an accidental slip is corrected at any time, and nothing of substance with it."""
    found = correctable(command.type, command.field)
    return None if found else NoSlip(pointer="/field", type=command.type, field=command.field)


def the_fact_is_on_record(command: CorrectSlip, known: Slips) -> Refused | None:
    """A correction names the fact that it corrects."""
    fact = known.facts.get(command.position)
    return None if fact is not None and fact.type_name == command.type else UnknownFact(pointer="/position")


def only_what_was_said_last_is_corrected(command: CorrectSlip | ConfirmSlip, known: Slips) -> Refused | None:
    """What was said anew stands since; to correct what it replaced would change nothing."""
    it = wanted(command, known)
    found = correctable(it.type, it.field)
    later = [at for at, fact in known.facts.items() if found and at > it.position and _says_anew(fact.type_name, it)]
    return SaidAnewSince(pointer="/position", evidence=later) if later else None


def the_record_says_what_is_to_be_corrected(command: CorrectSlip | ConfirmSlip, known: Slips) -> Refused | None:
    """CPR 40.12: whoever corrects a slip shows it; of two who correct one at once, the second sees the first."""
    it = wanted(command, known)
    said = said_at(known.says(it.position), it.field)
    if said is None:
        return SaysSomethingElse(pointer="/field", evidence=[it.position])
    if is_off_the_log(said):
        return None
    return None if it.was == str(said) else SaysSomethingElse(pointer="/was", evidence=[it.position], says=str(said))


def something_is_corrected(command: CorrectSlip, known: Slips) -> Refused | None:
    """A correction without a difference would mark as wrong what is right."""
    becomes = command.becomes.strip()
    return NothingCorrected(pointer="/becomes") if becomes in ("", command.was) else None


def what_it_becomes_can_stand_there(command: CorrectSlip, known: Slips) -> Refused | None:
    """A moment stays on its day, since charters, notice and terms go by the day; a number stays a number."""
    then = corrected(command, known)
    if then is None:
        return InvalidWording(pointer="/becomes")
    was = said_at(known.says(command.position), command.field)
    moved = _is_moment(was) and _day(was) != _day(said_at(then, command.field))
    return InvalidWording("A meeting that was on another day is called anew.", pointer="/becomes") if moved else None


def a_name_is_one_things_only(command: CorrectSlip | ConfirmSlip, known: Slips) -> Refused | None:
    """A reference that two cases shared would lead to either."""
    it = wanted(command, known)
    found = correctable(it.type, it.field)
    if found is None or found.names is None:
        return None
    tag = found.names(str(it.becomes)).tag
    taken = [at for at, fact in known.facts.items() if at != it.position and tag in tags_of(fact)]
    taken += [one.position for one in known.corrected if one.position != it.position and tag in tags_of(one)]
    return NameTaken(pointer="/becomes", evidence=taken) if taken else None


def the_slip_was_reported(command: Settling, known: Slips) -> Refused | None:
    """What nobody reported is neither confirmed nor dismissed."""
    return None if command.slip in known.reported else UnknownSlip(pointer="/slip")


def a_report_is_settled_once(command: Settling, known: Slips) -> Refused | None:
    """What is confirmed stands, and what was dismissed stays so; what is still wrong is corrected anew."""
    confirmed, dismissed = known.confirmed.get(command.slip), known.dismissed.get(command.slip)
    if confirmed is not None:
        return CorrectionAlreadyConfirmed(pointer="/slip", evidence=[confirmed])
    return CorrectionWasDeclined(pointer="/slip", evidence=[dismissed]) if dismissed is not None else None


def somebody_else_confirms_a_slip(command: ConfirmSlip, known: Slips) -> Refused | None:
    """Four eyes: what alters an outcome, a vote or money needs a second person."""
    report = known.reported[command.slip]
    return (
        ConfirmedByWhoeverAsked(pointer="/slip", evidence=[report.position]) if report.by == command.asked.by else None
    )


def there_is_a_reason_to_dismiss(command: DismissSlip, known: Slips) -> Refused | None:
    """Whoever reported it learns why it is not put right."""
    return None if (command.asked.reason or "").strip() else ReasonMissing(pointer="/reason")


def wanted(command: CorrectSlip | ConfirmSlip, known: Slips) -> Wanted:
    """What is to be corrected; of a confirmation, only after the rule that it was reported."""
    return command if isinstance(command, CorrectSlip) else known.reported[command.slip].slip


def corrected(it: Wanted, known: Slips) -> dict[str, object] | None:
    """What the fact would say, in the form of the log; nothing where it could not say so."""
    try:
        then = put_at(known.says(it.position), it.field, it.becomes.strip())
        return plain_of(made_of(type(known.facts[it.position]), then))
    except ValueError:
        return None


def _says_anew(kind: str, it: Wanted) -> bool:
    found = correctable(it.type, it.field)
    return found is not None and kind == found.said_anew_by


def _is_moment(said: object) -> bool:
    return isinstance(said, str) and said.endswith("Z") and "T" in said


def _day(said: object) -> object:
    return day_of(datetime.fromisoformat(str(said)))


CORRECTING = (
    a_slip_has_an_id_of_its_own,
    there_is_a_reason_and_a_source,
    only_a_slip_is_corrected_so,
    the_fact_is_on_record,
    only_what_was_said_last_is_corrected,
    the_record_says_what_is_to_be_corrected,
    something_is_corrected,
    what_it_becomes_can_stand_there,
    a_name_is_one_things_only,
)
CONFIRMING = (
    the_slip_was_reported,
    a_report_is_settled_once,
    somebody_else_confirms_a_slip,
    only_what_was_said_last_is_corrected,
    the_record_says_what_is_to_be_corrected,
    a_name_is_one_things_only,
)
DISMISSING = (the_slip_was_reported, a_report_is_settled_once, there_is_a_reason_to_dismiss)
