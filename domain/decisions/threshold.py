"""What carries a motion: the thresholds a charter may set, and what a tie is."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from domain.boards.voting import Threshold, VotingRule
from domain.decisions.verdict import Tally

IN_WORDS = {
    Threshold.MAJORITY_OF_VOTES_CAST: "More than half of the votes cast carries",
    Threshold.MAJORITY_OF_PRESENT: "More than half of those present carries",
    Threshold.MAJORITY_OF_MEMBERSHIP: "More than half of the membership carries",
    Threshold.TWO_THIRDS: "Two thirds of the votes cast carry",
    Threshold.THREE_QUARTERS: "Three quarters of the votes cast carry",
    Threshold.UNANIMITY: "Only a unanimous vote carries",
    Threshold.CONSENSUS: "Consensus carries: nobody against, and somebody for it",
}
_MAJORITIES = frozenset(
    {Threshold.MAJORITY_OF_VOTES_CAST, Threshold.MAJORITY_OF_PRESENT, Threshold.MAJORITY_OF_MEMBERSHIP}
)


class Votes(NamedTuple):
    """The votes that count, and the number of votes in the whole membership of the item."""

    votes_for: int
    votes_against: int
    abstained: int
    silent: int
    membership: int


def votes_of(tally: Tally, membership: int) -> Votes:
    """The votes as the members cast them, before any casting vote."""
    return Votes(tally.votes_for, tally.votes_against, tally.abstained, tally.present_not_voting, membership)


def carries(rule: VotingRule, votes: Votes) -> bool:
    """Whether the votes carry the motion under the rule."""
    present = votes.votes_for + votes.votes_against + votes.silent
    present += votes.abstained if rule.abstentions_count_as_present else 0
    return _CARRIES[rule.threshold](votes, present)


def is_tie(rule: VotingRule, votes: Votes) -> bool:
    """A genuine tie: as many for as against, at least one each, and one vote more would carry the motion."""
    equal = votes.votes_for == votes.votes_against > 0
    one_more = votes._replace(votes_for=votes.votes_for + 1)
    return equal and not carries(rule, votes) and rule.threshold in _MAJORITIES and carries(rule, one_more)


_CARRIES: Mapping[Threshold, Callable[[Votes, int], bool]] = {
    Threshold.MAJORITY_OF_VOTES_CAST: lambda votes, _: votes.votes_for > votes.votes_against,
    Threshold.MAJORITY_OF_PRESENT: lambda votes, present: 2 * votes.votes_for > present,
    Threshold.MAJORITY_OF_MEMBERSHIP: lambda votes, _: 2 * votes.votes_for > votes.membership,
    Threshold.TWO_THIRDS: lambda votes, _: votes.votes_for >= 2 * votes.votes_against and votes.votes_for > 0,
    Threshold.THREE_QUARTERS: lambda votes, _: votes.votes_for >= 3 * votes.votes_against and votes.votes_for > 0,
    Threshold.UNANIMITY: lambda votes, present: votes.votes_for == present > 0,
    Threshold.CONSENSUS: lambda votes, _: votes.votes_against == 0 < votes.votes_for,
}
