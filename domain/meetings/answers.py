"""The facts that follow where the rules allow what was asked."""

from domain.kernel.ids import PersonId
from domain.meetings import commands as asked
from domain.meetings import events as happened
from domain.meetings.declined_commands import DeclineCorrection
from domain.meetings.declined_facts import CorrectionDeclined, Declined
from domain.meetings.policies import called as meeting_of
from domain.meetings.state import Proceedings


def called(it: asked.CallMeeting, known: Proceedings) -> happened.MeetingCalled:
    """The meeting was called."""
    return happened.MeetingCalled(meeting=it.meeting, board=it.board, starts_at=it.starts_at, place=it.place)


def noticed(it: asked.GiveNotice, known: Proceedings) -> happened.NoticeGiven:
    """Notice was given."""
    return happened.NoticeGiven(meeting=it.meeting, given=it.given)


def opened(it: asked.OpenMeeting, known: Proceedings) -> happened.MeetingOpened:
    """The meeting was opened."""
    return happened.MeetingOpened(meeting=it.meeting, board=meeting_of(known).board, presiding=it.presiding)


def arrived(it: asked.Arrive, known: Proceedings) -> happened.PersonArrived:
    """The person came."""
    return happened.PersonArrived(meeting=it.meeting, person=it.person, presence=it.presence)


def left(it: asked.Leave, known: Proceedings) -> happened.PersonLeft:
    """The person left the room."""
    return happened.PersonLeft(meeting=it.meeting, person=it.person, item=it.item)


def returned(it: asked.Return, known: Proceedings) -> happened.PersonReturned:
    """The person came back."""
    return happened.PersonReturned(meeting=it.meeting, person=it.person, presence=it.presence)


def closed(it: asked.CloseMeeting, known: Proceedings) -> happened.MeetingClosed:
    """The meeting ended."""
    return happened.MeetingClosed(meeting=it.meeting)


def correction_asked(it: asked.AskCorrection, known: Proceedings) -> happened.CorrectionAsked:
    """The correction was asked for."""
    return happened.CorrectionAsked(
        meeting=it.meeting,
        correction=it.correction,
        subject=it.subject,
        person=_whose_vote(it, known) or it.person,
        attended=it.attended,
        motion=it.motion,
        seat=it.seat,
        choice=it.choice,
    )


def _whose_vote(it: asked.AskCorrection, known: Proceedings) -> PersonId | None:
    """Who cast the vote that is to be corrected: of two who share a seat each has cast their own."""
    recorded = known.sitting.motions.recorded_from(it.motion, it.seat)
    return next((one.voter for one in recorded if one.fact == it.asked.corrects), None)


def correction_declined(it: DeclineCorrection, known: Proceedings) -> CorrectionDeclined:
    """The correction was withdrawn by whoever asked for it, or rejected by somebody else."""
    asked_by = known.sitting.corrections[it.correction].asked_by
    how = Declined.WITHDRAWN if asked_by == it.asked.by else Declined.REJECTED
    return CorrectionDeclined(meeting=it.meeting, correction=it.correction, how=how)


def correction_confirmed(it: asked.ConfirmCorrection, known: Proceedings) -> happened.CorrectionConfirmed:
    """The correction was confirmed, as it was asked for."""
    correction = known.sitting.corrections[it.correction]
    says = correction.says
    return happened.CorrectionConfirmed(
        meeting=it.meeting,
        correction=it.correction,
        subject=says.subject,
        person=says.person,
        attended=says.attended,
        motion=says.motion,
        seat=says.seat,
        choice=says.choice,
        asked_at=correction.position,
    )
