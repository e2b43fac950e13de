"""What happens when words have been kept for as long as they must be."""

from datetime import date

from domain.kernel.ids import BodyCode, ErasureId
from domain.kernel.messages import Event, event
from domain.privacy.retention_classes import RetentionClass


@event("privacy.DisposalAsked", version=1)
class DisposalAsked(Event):
    """Somebody asked for the words of a retention class whose time was over on a day to be erased."""

    body: BodyCode
    erasure: ErasureId
    retention_class: RetentionClass
    as_at: date
