"""Counting the votes: which count, which are only shown, and how many stood where."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from domain.boards.quorum import Fraction
from domain.boards.voting import CastingVote, PatientWeight, VoteUnit, VotingRule
from domain.decisions.eligibility import Place, Room
from domain.decisions.inputs import Ballot, JudgementInputs, Question, RosterSeat
from domain.decisions.quorum import rounded
from domain.decisions.verdict import Standing, Tally
from domain.kernel.ids import PersonId, SeatId
from domain.meetings.motions import Choice

_STANDS = {Choice.FOR: Standing.FOR, Choice.AGAINST: Standing.AGAINST, Choice.ABSTAIN: Standing.ABSTAINED}
_VOTED = {Choice.FOR: "voted-for", Choice.AGAINST: "voted-against", Choice.ABSTAIN: "abstained"}
_SILENT = frozenset({"present-not-voting", "absent", "left-the-room"})


class Count(NamedTuple):
    """The seats after the votes were counted, the votes by number, and what is to be said of single votes."""

    places: tuple[Place, ...]
    tally: Tally
    remarks: Mapping[str, frozenset[SeatId]]
    strangers: int  # votes from seats that are not on the board


def count(inputs: JudgementInputs, rule: VotingRule, places: Sequence[Place], room: Room) -> Count:
    """Count every vote once and only from those who may vote; show the others."""
    by_seat = {place.seat.seat: place for place in places}
    given: dict[SeatId, dict[PersonId, Choice]] = {}
    remarks: dict[str, set[SeatId]] = {}
    uncounted = strangers = 0
    for ballot in sorted(inputs.ballots, key=lambda one: (one.cast_at, one.seat, one.voter, one.choice.value)):
        place = by_seat.get(ballot.seat)
        why = _why_not(ballot, place, room, rule, inputs.question, given)
        if why is None:
            given.setdefault(ballot.seat, {})[ballot.voter] = ballot.choice
            continue
        uncounted += 1
        strangers += place is None
        remarks.setdefault(why, set()).add(ballot.seat)
    choices, divided = _agreed(given)
    uncounted += sum(len(given[seat]) for seat in divided)
    if divided:
        remarks["share-divided"] = divided
    after = tuple(_voted(place, choices.get(place.seat.seat)) for place in places)
    units = _units(after, choices, rule, remarks)
    named = {code: frozenset(seats) for code, seats in remarks.items()}
    return Count(after, _tally(after, units, uncounted), named, strangers)


def _agreed(given: Mapping[SeatId, Mapping[PersonId, Choice]]) -> tuple[dict[SeatId, Choice], set[SeatId]]:
    """The one choice of each seat, and the seats whose two holders chose differently and so have no vote."""
    choices = {seat: next(iter(by.values())) for seat, by in given.items() if len(set(by.values())) == 1}
    return choices, given.keys() - choices.keys()


def weight_of(seats: Iterable[RosterSeat], weight: PatientWeight | None) -> int:
    """How many votes a unit has: one, or one for each so many patients."""
    if weight is None:
        return 1
    patients = max((seat.patients or 0 for seat in seats), default=0)
    if not patients:
        return 1
    return max(weight.at_least, rounded(Fraction(of=1, out_of=weight.divisor), patients, weight.rounding))


def unit_of(seat: RosterSeat, rule: VotingRule) -> str:
    """What the seat's vote belongs to: itself, or the practice or body for which it speaks."""
    shared = rule.vote_unit in (VoteUnit.PRACTICE, VoteUnit.BODY)
    return seat.constituency if shared and seat.constituency is not None else seat.seat


def _why_not(
    ballot: Ballot,
    place: Place | None,
    room: Room,
    rule: VotingRule,
    question: Question,
    given: Mapping[SeatId, Mapping[PersonId, Choice]],
) -> str | None:
    """Why a vote is shown and not counted, if it is not."""
    if place is None or ballot.voter not in (*place.seat.holders, place.seat.deputy):
        return "vote-by-stranger"
    jointly = ballot.voter in place.seat.holders and place.actor in place.seat.holders
    if ballot.voter in room.conflicts.barring or (jointly and place.touched):
        return "vote-by-excluded"
    if not ballot.present or ballot.late:
        return "vote-late" if ballot.present else "vote-by-absent"
    if not (jointly or ballot.voter == place.actor) or place.standing is Standing.NOT_ENTITLED:
        return "vote-without-right"
    only_if_tie = rule.casting_vote is CastingVote.PRESIDING_ONLY_IF_TIE
    if only_if_tie and question.presided(ballot.voter, then=ballot.presided):
        return "vote-reserved-for-tie"
    shared = place.seat.shares is not None
    before = given.get(ballot.seat, {})
    return "vote-repeated" if before and not (shared and ballot.voter not in before) else None


def _voted(place: Place, choice: Choice | None) -> Place:
    """The place of a seat that voted; the vote of somebody who left before the vote was closed counts too."""
    if choice is None:
        return place
    codes = [_VOTED[choice] if code in _SILENT else code for code in place.because]
    codes += ["left-after-voting"] if place.standing is Standing.ABSENT else []
    return place._replace(standing=_STANDS[choice], because=tuple(codes))


class _Unit(NamedTuple):
    weight: int
    choice: Choice | None


def _units(
    places: Sequence[Place], choices: Mapping[SeatId, Choice], rule: VotingRule, remarks: dict[str, set[SeatId]]
) -> list[_Unit]:
    """The votes there are in the room: of each unit the choice of most of its members."""
    members: dict[str, list[RosterSeat]] = {}
    for place in places:
        if place.standing in _IN_THE_COUNT:
            members.setdefault(unit_of(place.seat, rule), []).append(place.seat)
    units = []
    for seats in members.values():
        ids = [seat.seat for seat in seats]
        if rule.weight is not None and not any(seat.patients for seat in seats):
            remarks.setdefault("weight-unknown", set()).update(ids)
        given = [choices[one] for one in ids if one in choices]
        votes_for, votes_against = given.count(Choice.FOR), given.count(Choice.AGAINST)
        if votes_for == votes_against > 0:
            remarks.setdefault("unit-split", set()).update(ids)
        units.append(_Unit(weight_of(seats, rule.weight), _joint(votes_for, votes_against, len(given))))
    return units


def _joint(votes_for: int, votes_against: int, given: int) -> Choice | None:
    """The one choice of those who share a vote; evenly divided they abstain."""
    if votes_for != votes_against:
        return Choice.FOR if votes_for > votes_against else Choice.AGAINST
    return Choice.ABSTAIN if given else None


def _tally(places: Sequence[Place], units: Iterable[_Unit], uncounted: int) -> Tally:
    votes: Counter[Choice | None] = Counter()
    for unit in units:
        votes[unit.choice] += unit.weight
    seats = Counter(place.standing for place in places)
    return Tally(
        votes_for=votes[Choice.FOR],
        votes_against=votes[Choice.AGAINST],
        abstained=votes[Choice.ABSTAIN],
        present_not_voting=votes[None],
        eligible=votes.total(),
        excluded=seats[Standing.EXCLUDED],
        absent=seats[Standing.ABSENT],
        not_entitled=seats[Standing.NOT_ENTITLED],
        vacant=seats[Standing.VACANT],
        uncounted=uncounted,
        casting=0,
        surplus=0,
    )


_IN_THE_COUNT = frozenset({Standing.FOR, Standing.AGAINST, Standing.ABSTAINED, Standing.PRESENT_NOT_VOTING})
