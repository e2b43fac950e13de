"""Who took part in a decision."""

from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.decisions.verdict import Standing
from domain.kernel.ids import PersonId

APART = frozenset({Standing.EXCLUDED, Standing.ABSENT, Standing.NOT_ENTITLED, Standing.VACANT})


def took_part(decision: DecisionTaken | ChairsActionTaken) -> frozenset[PersonId]:
    """Whoever was free to vote on it at the meeting, whoever voted although they were not, or whoever acted."""
    if isinstance(decision, ChairsActionTaken):
        return frozenset(decision.actors)
    there = {one.holder for one in decision.verdict.standings if one.holder and one.standing not in APART}
    return frozenset(there | {one.voter for one in decision.inputs.ballots})
