"""What happens when words are hidden at once from everybody who reads, and when that is confirmed or lifted."""

from domain.kernel.ids import BodyCode, PersonId, WithholdingId
from domain.kernel.messages import Event, PublicText, event
from domain.kernel.tags import Mentioned


@event("privacy.WithholdingOrdered", version=1)
class WithholdingOrdered(Event):
    """One person had words hidden from every reader, until a second one confirms it or lifts it."""

    body: BodyCode
    withholding: WithholdingId
    subject: PersonId | None
    positions: tuple[int, ...]  # of facts that are named by themselves
    types: tuple[PublicText, ...]
    mentions: tuple[Mentioned, ...]
    ordered_by: PersonId | None


@event("privacy.TextsWithheld", version=1)
class TextsWithheld(Event):
    """The words of some facts are hidden; they are still there."""

    body: BodyCode
    withholding: WithholdingId
    subject: PersonId | None
    hides: tuple[int, ...]  # the positions of these facts
    mentions: tuple[Mentioned, ...]


@event("privacy.WithholdingConfirmed", version=1)
class WithholdingConfirmed(Event):
    """A second person confirmed that words stay hidden."""

    body: BodyCode
    withholding: WithholdingId
    subject: PersonId | None


@event("privacy.WithholdingLifted", version=1)
class WithholdingLifted(Event):
    """A second person found that words need not be hidden."""

    body: BodyCode
    withholding: WithholdingId
    subject: PersonId | None


@event("privacy.TextsShownAgain", version=1)
class TextsShownAgain(Event):
    """The words of some facts are read again as before."""

    body: BodyCode
    withholding: WithholdingId
    subject: PersonId | None
    shows: tuple[int, ...]  # the positions of these facts
    mentions: tuple[Mentioned, ...]
