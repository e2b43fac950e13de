"""What is sent about merges."""

from domain.kernel.ids import PersonId
from service.edge.fields import IdOf
from service.recording.circumstances import RecordBody


class MergeBody(RecordBody):
    """Two entries that are one person: the one that goes on, and the one that is merged into it; with the reason."""

    person: IdOf[PersonId]
    merged: IdOf[PersonId]
