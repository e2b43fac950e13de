"""What the standings of a decision tell afterwards: who was kept from the question, and who was not in favour."""

from domain.decisions.events import DecisionTaken
from domain.decisions.inputs import Ballot
from domain.decisions.verdict import Standing
from domain.kernel.ids import PersonId
from domain.kernel.values import value

AWAY = frozenset({Standing.ABSENT, Standing.VACANT, Standing.NOT_ENTITLED})
NOT_IN_FAVOUR = frozenset({Standing.AGAINST, Standing.ABSTAINED})


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


def not_in_favour(taken: DecisionTaken) -> tuple[Ballot, ...]:
    """The votes by name against the motion and the abstentions, as far as they counted."""
    seats = {one.seat for one in taken.verdict.standings if one.standing in NOT_IN_FAVOUR}
    return tuple(one for one in taken.inputs.ballots if one.seat in seats)
