"""What is remembered of slips: the facts in which they stand, what was corrected in them, and what was reported."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, SlipId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.slips.events import SlipCorrected, SlipDismissed, SlipReported
from domain.slips.wording import Said, plain_of, put_at


class Report(NamedTuple):
    """A slip that somebody reported, by which fact."""

    slip: SlipReported
    by: ActorId
    position: int


@value
class Slips:
    """The facts looked up by their positions, the corrections of them, and what became of reports."""

    facts: Mapping[int, Event]
    corrected: tuple[SlipCorrected, ...]
    reported: Mapping[SlipId, Report]
    confirmed: Mapping[SlipId, int]
    dismissed: Mapping[SlipId, int]

    def says(self, position: int) -> Said:
        """What a fact says with everything that was corrected in it."""
        plain = plain_of(self.facts[position])
        for one in self.corrected:
            if one.position == position:
                plain = put_at(plain, one.field, one.reads or one.words or "")
        return plain


BLANK = Slips(facts={}, corrected=(), reported={}, confirmed={}, dismissed={})


def evolve(known: Slips, fact: Fact[Event]) -> Slips:
    """Remember what happened."""
    match fact.event:
        case SlipReported(slip=slip) as event:
            report = Report(event, fact.envelope.actor, fact.position)
            return replace(known, reported={**known.reported, slip: report})
        case SlipCorrected(slip=slip) as event:
            confirmed = {**known.confirmed, slip: fact.position}
            return replace(known, corrected=(*known.corrected, event), confirmed=confirmed)
        case SlipDismissed(slip=slip):
            return replace(known, dismissed={**known.dismissed, slip: fact.position})
        case event:
            return replace(known, facts={**known.facts, fact.position: event})
