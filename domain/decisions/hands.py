"""Votes counted without names: what the count says of the room, and how far it can be relied on."""

from dataclasses import replace
from typing import NamedTuple

from domain.boards.voting import BallotForm, VoteUnit, VotingRule
from domain.decisions.inputs import HandCount, JudgementInputs
from domain.decisions.sentences import step
from domain.decisions.tally import Count
from domain.decisions.verdict import Standing, Step, Tally

UNNAMED = frozenset({BallotForm.SHOW_OF_HANDS, BallotForm.PAPER})


class Shown(NamedTuple):
    """The count of the votes after hands or papers were counted, and what is to be said of it."""

    counted: Count
    steps: tuple[Step, ...]


def with_hands(inputs: JudgementInputs, rule: VotingRule, named: Count) -> Shown:
    """The votes as counted without names where the motion was put so; beside names a count is only compared.

    Nothing is mended: more votes than members entitled in the room are kept as counted and told, and a motion that
    needs them is not carried.
    """
    hands = inputs.hands
    if hands is None:
        return Shown(named, ())
    if not decides(inputs, rule):
        return Shown(named, _differing(hands, named.tally, exact=True))
    tally, total = named.tally, hands.votes_for + hands.votes_against + hands.abstained
    counted = replace(
        tally,
        votes_for=hands.votes_for,
        votes_against=hands.votes_against,
        abstained=hands.abstained,
        present_not_voting=max(0, tally.eligible - total),
        surplus=max(0, total - tally.eligible),
    )
    places = tuple(
        place._replace(standing=Standing.COUNTED, because=_because(place.because))
        if place.standing is Standing.PRESENT_NOT_VOTING
        else place
        for place in named.places
    )
    steps = (_compared(total, tally.eligible), *_differing(hands, tally, exact=False))
    return Shown(named._replace(places=places, tally=counted), steps)


def decides(inputs: JudgementInputs, rule: VotingRule) -> bool:
    """Whether the count decides: votes were taken without names, and each hand is one vote."""
    each_hand_is_one = rule.weight is None and rule.vote_unit in (VoteUnit.SEAT, VoteUnit.PERSON)
    return inputs.hands is not None and inputs.form in UNNAMED and each_hand_is_one


def _because(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("counted-without-name" if code == "present-not-voting" else code for code in codes)


def _compared(total: int, eligible: int) -> Step:
    """The count beside the attendance."""
    if total > eligible:
        return step("count-above-attendance", total=total, eligible=eligible)
    if total < eligible:
        return step("count-below-attendance", total=total, eligible=eligible)
    return step("count-as-attendance", total=total)


def _differing(hands: HandCount, named: Tally, *, exact: bool) -> tuple[Step, ...]:
    """Whether the count differs from the votes recorded by name: from all of them, or from some that it holds."""
    pairs = (
        (hands.votes_for, named.votes_for),
        (hands.votes_against, named.votes_against),
        (hands.abstained, named.abstained),
    )
    differs = any(count != names if exact else count < names for count, names in pairs)
    return (step("count-differs-from-names"),) if differs else ()
