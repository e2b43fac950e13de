"""What holds of every judgement, whatever the board, the room and the votes."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from domain.boards.conflicts import Act, Management, SeparationPolicy
from domain.boards.events import Office, SeatAbolished
from domain.boards.quorum import CountBasis, Fraction, QuorumBase, QuorumRule, Requirement, Rounding
from domain.boards.voting import BallotForm, CastingVote, OnTie, Threshold, VoteUnit, VotingRule
from domain.decisions.exclusion import bars
from domain.decisions.inputs import (
    Attending,
    Ballot,
    Casting,
    Consensus,
    Exclusion,
    HandCount,
    JudgementInputs,
    RosterSeat,
)
from domain.decisions.judge import judge
from domain.decisions.verdict import Result, Standing
from domain.interests.events import InterestsConfirmed, NilReturnMade
from domain.kernel.answers import Answer
from domain.kernel.codec import read, write
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import OrganisationCode
from domain.kernel.messages import Event
from domain.meetings.motions import Choice, Corrected, Presence
from domain.meetings.recusals import Ground
from domain.organisations.events import MembershipBegun
from domain.tests.decisions.make import charter, excluded, finding, person, put, seat, seat_id
from domain.tests.decisions.story import COMMITTEE, MOTION, PCT, adopted, seat_created
from domain.tests.decisions.test_judged_anew import CLINIC, corrected, interest
from domain.tests.decisions.test_late_boards import FIVE_AT_LEAST, MAY, by_patients
from domain.tests.decisions.test_late_knowledge import (
    CHARTER,
    NEXT_YEAR,
    chairs_action,
    gone,
    held,
    owns,
    position,
    scored_by,
    standing_in,
    told,
)
from domain.tests.decisions.test_weights import BIG, TINY, counted

NAMES = [f"p{at}" for at in range(7)]
ROLES = ["lay", "gp", "officer"]
MAY_DAY, JULY = date(2009, 5, 1), date(2009, 7, 1)
FEW = settings(max_examples=230 if settings().max_examples > 10 else 20, deadline=None)
"""Of each law: every run of the tests takes more than two thousand steps, unless few are asked for."""

requirements = st.builds(
    Requirement,
    any_of=st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True).map(tuple),
    at_least=st.integers(1, 2),
    exclusive=st.booleans(),
    may_be_non_voting=st.booleans(),
)
quorums = st.builds(
    QuorumRule,
    base=st.sampled_from(QuorumBase),
    fraction=st.none() | st.builds(Fraction, of=st.integers(1, 2), out_of=st.integers(2, 4)),
    rounding=st.sampled_from(Rounding),
    min_total=st.none() | st.integers(1, 4),
    count_basis=st.sampled_from(CountBasis),
    requires=st.lists(requirements, max_size=3).map(tuple),
    requires_presiding=st.sampled_from([(), ("CHAIR",), ("CHAIR", "VICE_CHAIR")]),
    per_constituent=st.booleans(),
    deputies_count=st.booleans(),
    remote_counts=st.booleans(),
)
votings = st.builds(
    VotingRule,
    threshold=st.sampled_from(Threshold),
    abstentions_count_as_present=st.booleans(),
    casting_vote=st.sampled_from(CastingVote),
    vote_unit=st.sampled_from(VoteUnit),
    on_tie=st.sampled_from(OnTie),
)


@st.composite
def boards(draw: st.DrawFn) -> tuple[RosterSeat, ...]:
    return tuple(
        seat(
            f"s{at}",
            *draw(st.lists(st.sampled_from(ROLES), max_size=2, unique=True)),
            holder=draw(st.none() | st.sampled_from(NAMES)),
            deputy=draw(st.none() | st.sampled_from(NAMES)),
            office=draw(st.sampled_from(Office)),
            voting=draw(st.sampled_from([True, True, False])),
            in_term=draw(st.sampled_from([Answer.YES, Answer.YES, Answer.NO, Answer.INDETERMINATE])),
            of=draw(st.sampled_from([None, "CCG1", "CCG2"])),
        )
        for at in range(draw(st.integers(1, 7)))
    )


@st.composite
def questions(draw: st.DrawFn, quorum: st.SearchStrategy[QuorumRule] = quorums) -> JudgementInputs:
    board = draw(boards())
    ballots = st.builds(
        Ballot,
        seat=st.integers(0, 7).map(lambda at: seat_id(f"s{at}")),
        voter=st.sampled_from(NAMES).map(person),
        choice=st.sampled_from(Choice),
        cast_at=st.integers(1, 900),
        present=st.booleans(),
        late=st.booleans(),
        presided=st.sampled_from([None, None, True, False]),
    )
    inputs = put(board, charter(draw(quorum), draw(votings)), presiding=draw(st.sampled_from(NAMES)))
    here = draw(st.lists(st.sampled_from(NAMES), unique=True))
    gone = draw(st.lists(st.sampled_from(NAMES), unique=True))
    hands = st.builds(
        HandCount,
        votes_for=st.integers(0, 8),
        votes_against=st.integers(0, 8),
        abstained=st.integers(0, 3),
        counted_at=st.just(950),
    )
    stated = st.builds(
        Consensus, stated_by=st.sampled_from(NAMES).map(person), stated_at=st.just(960), present=st.booleans()
    )
    return replace(
        inputs,
        form=draw(st.sampled_from(BallotForm)),
        hands=draw(st.none() | hands),
        consensus=draw(st.none() | stated),
        attending=tuple(Attending(person=person(one), presence=draw(st.sampled_from(Presence))) for one in here),
        withdrawn=tuple(person(one) for one in gone if one not in here),
        exclusions=tuple(draw(st.lists(exclusions(), max_size=4))),
        ballots=tuple(draw(st.lists(ballots, max_size=9, unique_by=lambda one: one.cast_at))),
        casting=draw(
            st.none()
            | st.builds(
                Casting,
                presiding=st.sampled_from(NAMES).map(person),
                choice=st.sampled_from(Choice),
                given_at=st.just(999),
                present=st.booleans(),
            )
        ),
    )


@st.composite
def exclusions(draw: st.DrawFn) -> Exclusion:
    return excluded(draw(st.sampled_from(NAMES)), draw(st.sampled_from(Ground)), draw(st.sampled_from(Management)))


@FEW
@given(questions(), st.sampled_from(Choice), st.data())
def test_the_vote_of_an_excluded_member_changes_nothing(
    inputs: JudgementInputs, choice: Choice, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(NAMES))
    barred = replace(inputs, exclusions=(*inputs.exclusions, excluded(name)))
    at = data.draw(st.sampled_from(barred.roster)).seat
    more = Ballot(seat=at, voter=person(name), choice=choice, cast_at=0, present=True)
    before, after = judge(barred), judge(replace(barred, ballots=(*barred.ballots, more)))
    assert after.result is before.result
    assert after.quorum == before.quorum
    assert after.tally == replace(before.tally, uncounted=before.tally.uncounted + 1)


@FEW
@given(questions())
def test_nobody_is_counted_twice(inputs: JudgementInputs) -> None:
    verdict = judge(inputs)
    tally = verdict.tally
    standings = Counter(one.standing for one in verdict.standings)
    assert sorted(one.seat for one in verdict.standings) == sorted(one.seat for one in inputs.roster)
    people = {one.person for one in inputs.attending} | {one.voter for one in inputs.ballots if one.present}
    votes = tally.votes_for + tally.votes_against + tally.abstained + tally.present_not_voting
    assert votes == tally.eligible + tally.surplus
    assert tally.uncounted <= len(inputs.ballots) + 1
    assert (tally.vacant, tally.excluded) == (standings[Standing.VACANT], standings[Standing.EXCLUDED])
    if inputs.charter.voting[0].vote_unit is VoteUnit.PERSON:
        assert tally.eligible <= len(people)
    if not inputs.charter.quorum[0].per_constituent:
        assert verdict.quorum.counted <= len(people)


@FEW
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_record_does_not_matter(inputs: JudgementInputs, chance: object) -> None:
    def mixed(items: tuple[object, ...]) -> tuple[object, ...]:
        held = list(items)
        chance.shuffle(held)  # type: ignore[attr-defined]
        return tuple(held)

    other = replace(
        inputs,
        roster=mixed(inputs.roster),  # type: ignore[arg-type]
        attending=mixed(inputs.attending),  # type: ignore[arg-type]
        withdrawn=mixed(inputs.withdrawn),  # type: ignore[arg-type]
        exclusions=mixed(inputs.exclusions),  # type: ignore[arg-type]
        ballots=mixed(inputs.ballots),  # type: ignore[arg-type]
    )
    assert judge(other) == judge(inputs)


@FEW
@given(questions(quorums.map(lambda rule: replace(rule, count_basis=CountBasis.PRESENT))), st.sampled_from(NAMES))
def test_more_attendance_never_loses_a_quorum_of_those_present(inputs: JudgementInputs, name: str) -> None:
    more = Attending(person=person(name), presence=Presence.IN_PERSON)
    others = tuple(one for one in inputs.attending if one.person != person(name))
    before, after = judge(inputs), judge(replace(inputs, attending=(*others, more)))
    assert after.quorum.counted >= before.quorum.counted
    assert after.quorum.quorate or not before.quorum.quorate


@FEW
@given(questions())
def test_a_conflict_only_noted_changes_neither_quorum_nor_votes(inputs: JudgementInputs) -> None:
    free = replace(inputs, exclusions=tuple(one for one in inputs.exclusions if bars(one)))
    assert (judge(free).quorum, judge(free).tally, judge(free).result) == (
        judge(inputs).quorum,
        judge(inputs).tally,
        judge(inputs).result,
    )


@FEW
@given(questions(), st.sampled_from(NAMES))
def test_one_more_finding_never_lets_a_vote_count(inputs: JudgementInputs, name: str) -> None:
    more = replace(excluded(name), findings=(finding(name),))
    before, after = judge(inputs).tally, judge(replace(inputs, exclusions=(*inputs.exclusions, more))).tally
    assert after.uncounted >= before.uncounted - (inputs.casting is not None)


@FEW
@given(questions())
def test_a_verdict_follows_from_what_its_fact_keeps_and_from_nothing_else(inputs: JudgementInputs) -> None:
    """Whoever holds the bytes of the fact judges again: written down, read back, the verdict is the same."""
    kept = json.loads(json.dumps(write(inputs, str)))
    assert judge(read(JudgementInputs, kept)) == judge(inputs)


STRICTER: Sequence[Callable[[QuorumRule, VotingRule], tuple[QuorumRule, VotingRule]]] = (
    lambda quorum, voting: (replace(quorum, min_total=(quorum.min_total or 1) + 1), voting),
    lambda quorum, voting: (replace(quorum, remote_counts=False), voting),
    lambda quorum, voting: (replace(quorum, deputies_count=False), voting),
    lambda quorum, voting: (replace(quorum, requires_presiding=("CHAIR",)), voting),
    lambda quorum, voting: (quorum, replace(voting, threshold=Threshold.TWO_THIRDS)),
    lambda quorum, voting: (quorum, replace(voting, threshold=Threshold.THREE_QUARTERS)),
    lambda quorum, voting: (quorum, replace(voting, threshold=Threshold.UNANIMITY)),
    lambda quorum, voting: (quorum, replace(voting, casting_vote=CastingVote.NONE)),
    lambda quorum, voting: (quorum, replace(voting, ballots=(BallotForm.PAPER,))),
)


@FEW
@given(questions(), st.sampled_from(range(len(STRICTER))))
def test_a_stricter_charter_never_approves_more(inputs: JudgementInputs, which: int) -> None:
    """More heads, more of the votes, no casting vote, no consensus: what these carry the plain charter carries too."""
    (quorum,), (asked,) = inputs.charter.quorum, inputs.charter.voting
    plain = replace(
        asked, threshold=Threshold.MAJORITY_OF_VOTES_CAST, casting_vote=CastingVote.PRESIDING_SECOND_VOTE, ballots=()
    )
    loose = replace(quorum, requires_presiding=())
    strict_quorum, strict_voting = STRICTER[which](loose, plain)
    strict = replace(inputs, charter=charter(strict_quorum, strict_voting))
    if judge(strict).result is Result.CARRIED:
        assert judge(replace(inputs, charter=charter(loose, plain))).result is Result.CARRIED


def late_facts() -> Sequence[Event]:
    """A fact of each kind that may come late, of members and of others, and of days before the decision and after."""
    seat_told = replace(seat_created(COMMITTEE, "jo", "lay"), created=PartialDate("2009-01"))
    abolished = SeatAbolished(board=COMMITTEE, seat=seat_id("gp1"), abolished=PartialDate("2009-05"), why=None)
    vote = corrected(subject=Corrected.VOTE, motion=MOTION, seat=seat_id("lay2"), choice=Choice.AGAINST)
    joined = MembershipBegun(organisation=OrganisationCode("8HX01"), body=PCT, joined=PartialDate("2004"))
    everybody = ("chair", "lay1", "lay2", "gp1", "manager", "presenter", "dee", "stranger")
    return (
        *(interest(name, since) for name in everybody for since in ("2008", "2009-07", None)),
        *(position(name) for name in everybody),
        *(position(name, "8HX01") for name in ("lay1", "gp1", "manager")),
        *(owns("8HX01", CLINIC), owns("8HX02", CLINIC), joined),
        *(gone("chair"), gone("gp1"), standing_in(), standing_in("dot"), seat_told, abolished),
        *(NilReturnMade(person=person("gp1"), made=PartialDate(on)) for on in ("2009-03", "2009-07")),
        *(InterestsConfirmed(person=person("lay1"), confirmed=PartialDate(on)) for on in ("2009-03", "2009-07")),
        *(corrected(person=person(name)) for name in ("lay2", "chair")),
        *(vote, scored_by("gp1"), scored_by("lay1"), adopted(COMMITTEE, FIVE_AT_LEAST, version=2, since="2009-05-01")),
        *(
            counted(one, patients, on=on)
            for one in (BIG, TINY)
            for patients in (5_001, 17_500)
            for on in (MAY_DAY, JULY)
        ),
    )


def histories() -> Sequence[Sequence[Fact[Event]]]:
    """Decisions of a committee, one with what bars whoever scored, one by practices, and one of two for the board."""
    barring = replace(CHARTER, separation=SeparationPolicy(barring_acts=(Act.SCORED,)))
    yearly = replace(CHARTER, conflicts=replace(CHARTER.conflicts, nil_return_months=12))
    parent = position("lay2", "8HX01")
    here = "chair lay1 lay2 gp1 presenter"
    return held(parent, here=here), held(charter=barring), held(charter=yearly), by_patients(), chairs_action(parent)


FACTS, HISTORIES = late_facts(), histories()
SOME_FACT = st.integers(0, len(FACTS) - 1)
LATELY: Sequence[st.SearchStrategy[Any]] = (
    st.integers(0, len(HISTORIES) - 1),
    st.lists(SOME_FACT, max_size=2),
    SOME_FACT,
    st.sampled_from([MAY, NEXT_YEAR]),
)


@FEW
@given(*LATELY)
def test_late_knowledge_twice_is_late_knowledge_once(
    which: int, earlier: Sequence[int], at: int, happened: datetime
) -> None:
    """Whatever is told, and whatever was told late before it: told again, it says nothing more."""
    before, late = [FACTS[one] for one in earlier], FACTS[at]
    note(f"told {late} after {before}")
    once = told(HISTORIES[which], *before, late, happened=happened)
    assert told(HISTORIES[which], *before, late, late, late, happened=happened) == once


EXCLUDED: Any = test_the_vote_of_an_excluded_member_changes_nothing
ORDER: Any = test_the_order_of_the_record_does_not_matter
LATE: Any = test_late_knowledge_twice_is_late_knowledge_once
STRICT: Any = test_a_stricter_charter_never_approves_more
LAWS: Sequence[Any] = (
    test_nobody_is_counted_twice,
    test_a_conflict_only_noted_changes_neither_quorum_nor_votes,
    test_a_verdict_follows_from_what_its_fact_keeps_and_from_nothing_else,
)
LAWS_OF_ONE: Sequence[Any] = (
    test_more_attendance_never_loses_a_quorum_of_those_present,
    test_one_more_finding_never_lets_a_vote_count,
)


@pytest.mark.heavy
@settings(max_examples=7_000, deadline=None)
@given(questions(), st.sampled_from(NAMES), st.sampled_from(Choice), st.randoms(use_true_random=False), st.data())
def test_the_laws_hold_over_fifty_thousand_judgements(
    inputs: JudgementInputs, name: str, choice: Choice, chance: object, data: st.DataObject
) -> None:
    """Eight laws on each of 7,000 questions; the ninth needs a whole record for each."""
    for law in LAWS:
        law.hypothesis.inner_test(inputs)
    present = replace(inputs.charter.quorum[0], count_basis=CountBasis.PRESENT)
    of_present = replace(inputs, charter=replace(inputs.charter, quorum=(present,)))
    for law in LAWS_OF_ONE:
        law.hypothesis.inner_test(of_present, name)
    EXCLUDED.hypothesis.inner_test(inputs, choice, data)
    ORDER.hypothesis.inner_test(inputs, chance)
    which = data.draw(st.sampled_from(range(len(STRICTER))))
    STRICT.hypothesis.inner_test(inputs, which)


@pytest.mark.heavy
@settings(max_examples=1_000, deadline=None)
@given(*LATELY)
def test_late_knowledge_is_told_twice_a_thousand_times(
    which: int, earlier: Sequence[int], at: int, happened: datetime
) -> None:
    LATE.hypothesis.inner_test(which, earlier, at, happened)
