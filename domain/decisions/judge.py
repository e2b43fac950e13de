"""The judgement: from the inputs of a question to its verdict, by nothing but the rules of the charter."""

from dataclasses import replace
from typing import Protocol

from domain.decisions.casting import Answered, answer
from domain.decisions.eligibility import Place, places_of, room_of
from domain.decisions.inputs import Attending, JudgementInputs
from domain.decisions.limit import within_limit
from domain.decisions.quorum import Assessment, assess
from domain.decisions.reckoning import Reckoning, reckon
from domain.decisions.sentences import step
from domain.decisions.threshold import IN_WORDS
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
    found = reckon(inputs)
    answered = answer(inputs, found)
    limit, limit_steps = within_limit(inputs)
    steps = (
        *standings_steps(found.after, found.room),
        *_quorum_steps(inputs, found),
        *vote_steps(found.after, found.counted),
        *found.steps,
        *_answer_steps(inputs, found, answered),
        *limit_steps,
    )
    quorum, tally = found.quorum, found.counted.tally
    return Verdict(
        result=answered.result if quorum.quorum.quorate else Result.INQUORATE,
        quorum=quorum.quorum,
        tally=replace(tally, casting=answered.counted, uncounted=tally.uncounted + answered.uncounted),
        within_limit=limit,
        standings=tuple(_standing(place, quorum) for place in found.after),
        steps=steps,
    )


def rejudge(decision: Judged) -> Verdict:
    """Judge a decision again from what it kept; an auditor compares the answer with `decision.verdict`."""
    return judge(decision.inputs)


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


def _quorum_steps(inputs: JudgementInputs, found: Reckoning) -> tuple[Step, ...]:
    """How the quorum came out, and whether it was lost only because members were kept from the question."""
    quorum, room = found.quorum, found.room
    if quorum.quorum.quorate or not room.conflicts.barring:
        return quorum.steps
    stayed = tuple(Attending(person=one, presence=Presence.IN_PERSON) for one in room.withdrawn)
    together = replace(inputs, exclusions=(), attending=inputs.attending + stayed, withdrawn=())
    whole = room_of(together)
    places = places_of(together, whole, found.rule.vote_unit)
    if assess(inputs.charter.quorum, inputs.question.decision_type, places, whole).quorum.quorate:
        return (*quorum.steps, step("quorum-lost-to-exclusions"))
    return quorum.steps


def _answer_steps(inputs: JudgementInputs, found: Reckoning, answered: Answered) -> list[Step]:
    """What was needed, what was there, and what followed; without a quorum nothing follows."""
    votes = found.votes
    known = any(found.rule is one for one in inputs.charter.voting)
    steps = [] if known else [step("voting-without-rule")]
    steps.append(
        step(
            "threshold",
            needed=IN_WORDS[found.rule.threshold],
            votes_for=votes.votes_for,
            votes_against=votes.votes_against,
            abstained=votes.abstained,
            silent=votes.silent,
        )
    )
    if votes.votes_for == votes.votes_against == 0:
        steps.append(step("no-votes-cast"))
    return steps + list(answered.steps if found.quorum.quorum.quorate else ())
