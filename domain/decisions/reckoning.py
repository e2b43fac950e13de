"""The reckoning: what the room and the votes come to, before anything is said of the motion."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.boards.voting import VotingRule, voting_rule
from domain.decisions.consensus import with_consensus
from domain.decisions.eligibility import Place, Room, places_of, room_of
from domain.decisions.hands import with_hands
from domain.decisions.inputs import JudgementInputs, RosterSeat
from domain.decisions.quorum import Assessment, assess
from domain.decisions.tally import Count, count, unit_of, weight_of
from domain.decisions.threshold import Votes, carries, is_tie, votes_of
from domain.decisions.verdict import Step


class Reckoning(NamedTuple):
    """The rule that applies, who stood where, whether there is a quorum, the votes that count, and what is to be said.

    `places` are the seats before the votes, `after` the same once everybody's part in the answer is known.
    """

    rule: VotingRule
    room: Room
    places: tuple[Place, ...]
    quorum: Assessment
    counted: Count
    votes: Votes
    after: tuple[Place, ...]
    steps: tuple[Step, ...]

    @property
    def tied(self) -> bool:
        """Whether the members' votes are a genuine tie; votes that nobody can account for make none."""
        return not self.counted.tally.surplus and is_tie(self.rule, self.votes)

    @property
    def carried(self) -> bool:
        """Whether the members' votes carry the motion, also without votes that nobody can account for."""
        surplus = self.counted.tally.surplus
        return carries(self.rule, self.votes._replace(votes_for=self.votes.votes_for - surplus))

    @property
    def in_doubt(self) -> bool:
        """Whether only votes that nobody can account for would carry the motion."""
        return carries(self.rule, self.votes) and not self.carried


def reckon(inputs: JudgementInputs) -> Reckoning:
    """Reckon who was there and entitled, and how they voted."""
    kind = inputs.question.decision_type
    rule, room = _rule(inputs), room_of(inputs)
    places = places_of(inputs, room, rule.vote_unit)
    quorum = assess(inputs.charter.quorum, kind, places, room)
    counted, shown = with_hands(inputs, rule, count(inputs, rule, places, room))
    votes = votes_of(counted.tally, _membership(places, quorum, rule))
    after, votes, agreed = with_consensus(inputs, rule, room, counted.places, votes)
    return Reckoning(rule, room, places, quorum, counted, votes, after, (*shown, *agreed))


def quorum_of(inputs: JudgementInputs) -> Assessment:
    """Whether there is a quorum, whatever the votes."""
    kind = inputs.question.decision_type
    room = room_of(inputs)
    return assess(inputs.charter.quorum, kind, places_of(inputs, room, _rule(inputs).vote_unit), room)


def _rule(inputs: JudgementInputs) -> VotingRule:
    return voting_rule(inputs.charter.voting, inputs.question.decision_type)


def _membership(places: Sequence[Place], quorum: Assessment, rule: VotingRule) -> int:
    """The votes of all members who may decide the item, in the room or not."""
    units: dict[str, list[RosterSeat]] = {}
    for place in places:
        if place.seat.seat in quorum.base:
            units.setdefault(unit_of(place.seat, rule), []).append(place.seat)
    return sum(weight_of(seats, rule.weight) for seats in units.values())
