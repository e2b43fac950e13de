"""Who was not in favour of a motion, told from how it was decided."""

from domain.decisions.events import DecisionTaken
from domain.decisions.inputs import Ballot
from domain.decisions.verdict import Standing

NOT_IN_FAVOUR = frozenset({Standing.AGAINST, Standing.ABSTAINED})


def not_in_favour(taken: DecisionTaken) -> tuple[Ballot, ...]:
    """The votes by name against the motion and the abstentions, as far as they counted."""
    seats = {one.seat for one in taken.verdict.standings if one.standing in NOT_IN_FAVOUR}
    return tuple(one for one in taken.inputs.ballots if one.seat in seats)
