"""Writes corrections of a meeting's record down."""

from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.meetings.declined_facts import CorrectionDeclined
from domain.meetings.events import CorrectionAsked, CorrectionConfirmed
from service.meetings.correction_tables import corrections
from service.meetings.projection import moment, text
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(corrections)


@project.on(CorrectionAsked)
def correction_asked(fact: Fact[CorrectionAsked], read_model: ReadModel) -> None:
    """Enter what is to be corrected; it does not hold yet."""
    it, attended = fact.event, fact.event.attended
    read_model.add(
        corrections,
        fact,
        correction=str(it.correction),
        meeting=str(it.meeting),
        subject=it.subject.name,
        person=text(it.person),
        presence=attended.presence.name if attended else None,
        came_at=instant(attended.came_at) if attended else None,
        left_at=instant(attended.left_at) if attended and attended.left_at else None,
        motion=text(it.motion),
        seat=text(it.seat),
        choice=it.choice.name if it.choice else None,
        corrects=text(fact.envelope.corrects),
        supersedes=text(fact.envelope.supersedes),
        reason_digest=fact.envelope.reason,
        asked_by=str(fact.envelope.actor),
        asked_at=moment(fact),
    )


@project.on(CorrectionConfirmed)
def correction_confirmed(fact: Fact[CorrectionConfirmed], read_model: ReadModel) -> None:
    """From now on the record is read with it."""
    read_model.change(
        corrections,
        fact,
        {"correction": str(fact.event.correction)},
        confirmed_by=str(fact.envelope.actor),
        confirmed_at=moment(fact),
        confirmed_position=fact.position,
    )


@project.on(CorrectionDeclined)
def correction_declined(fact: Fact[CorrectionDeclined], read_model: ReadModel) -> None:
    """It is not confirmed any more."""
    read_model.change(
        corrections,
        fact,
        {"correction": str(fact.event.correction)},
        declined=fact.event.how.name,
        declined_by=str(fact.envelope.actor),
        declined_at=moment(fact),
        declined_digest=fact.envelope.reason,
    )
