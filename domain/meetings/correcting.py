"""The rules of correcting the record of a meeting: one person asks, another confirms, and the original stays."""

from domain.kernel.four_eyes import ConfirmedByWhoeverAsked, CorrectionAlreadyConfirmed, CorrectionWasDeclined
from domain.kernel.london import day_of
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.meetings.commands import AskCorrection, ConfirmCorrection
from domain.meetings.declined_commands import DeclineCorrection
from domain.meetings.motions import Corrected
from domain.meetings.policies import called, the_meeting_is_known
from domain.meetings.state import Proceedings
from domain.people.policies import UnknownPerson


class CorrectionAlreadyAsked(Refused):
    """A correction is already on record under this id."""

    code = "correction-already-asked"


class UnknownCorrection(Refused):
    """Nobody asked for a correction of this meeting under this id."""

    code = "unknown-correction"


class NoCorrectionToSupersede(Refused):
    """No correction of the same attendance or vote was confirmed by the fact that is to be superseded."""

    code = "no-correction-to-supersede"


class NoVoteToCorrect(Refused):
    """No vote was recorded on this motion from this seat by the fact that is to be corrected."""

    code = "no-vote-to-correct"


class InvalidAttendance(Refused):
    """Whoever attended came before they left."""

    code = "invalid-attendance"


class OutsideTheMeeting(Refused):
    """Nobody attended a meeting before its day, or was there only before it was opened, or after it had ended."""

    code = "outside-the-meeting"


Settling = ConfirmCorrection | DeclineCorrection


def there_is_a_reason_to_correct(command: AskCorrection | DeclineCorrection, known: Proceedings) -> Refused | None:
    """Aberdeen IJB: a minute is not altered retrospectively; what is corrected, and why, stands in a later record."""
    return None if (command.asked.reason or "").strip() else ReasonMissing(pointer="/reason")


def a_correction_is_asked_for_once(command: AskCorrection, known: Proceedings) -> Refused | None:
    """RFC 9562, section 6: an id names one correction."""
    asked = known.sitting.corrections.get(command.correction)
    return CorrectionAlreadyAsked(pointer="/correction", evidence=[asked.position]) if asked else None


def an_attendance_is_somebodys_and_runs_forward(command: AskCorrection, known: Proceedings) -> Refused | None:
    """Lancaster PEC, 2008: minutes confirmed "with the proviso that" a doctor is shown as attending."""
    if command.subject is not Corrected.ATTENDANCE:
        return None
    if command.person is None or command.person not in known.boards.people:
        return UnknownPerson(pointer="/person")
    attended = command.attended
    backwards = attended is not None and attended.left_at is not None and attended.left_at < attended.came_at
    return InvalidAttendance(pointer="/attended/leftAt") if backwards else None


def an_attendance_lies_within_the_meeting(command: AskCorrection, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2: those present at the meeting are recorded; people gather on its day, and stay to its end."""
    attended, meeting = command.attended, called(known)
    if command.subject is not Corrected.ATTENDANCE or attended is None:
        return None
    opened, closed = known.sitting.opened, known.sitting.closed
    if day_of(attended.came_at) < meeting.day:
        return OutsideTheMeeting(pointer="/attended/cameAt", evidence=[meeting.position])
    if closed is not None and max(attended.came_at, attended.left_at or attended.came_at) > closed.at:
        late = "/attended/cameAt" if attended.came_at > closed.at else "/attended/leftAt"
        return OutsideTheMeeting(pointer=late, evidence=[closed.position])
    if opened is not None and attended.left_at is not None and attended.left_at < opened.at:
        return OutsideTheMeeting(pointer="/attended/leftAt", evidence=[opened.position])
    return None


def a_vote_corrected_is_one_on_record(command: AskCorrection, known: Proceedings) -> Refused | None:
    """A correction names the fact that it corrects."""
    if command.subject is not Corrected.VOTE:
        return None
    recorded = known.sitting.motions.recorded_from(command.motion, command.seat)
    cast = next((one for one in recorded if one.fact == command.asked.corrects), None)
    if cast is None:
        return NoVoteToCorrect(pointer="/corrects", evidence=[one.position for one in recorded])
    return (
        None if command.person in (cast.voter, None) else NoVoteToCorrect(pointer="/person", evidence=[cast.position])
    )


def the_correction_was_asked_for(command: Settling, known: Proceedings) -> Refused | None:
    """What nobody asked for is not confirmed, nor at one meeting what was asked for of another."""
    asked = known.sitting.corrections.get(command.correction)
    return None if asked and asked.says.meeting == command.meeting else UnknownCorrection(pointer="/correction")


def a_correction_is_confirmed_once(command: Settling, known: Proceedings) -> Refused | None:
    """What is confirmed stands; what was wrong in it is corrected anew."""
    confirmed = known.sitting.confirmed.get(command.correction)
    return CorrectionAlreadyConfirmed(pointer="/correction", evidence=[confirmed]) if confirmed else None


def what_was_declined_stays_declined(command: Settling, known: Proceedings) -> Refused | None:
    """A request that was withdrawn or rejected is answered; whoever still wants it asks again, with a reason."""
    declined = known.sitting.declined.get(command.correction)
    return CorrectionWasDeclined(pointer="/correction", evidence=[declined]) if declined else None


def a_correction_superseded_is_of_the_same(command: AskCorrection, known: Proceedings) -> Refused | None:
    """What is corrected again names the correction that it replaces; both stay on record."""
    if command.asked.supersedes is None:
        return None
    earlier = known.sitting.superseded.get(command.asked.supersedes)
    subject = (command.subject, command.person, command.motion, command.seat)
    if earlier and subject == (earlier.subject, earlier.person, earlier.motion, earlier.seat):
        return None
    return NoCorrectionToSupersede(pointer="/supersedes")


def somebody_else_confirms(command: ConfirmCorrection, known: Proceedings) -> Refused | None:
    """Four eyes: what alters an outcome, a vote or money needs a second person."""
    asked = known.sitting.corrections[command.correction]
    if asked.asked_by != command.asked.by:
        return None
    return ConfirmedByWhoeverAsked(pointer="/correction", evidence=[asked.position])


ASKING = (
    the_meeting_is_known,
    a_correction_is_asked_for_once,
    there_is_a_reason_to_correct,
    an_attendance_is_somebodys_and_runs_forward,
    an_attendance_lies_within_the_meeting,
    a_vote_corrected_is_one_on_record,
    a_correction_superseded_is_of_the_same,
)
CONFIRMING = (
    the_meeting_is_known,
    the_correction_was_asked_for,
    a_correction_is_confirmed_once,
    what_was_declined_stays_declined,
    somebody_else_confirms,
)
DECLINING = (
    the_meeting_is_known,
    the_correction_was_asked_for,
    there_is_a_reason_to_correct,
    a_correction_is_confirmed_once,
    what_was_declined_stays_declined,
)
