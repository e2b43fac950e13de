"""Consensus: everybody agreed and nobody voted; who stated it, and whether it holds."""

from typing import NamedTuple

from domain.boards.voting import BallotForm, Threshold, VotingRule, allows
from domain.decisions.eligibility import Place, Room
from domain.decisions.inputs import JudgementInputs
from domain.decisions.sentences import step
from domain.decisions.threshold import Votes
from domain.decisions.verdict import Standing, Step


class Agreed(NamedTuple):
    """The seats and the votes once a statement of consensus is taken into account, and what is to be said of it."""

    places: tuple[Place, ...]
    votes: Votes
    steps: tuple[Step, ...]


def with_consensus(
    inputs: JudgementInputs, rule: VotingRule, room: Room, places: tuple[Place, ...], votes: Votes
) -> Agreed:
    """Whoever was in the room, entitled and silent agreed, where the person presiding stated it and nobody objected.

    A motion so agreed has as many votes as members agreed, so that a majority of the membership is still one.
    """
    if inputs.consensus is None:
        return Agreed(places, votes, ())
    why_not = _why_not(inputs, rule, room, votes)
    if why_not is not None:
        return Agreed(places, votes, (step(why_not),))
    consented = tuple(_consented(place) for place in places)
    all_for = votes._replace(votes_for=votes.votes_for + votes.silent, silent=0)
    return Agreed(consented, all_for, (step("consensus-stated", agreed=all_for.votes_for),))


def _why_not(inputs: JudgementInputs, rule: VotingRule, room: Room, votes: Votes) -> str | None:
    """Why a statement of consensus does not count, if it does not."""
    stated = inputs.consensus
    if stated is None or not (rule.threshold is Threshold.CONSENSUS or allows(rule, BallotForm.CONSENSUS)):
        return "consensus-not-provided"
    if not inputs.question.presided(stated.stated_by, then=stated.presided) or not stated.present:
        return "consensus-by-another"
    if stated.stated_by in room.conflicts.barring:
        return "consensus-by-excluded"
    return "consensus-contradicted" if votes.votes_against else None


def _consented(place: Place) -> Place:
    if place.standing is not Standing.PRESENT_NOT_VOTING:
        return place
    because = tuple("consented" if code == "present-not-voting" else code for code in place.because)
    return place._replace(standing=Standing.CONSENTED, because=because)
