"""What happens to slips: corrected at once, or reported and confirmed by a second person, or dismissed."""

from domain.kernel.ids import SlipId
from domain.kernel.messages import Event, FreeText, PublicText, event
from domain.kernel.tags import Mentioned


@event("slips.SlipReported", version=1)
class SlipReported(Event):
    """Somebody found a slip that touches money; its correction holds once another person confirms it."""

    slip: SlipId
    position: int  # of the fact in which it stands
    type: PublicText
    field: PublicText
    was: PublicText
    becomes: PublicText
    about: tuple[Mentioned, ...]  # what the fact mentions


@event("slips.SlipCorrected", version=1)
class SlipCorrected(Event):
    """A slip was put right: what a field of an earlier fact should have said; the fact stays as it was."""

    slip: SlipId
    position: int
    type: PublicText
    field: PublicText
    was: PublicText | None  # nothing where the words stand off the log, and then `words` is what they become
    reads: PublicText | None  # from now on, in the form of the log
    words: FreeText | None
    whole: PublicText | None  # of a part of a field, all that the field says now, as JSON
    mentions: tuple[Mentioned, ...]
    reported_at: int | None  # the fact by which it was reported, where a second person confirmed it


@event("slips.SlipDismissed", version=1)
class SlipDismissed(Event):
    """A slip that was reported is not put right: whoever reported it took it back, or somebody else rejected it."""

    slip: SlipId
    withdrawn: bool
