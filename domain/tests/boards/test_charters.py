"""Charters: their versions, the days on which they are in force, and what makes no sense in them."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from domain.boards import charters
from domain.boards.charter import Charter, CompositionLine
from domain.boards.charter_policies import (
    CharterBeforeBoard,
    CharterOutOfSequence,
    InvalidCharter,
    InvalidReign,
    OutsidePack,
)
from domain.boards.charters import NO_CHARTERS, Charters
from domain.boards.conflicts import Act, ConflictPolicy, Determiner, Management, SeparationPolicy
from domain.boards.decider import decider
from domain.boards.packs import PackTaken
from domain.boards.policies import BoardAlreadyEstablished, UnknownBoard
from domain.boards.quorum import Fraction, QuorumBase, QuorumRule, Requirement, Rounding
from domain.boards.remit import Aggregation, DecisionType, Proposing, Remit, Together
from domain.boards.tenure import Holdover, TenurePolicy
from domain.boards.voting import CastingVote, PatientWeight, Threshold, VoteUnit, VotingRule
from domain.kernel.answers import Answer
from domain.kernel.messages import Event
from domain.kernel.spec import fact, given
from domain.organisations.body_policies import NameMissing
from domain.tests.boards.make import (
    DEVELOPMENT,
    DISINVESTMENT,
    Said,
    adopt_charter,
    apart_from,
    board_established,
    charter,
    charter_adopted,
    establish_board,
)


def folded(*events: Event) -> Charters:
    known = NO_CHARTERS
    for at, event in enumerate(events, start=1):
        known = charters.evolve(known, fact(event, at))
    return known


def test_a_board_is_established() -> None:
    given(decider).when(establish_board()).then(board_established())


def test_a_board_is_established_once() -> None:
    given(decider, board_established()).when(establish_board()).then_refused(BoardAlreadyEstablished, evidence=(1,))


def test_a_board_has_a_name() -> None:
    given(decider).when(establish_board(name="  ")).then_refused(NameMissing, pointer="/name")


def test_a_board_adopts_a_charter() -> None:
    given(decider, board_established()).when(adopt_charter(charter_adopted())).then(charter_adopted())


def test_only_an_established_board_adopts_a_charter() -> None:
    given(decider).when(adopt_charter(charter_adopted())).then_refused(UnknownBoard, pointer="/board")


@pytest.mark.parametrize("version", [0, 1, 3])
def test_versions_of_a_charter_follow_without_gaps(version: int) -> None:
    on_record = given(decider, board_established(), charter_adopted())
    refusal = on_record.when(adopt_charter(charter_adopted(version=version))).then_refused(CharterOutOfSequence)
    assert refusal.facts["next_version"] == 2
    assert refusal.evidence == (2,)


def test_the_next_version_is_adopted() -> None:
    following = charter_adopted(version=2, in_force_from="2010-04-01")
    given(decider, board_established(), charter_adopted()).when(adopt_charter(following)).then(following)


def test_a_charter_is_not_in_force_before_its_board_is_established() -> None:
    on_record = given(decider, board_established(established="2009-05"))
    early = adopt_charter(charter_adopted(in_force_from="2009-04-30"))
    on_record.when(early).then_refused(CharterBeforeBoard, evidence=(1,))


def test_a_vague_date_has_the_benefit_of_doubt() -> None:
    adopted = charter_adopted(in_force_from="2009-05-01")
    given(decider, board_established(established="2009-05")).when(adopt_charter(adopted)).then(adopted)


def test_a_charter_keeps_apart_only_boards_that_exist() -> None:
    adopting = adopt_charter(charter_adopted(says=apart_from(DISINVESTMENT)))
    given(decider, board_established()).when(adopting).then_refused(
        UnknownBoard, pointer="/charter/separation/separateFrom/0", board=DISINVESTMENT
    )


def test_a_board_proposes_only_to_a_board_that_exists() -> None:
    proposing = charter(remit=Remit(decides=(), proposing=Proposing.BY_VOTE, proposes_to=DISINVESTMENT))
    adopting = adopt_charter(charter_adopted(says=proposing))
    given(decider, board_established()).when(adopting).then_refused(UnknownBoard, pointer="/charter/remit/proposesTo")
    both = given(decider, board_established(), board_established(DISINVESTMENT))
    both.when(adopting).then(charter_adopted(says=proposing))


def quorum(**said: Said) -> Charter:
    return charter(quorum=(QuorumRule(**said),))


def voting(**said: Said) -> Charter:
    return charter(voting=(VotingRule(**said),))


def remit(**said: Said) -> Charter:
    return charter(remit=Remit(**{"decides": (DecisionType.RECOMMENDATION,), **said}))


def composed(*lines: tuple[str, int, int | None]) -> Charter:
    made = (CompositionLine(role=role, at_least=least, at_most=most) for role, least, most in lines)
    return charter(composition=tuple(made), quorum=())


def sitting_on(holdover: Holdover, months: int) -> Charter:
    return charter(tenure=TenurePolicy(holdover=holdover, holdover_months=months))


def conflicts(**said: Said) -> Charter:
    plain: dict[str, Any] = {
        "actual": Management.LEAVE_FOR_ITEM,
        "potential": Management.NOTE_AND_PARTICIPATE,
        "determined_by": (Determiner.CHAIR,),
    }
    return charter(conflicts=ConflictPolicy(**{**plain, **said}))


SENSELESS: Sequence[tuple[Charter, str]] = (
    (composed(("GP", 1, 2), ("GP", 1, 2)), "/composition"),
    (composed((" ", 1, 2)), "/composition/0/role"),
    (composed(("GP", -1, 2)), "/composition/0/atLeast"),
    (composed(("LAY", 1, 1), ("GP", 3, 2)), "/composition/1/atMost"),
    (sitting_on(Holdover.UNTIL_SUCCESSOR, 0), "/tenure/holdoverMonths"),
    (sitting_on(Holdover.NONE, 3), "/tenure/holdoverMonths"),
    (quorum(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=Fraction(of=4, out_of=3)), "/quorum/0/fraction"),
    (quorum(base=QuorumBase.WHOLE_MEMBERSHIP, fraction=Fraction(of=0, out_of=0)), "/quorum/0/fraction"),
    (quorum(fraction=Fraction(of=1, out_of=3)), "/quorum/0/base"),
    (quorum(min_total=0), "/quorum/0/minTotal"),
    (quorum(min_total=10), "/quorum/0/minTotal"),
    (quorum(requires=(Requirement(any_of=("NURSE",), at_least=1),)), "/quorum/0/requires/0/anyOf"),
    (quorum(requires=(Requirement(any_of=(), at_least=1),)), "/quorum/0/requires/0/anyOf"),
    (quorum(requires=(Requirement(any_of=("LAY",), at_least=0),)), "/quorum/0/requires/0/atLeast"),
    (quorum(requires=(Requirement(any_of=("LAY",), at_least=4),)), "/quorum/0/requires/0/atLeast"),
    (quorum(requires_presiding=("CHAIR", "KING")), "/quorum/0/requiresPresiding"),
    (charter(quorum=(QuorumRule(), QuorumRule(min_total=3))), "/quorum"),
    (charter(voting=()), "/voting"),
    (voting(applies_to=(DecisionType.NOTING,)), "/voting"),
    (charter(voting=(VotingRule(), VotingRule(threshold=Threshold.TWO_THIRDS))), "/voting"),
    (
        voting(threshold=Threshold.UNANIMITY, casting_vote=CastingVote.PRESIDING_ONLY_IF_TIE),
        "/voting/0/castingVote",
    ),
    (
        voting(vote_unit=VoteUnit.PRACTICE, weight=PatientWeight(divisor=0, rounding=Rounding.CEIL)),
        "/voting/0/weight/divisor",
    ),
    (
        voting(vote_unit=VoteUnit.PRACTICE, weight=PatientWeight(divisor=1, rounding=Rounding.CEIL, at_least=-1)),
        "/voting/0/weight/atLeast",
    ),
    (voting(weight=PatientWeight(divisor=5000, rounding=Rounding.CEIL)), "/voting/0/weight"),
    (remit(decides=(DecisionType.NOTING, DecisionType.NOTING)), "/remit/decides"),
    (remit(proposing=Proposing.BY_VOTE, proposes_to=DEVELOPMENT), "/remit/proposesTo"),
    (remit(proposing=Proposing.BY_VOTE), "/remit/proposing"),
    (remit(proposes_to=DISINVESTMENT), "/remit/proposing"),
    (remit(needs_due_diligence=True), "/remit/checks"),
    (remit(checks=("finance", "finance")), "/remit/checks"),
    (remit(limit_pence=-1), "/remit/limitPence"),
    (remit(limit_aggregates=Aggregation(by=Together.FUND, months=12)), "/remit/limitAggregates"),
    (
        remit(limit_pence=1, limit_aggregates=Aggregation(by=Together.FUND, months=0)),
        "/remit/limitAggregates/months",
    ),
    (remit(notice_clear_days=-1), "/remit/noticeClearDays"),
    (apart_from(DEVELOPMENT), "/separation/separateFrom"),
    (apart_from(DISINVESTMENT, DISINVESTMENT), "/separation/separateFrom"),
    (charter(separation=SeparationPolicy(barring_acts=(Act.VOTED, Act.VOTED))), "/separation/barringActs"),
    (conflicts(determined_by=()), "/conflicts/determinedBy"),
    (conflicts(determined_by=(Determiner.CHAIR, Determiner.CHAIR)), "/conflicts/determinedBy"),
    (conflicts(look_back_months=-1), "/conflicts/lookBackMonths"),
    (conflicts(nil_return_months=0), "/conflicts/nilReturnMonths"),
)


@pytest.mark.parametrize(("says", "at_fault"), SENSELESS, ids=lambda part: part if isinstance(part, str) else "")
def test_a_charter_that_contradicts_itself_is_not_adopted(says: Charter, at_fault: str) -> None:
    both = given(decider, board_established(), board_established(DISINVESTMENT))
    refusal = both.when(adopt_charter(charter_adopted(says=says))).then_refused(InvalidCharter)
    assert refusal.pointer == f"/charter{at_fault}"


def test_every_fault_of_a_charter_is_told_at_once() -> None:
    both_wrong = charter(quorum=(QuorumRule(min_total=0),), voting=())
    adopting = given(decider, board_established()).when(adopt_charter(charter_adopted(says=both_wrong)))
    faults: Any = adopting.then_refused(InvalidCharter).facts["faults"]
    assert [fault["pointer"] for fault in faults] == ["/charter/quorum/0/minTotal", "/charter/voting"]


def test_a_role_may_have_no_seat_at_all() -> None:
    adopted = charter_adopted(says=composed(("LAY", 0, None)))
    given(decider, board_established()).when(adopt_charter(adopted)).then(adopted)


def test_an_open_role_has_no_greatest_quorum() -> None:
    open_ended = charter(
        composition=(CompositionLine(role="GP", at_least=1, at_most=None),),
        quorum=(QuorumRule(min_total=40, requires=(Requirement(any_of=("GP",), at_least=20),)),),
    )
    adopted = charter_adopted(says=open_ended)
    given(decider, board_established()).when(adopt_charter(adopted)).then(adopted)


def test_a_charter_is_in_force_from_its_day_until_the_next() -> None:
    known = folded(charter_adopted(), charter_adopted(version=2, in_force_from="2010-04"))
    first, second = known.of(DEVELOPMENT)
    assert known.in_force_on(DEVELOPMENT, date(2009, 3, 31)) is None
    assert known.in_force_on(DEVELOPMENT, date(2009, 4, 1)) == first
    assert known.in_force_on(DEVELOPMENT, date(2010, 4, 29)) == first
    assert known.in_force_on(DEVELOPMENT, date(2010, 4, 30)) == second
    assert (first.position, second.position) == (1, 2)


def test_charters_of_two_boards_are_kept_apart() -> None:
    known = folded(charter_adopted(), charter_adopted(DISINVESTMENT, in_force_from="2009-06-01"))
    assert known.in_force_on(DISINVESTMENT, date(2009, 5, 1)) is None
    assert known.latest_version(DEVELOPMENT) == known.latest_version(DISINVESTMENT) == 1


def test_a_later_version_from_an_earlier_day_leaves_the_first_no_day() -> None:
    known = folded(charter_adopted(), charter_adopted(version=2, in_force_from="2009-01-01"))
    first, second = known.of(DEVELOPMENT)
    assert known.reigns(first) == ()
    assert known.in_force_on(DEVELOPMENT, date(2009, 4, 1)) == second


def test_after_a_charter_for_a_time_the_one_before_it_reigns_again() -> None:
    """NHS Derby and Derbyshire CCG, 16 April 2020: another quorum, for a time."""
    for_a_time = charter_adopted(version=2, in_force_from="2020-04-16", in_force_to="2020-09")
    known = folded(charter_adopted(), for_a_time)
    first, second = known.of(DEVELOPMENT)
    days = (date(2020, 4, 15), date(2020, 4, 16), date(2020, 9, 1), date(2020, 9, 2))  # certain until 1 September
    assert [known.in_force_on(DEVELOPMENT, day) for day in days] == [first, second, second, first]
    assert [reign.earliest for reign in known.reigns(first)] == [date(2009, 4, 1), date(2020, 9, 2)]


def test_a_charter_does_not_end_before_it_begins() -> None:
    backwards = adopt_charter(charter_adopted(in_force_to="2009-03-31"))
    given(decider, board_established()).when(backwards).then_refused(InvalidReign, pointer="/inForceTo")
    for_a_day = charter_adopted(in_force_to="2009-04-01")
    given(decider, board_established()).when(adopt_charter(for_a_day)).then(for_a_day)


PACK = PackTaken(
    name="pct-2000",
    version=1,
    charter="board",
    digest="0" * 64,
    valid_from=date(2000, 2, 8),
    valid_to=date(2013, 3, 31),
)


@pytest.mark.parametrize(
    ("begins", "ends", "at_fault"),
    [
        ("2000-02-07", "2013-03-31", "/inForceFrom"),
        ("2000-02-08", "2013-03-31", None),
        ("2009-04-01", "2013-04-01", "/inForceTo"),
        ("2009-04-01", None, "/inForceTo"),
    ],
)
def test_a_pack_is_taken_for_the_days_for_which_it_speaks(begins: str, ends: str | None, at_fault: str | None) -> None:
    adopted = charter_adopted(in_force_from=begins, in_force_to=ends, pack=PACK)
    asked = given(decider, board_established()).when(adopt_charter(adopted))
    if at_fault is None:
        asked.then(adopted)
    else:
        asked.then_refused(OutsidePack, pointer=at_fault)


days = st.dates(date(2009, 1, 1), date(2010, 12, 31))


@settings(max_examples=100)
@for_all(st.lists(st.tuples(days, st.none() | days), min_size=1, max_size=5), days)
def test_on_every_day_the_reigns_agree_with_what_is_in_force(spans: list[tuple[date, date | None]], day: date) -> None:
    adopted = (
        charter_adopted(version=at, in_force_from=str(first), in_force_to=str(last) if last else None)
        for at, (first, last) in enumerate(spans, start=1)
    )
    known = folded(*adopted)
    ruling = [one for one in known.of(DEVELOPMENT) for reign in known.reigns(one) if reign.holds_on(day) is Answer.YES]
    assert ruling == [one for one in [known.in_force_on(DEVELOPMENT, day)] if one]
    assert all(one.version < other.version for one, other in pairwise(known.of(DEVELOPMENT)))
