"""The casting vote: given by the person presiding, on a genuine tie, where the charter provides one."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.boards.events import Office
from domain.boards.voting import CastingVote, OnTie, VotingRule
from domain.decisions.eligibility import Place
from domain.decisions.inputs import Casting, JudgementInputs
from domain.decisions.reckoning import Reckoning
from domain.decisions.sentences import step, words_of
from domain.decisions.threshold import carries
from domain.decisions.verdict import Result, Standing, Step
from domain.kernel.ids import PersonId
from domain.meetings.motions import Choice

_UNBROKEN = {
    OnTie.LOST: ("tie-lost", Result.NOT_CARRIED),
    OnTie.NO_DECISION: ("tie-no-decision", Result.TIED),
    OnTie.ADJOURN: ("tie-adjourned", Result.TIED),
    OnTie.REFER: ("tie-referred", Result.TIED),
}
CHAIRS = frozenset({Office.CHAIR, Office.CO_CHAIR})
VOTED = frozenset({Standing.FOR, Standing.AGAINST})
_SAYS = {Result.CARRIED: "carried", Result.NOT_CARRIED: "not-carried"}


class Answered(NamedTuple):
    """What became of the motion, how many casting votes counted and how many did not, and why."""

    result: Result
    counted: int
    uncounted: int
    steps: tuple[Step, ...]


def answer(inputs: JudgementInputs, found: Reckoning) -> Answered:
    """Whether the motion is carried, after a casting vote if there was one."""
    rule, votes, casting = found.rule, found.votes, inputs.casting
    why_not = _why_not(inputs, casting, found) if casting else None
    steps = [step(why_not)] if why_not else []
    if casting is None or why_not is not None:
        return _without(found, steps, uncounted=casting is not None)
    if casting.choice is Choice.ABSTAIN:
        return _without(found, [step("casting-vote-withheld")], uncounted=False)
    given_for = casting.choice is Choice.FOR
    after = votes._replace(votes_for=votes.votes_for + given_for, votes_against=votes.votes_against + (not given_for))
    result = Result.CARRIED if carries(rule, after) else Result.NOT_CARRIED
    said = step("casting-vote-counted", choice=words_of(casting.choice.value))
    return Answered(result, 1, 0, (said, step(_SAYS[result])))


def _without(found: Reckoning, steps: list[Step], *, uncounted: bool) -> Answered:
    """The answer of the members' votes alone."""
    if found.tied:
        code, result = _UNBROKEN[found.rule.on_tie]
        steps.append(step(code))
    else:
        result = Result.CARRIED if found.carried else Result.NOT_CARRIED
        steps += [step("count-in-doubt")] if found.in_doubt else []
    if result in _SAYS:
        steps.append(step(_SAYS[result]))
    return Answered(result, 0, int(uncounted), tuple(steps))


def _why_not(inputs: JudgementInputs, casting: Casting, found: Reckoning) -> str | None:
    """Why a casting vote does not count, if it does not (PCT Regulations 2000, Schedule 2 paragraph 6)."""
    giver = casting.presiding
    if found.rule.casting_vote is CastingVote.NONE:
        return "casting-vote-not-provided"
    if not inputs.question.presided(giver, then=casting.presided):
        return "casting-vote-by-another"
    if giver in found.room.conflicts.barring:
        return "casting-vote-by-excluded"
    if not casting.present or not may_break_ties(giver, found.rule, found.counted.places):
        return "casting-vote-without-right"
    return None if found.tied else "casting-vote-without-tie"


def may_break_ties(giver: PersonId, rule: VotingRule, places: Sequence[Place]) -> bool:
    """A second vote needs a first; who only breaks ties, a seat and none; an independent chair the chair, no vote."""
    seats = [place for place in places if place.actor == giver and "term-not-running" not in place.because]
    match rule.casting_vote:
        case CastingVote.PRESIDING_ONLY_IF_TIE:
            return bool(seats) and not any(place.standing in VOTED for place in seats)
        case CastingVote.INDEPENDENT_CHAIR:
            return any(place.seat.office in CHAIRS and not place.seat.voting for place in seats)
        case _:
            return any(place.standing is not Standing.NOT_ENTITLED for place in seats)
