"""The reckoning: what the room and the votes come to, before anything is said of the motion."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.boards.voting import VotingRule, voting_rule
from domain.decisions.eligibility import Place, Room, places_of, room_of
from domain.decisions.inputs import JudgementInputs, RosterSeat
from domain.decisions.quorum import Assessment, assess
from domain.decisions.tally import Count, count, unit_of, weight_of
from domain.decisions.threshold import Votes, is_tie, votes_of


class Reckoning(NamedTuple):
    """The rule that applies, who stood where, whether there is a quorum, and the votes that count."""

    rule: VotingRule
    room: Room
    places: tuple[Place, ...]
    quorum: Assessment
    counted: Count
    votes: Votes

    @property
    def tied(self) -> bool:
        """Whether the members' votes are a genuine tie."""
        return is_tie(self.rule, self.votes)


def reckon(inputs: JudgementInputs) -> Reckoning:
    """Reckon who was there and entitled, and how they voted."""
    kind = inputs.question.decision_type
    rule, room = voting_rule(inputs.charter.voting, kind), room_of(inputs)
    places = places_of(inputs, room, rule.vote_unit)
    quorum = assess(inputs.charter.quorum, kind, places, room)
    counted = count(inputs, rule, places, room)
    votes = votes_of(counted.tally, _membership(places, quorum, rule))
    return Reckoning(rule, room, places, quorum, counted, votes)


def _membership(places: Sequence[Place], quorum: Assessment, rule: VotingRule) -> int:
    """The votes of all members who may decide the item, in the room or not."""
    units: dict[str, list[RosterSeat]] = {}
    for place in places:
        if place.seat.seat in quorum.base:
            units.setdefault(unit_of(place.seat, rule), []).append(place.seat)
    return sum(weight_of(seats, rule.weight) for seats in units.values())
