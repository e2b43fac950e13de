"""Writes down to whom access was given."""

from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.privacy.access_events import SubjectAccessGiven
from service.privacy.tables import accesses
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(accesses)


@project.on(SubjectAccessGiven)
def subject_access_given(fact: Fact[SubjectAccessGiven], read_model: ReadModel) -> None:
    """Enter it."""
    read_model.add(
        accesses,
        fact,
        access=str(fact.event.access),
        person=str(fact.event.subject),
        reason_digest=fact.envelope.reason,
        given_by=str(fact.envelope.actor),
        given_at=instant(fact.envelope.occurred_at),
    )
