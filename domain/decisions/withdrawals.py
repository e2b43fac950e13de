"""Who had to withdraw from a question, told from how it was decided."""

from domain.decisions.events import DecisionTaken
from domain.decisions.verdict import Standing
from domain.kernel.ids import PersonId
from domain.kernel.values import value

AWAY = frozenset({Standing.ABSENT, Standing.VACANT, Standing.NOT_ENTITLED})


@value
class Withdrawals:
    """How many voting members were at the meeting for a question, and who of them had to withdraw from it."""

    there: int
    withdrew: tuple[PersonId, ...]

    @property
    def more_than_half(self) -> bool:
        """Whether more of them withdrew than remained."""
        return 2 * len(self.withdrew) > self.there


def withdrawals(taken: DecisionTaken) -> Withdrawals:
    """Who had to withdraw from the question because of a conflict, a ruling or the separation of the boards."""
    there = [one for one in taken.verdict.standings if one.standing not in AWAY]
    kept = [one.holder for one in there if one.standing is Standing.EXCLUDED and one.holder]
    return Withdrawals(there=len(there), withdrew=tuple(dict.fromkeys(kept)))
