"""The judgement: from the inputs of a question to its verdict, by nothing but the rules of the charter."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from domain.boards.voting import VotingRule, voting_rule
from domain.decisions.casting import Answered, answer
from domain.decisions.eligibility import Place, Room, places_of, room_of
from domain.decisions.inputs import Attending, JudgementInputs, RosterSeat
from domain.decisions.limit import within_limit
from domain.decisions.quorum import Assessment, assess
from domain.decisions.sentences import step
from domain.decisions.tally import count, unit_of, weight_of
from domain.decisions.threshold import IN_WORDS, Votes, votes_of
from domain.decisions.verdict import Result, SeatStanding, Step, Verdict
from domain.decisions.working import standings_steps, vote_steps
from domain.meetings.motions import Presence

class Judged(Protocol):
    """Whatever keeps the inputs of a judgement, as `DecisionTaken` does."""

    @property
    def inputs(self) -> JudgementInputs:
        """What the judgement was made from."""


def judge(inputs: JudgementInputs) -> Verdict:
    """Judge a question: who may vote, whether the meeting is quorate, what the votes make of the motion."""
    rule = voting_rule(inputs.charter.voting, inputs.question.decision_type)
    room = room_of(inputs)
    places = places_of(inputs, room, rule.vote_unit)
    quorum = assess(inputs.charter.quorum, inputs.question.decision_type, places, room)
    counted = count(inputs, rule, places, room)
    votes = votes_of(counted.tally, _membership(places, quorum, rule))
    answered = answer(inputs, rule, votes, places, room)
    limit, limit_steps = within_limit(inputs)
    steps = (
        *standings_steps(counted.places, room),
        *_quorum_steps(inputs, quorum, room),
        *vote_steps(counted),
        *_answer_steps(inputs, rule, votes, quorum, answered),
        *limit_steps,
    )
    tally = counted.tally
    return Verdict(
        result=answered.result if quorum.quorum.quorate else Result.INQUORATE,
        quorum=quorum.quorum,
        tally=replace(tally, casting=answered.counted, uncounted=tally.uncounted + answered.uncounted),
        within_limit=limit,
        standings=tuple(_standing(place, quorum) for place in counted.places),
        steps=steps,
    )


def rejudge(decision: Judged) -> Verdict:
    """Judge a decision again from what it kept; an auditor compares the answer with `decision.verdict`."""
    return judge(decision.inputs)


def _membership(places: Sequence[Place], quorum: Assessment, rule: VotingRule) -> int:
    """The votes of all members who may decide the item, in the room or not."""
    units: dict[str, list[RosterSeat]] = {}
    for place in places:
        if place.seat.seat in quorum.base:
            units.setdefault(unit_of(place.seat, rule), []).append(place.seat)
    return sum(weight_of(seats, rule.weight) for seats in units.values())


def _standing(place: Place, quorum: Assessment) -> SeatStanding:
    seat = place.seat
    return SeatStanding(
        seat=seat.seat,
        holder=seat.holder,
        standing=place.standing,
        counts_to_quorum=seat.seat in quorum.counted,
        in_base=seat.seat in quorum.base,
        because=place.because,
    )


def _quorum_steps(inputs: JudgementInputs, quorum: Assessment, room: Room) -> tuple[Step, ...]:
    """How the quorum came out, and whether it was lost only because members were kept from the question."""
    if quorum.quorum.quorate or not room.conflicts.barring:
        return quorum.steps
    stayed = tuple(Attending(person=one, presence=Presence.IN_PERSON) for one in room.withdrawn)
    together = replace(inputs, exclusions=(), attending=inputs.attending + stayed, withdrawn=())
    whole = room_of(together)
    places = places_of(together, whole, voting_rule(inputs.charter.voting, inputs.question.decision_type).vote_unit)
    if assess(inputs.charter.quorum, inputs.question.decision_type, places, whole).quorum.quorate:
        return (*quorum.steps, step("quorum-lost-to-exclusions"))
    return quorum.steps


def _answer_steps(
    inputs: JudgementInputs, rule: VotingRule, votes: Votes, quorum: Assessment, answered: Answered
) -> list[Step]:
    """What was needed, what was there, and what followed; without a quorum nothing follows."""
    known = any(rule is one for one in inputs.charter.voting)
    steps = [] if known else [step("voting-without-rule")]
    steps.append(
        step(
            "threshold",
            needed=IN_WORDS[rule.threshold],
            votes_for=votes.votes_for,
            votes_against=votes.votes_against,
            abstained=votes.abstained,
            silent=votes.silent,
        )
    )
    if votes.votes_for == votes.votes_against == 0:
        steps.append(step("no-votes-cast"))
    return steps + list(answered.steps if quorum.quorum.quorate else ())
