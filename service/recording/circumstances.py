"""What every request to record something may say beside its own matter."""

from domain.kernel.ids import FactId, PersonId
from domain.kernel.messages import Mode
from service.edge.bodies import Body
from service.edge.fields import IdOf, Instant, LongText, Word


class RecordBody(Body):
    """The circumstances of an act: when it happened, for whom, why, from which source; all may be left out."""

    occurred_at: Instant | None = None
    mode: Word[Mode] = Mode.LIVE
    acting_for: IdOf[PersonId] | None = None
    reason: LongText | None = None
    source: LongText | None = None
    corrects: IdOf[FactId] | None = None
    supersedes: IdOf[FactId] | None = None


class NoMatter(RecordBody):
    """A request that says nothing but its circumstances."""
