"""Separation of duties: nobody sits on two boards that a charter keeps apart."""

from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from domain.boards.conflicts import Severity
from domain.boards.decider import decider
from domain.boards.events import CharterAdopted, MemberAppointed
from domain.boards.policies import SeparationOfDuties
from domain.boards.separation import clashes
from domain.boards.state import BLANK, evolve
from domain.kernel.answers import Answer
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.refusals import Refused
from domain.kernel.spec import Given, fact, given
from domain.tests.boards.make import (
    ADA,
    ADVISORY,
    BEN,
    DEVELOPMENT,
    DISINVESTMENT,
    EXECUTIVE_SEAT,
    GP_SEAT,
    LAY_SEAT,
    MEDICAL_DIRECTOR_SEAT,
    Said,
    adopt_charter,
    apart_from,
    appoint,
    board_established,
    charter_adopted,
    elect,
    member_appointed,
    member_elected,
    person_registered,
    seat_created,
    seat_vacated,
    when,
)

BOARDS = (
    board_established(DEVELOPMENT),
    board_established(DISINVESTMENT),
    seat_created(GP_SEAT, DEVELOPMENT),
    seat_created(LAY_SEAT, DEVELOPMENT),
    seat_created(MEDICAL_DIRECTOR_SEAT, DISINVESTMENT),
    seat_created(EXECUTIVE_SEAT, DISINVESTMENT),
    person_registered(ADA),
    person_registered(BEN),
)
ENTIRELY_SEPARATE = charter_adopted(DISINVESTMENT, says=apart_from(DEVELOPMENT))
SEPARATE_SEEN_FROM_THE_OTHER = charter_adopted(DEVELOPMENT, says=apart_from(DISINVESTMENT))


def sits_on_development(**changed: Said) -> MemberAppointed:
    return member_appointed(**{"person": ADA, "seat": GP_SEAT, "board": DEVELOPMENT, **changed})


def sits_on_disinvestment(**changed: Said) -> MemberAppointed:
    return member_appointed(**{"person": ADA, "seat": MEDICAL_DIRECTOR_SEAT, "board": DISINVESTMENT, **changed})


def on_record(*events: Event) -> Given:
    return given(decider, *BOARDS, *events)


@pytest.mark.parametrize("charter", [ENTIRELY_SEPARATE, SEPARATE_SEEN_FROM_THE_OTHER])
@pytest.mark.parametrize(
    ("first", "second"),
    [(sits_on_development(), sits_on_disinvestment()), (sits_on_disinvestment(), sits_on_development())],
)
def test_nobody_sits_on_both_boards(charter: CharterAdopted, first: MemberAppointed, second: MemberAppointed) -> None:
    refusal = on_record(charter, first).when(appoint(second)).then_refused(SeparationOfDuties, board=first.board)
    assert refusal.evidence == (len(BOARDS) + 1, len(BOARDS) + 2)
    assert refusal.rule == "nobody-sits-on-both-boards"
    for named in (first.board, first.seat, "2009-04-01"):
        assert named in refusal.detail


def test_nobody_is_elected_to_both_boards_either() -> None:
    elected = elect(member_elected(ADA))
    on_record(ENTIRELY_SEPARATE, sits_on_disinvestment()).when(elected).then_refused(SeparationOfDuties, person=ADA)


def test_another_person_may_sit_on_the_other_board() -> None:
    other = sits_on_disinvestment(person=BEN)
    on_record(ENTIRELY_SEPARATE, sits_on_development()).when(appoint(other)).then(other)


def test_without_separation_the_same_person_may_sit_on_both() -> None:
    second = sits_on_disinvestment()
    on_record(charter_adopted(), sits_on_development()).when(appoint(second)).then(second)


def test_a_charter_may_only_warn() -> None:
    warning = charter_adopted(DISINVESTMENT, says=apart_from(DEVELOPMENT, severity=Severity.WARN))
    second = sits_on_disinvestment()
    told = on_record(warning, sits_on_development()).when(appoint(second))
    told.then(second)
    (finding,) = told.then_found(SeparationOfDuties)
    assert finding.evidence == (len(BOARDS) + 1, len(BOARDS) + 2)
    late = on_record(sits_on_development(), second).when(adopt_charter(warning))
    late.then_found(SeparationOfDuties)


def test_one_may_change_boards_after_vacating_a_seat() -> None:
    left = seat_vacated(ADA, vacated="2009-09-30")
    history = on_record(ENTIRELY_SEPARATE, sits_on_development(), left)
    following = sits_on_disinvestment(term_from="2009-10-01")
    history.when(appoint(following)).then(following)
    refusal = history.when(appoint(sits_on_disinvestment(term_from="2009-09-30"))).then_refused(SeparationOfDuties)
    assert refusal.evidence == (9, 10, 11)


def test_a_term_that_may_overlap_is_not_refused_but_known_to_be_possible() -> None:
    first = sits_on_development(term_to="2009")
    second = sits_on_disinvestment(term_from="2009-10-01")
    history = on_record(ENTIRELY_SEPARATE, first)
    history.when(appoint(second)).then(second)
    known = BLANK
    for one in history.facts:
        known = evolve(known, one)
    period = Period(start=second.term_from)
    found = [*clashes(DISINVESTMENT, ADA, period, known.seats, known.charters)]
    assert [(clash.answer, clash.blocks) for clash in found] == [(Answer.INDETERMINATE, False)]


def test_separation_ends_with_the_charter_that_asked_for_it() -> None:
    lifted = charter_adopted(DISINVESTMENT, 2, in_force_from="2010-04-01")
    history = on_record(ENTIRELY_SEPARATE, lifted, sits_on_development())
    later = sits_on_disinvestment(term_from="2010-04-01")
    history.when(appoint(later)).then(later)
    history.when(appoint(sits_on_disinvestment(term_from="2010-03-31"))).then_refused(SeparationOfDuties)


@pytest.mark.parametrize("charter", [ENTIRELY_SEPARATE, SEPARATE_SEEN_FROM_THE_OTHER])
def test_no_charter_parts_boards_that_share_a_member(charter: CharterAdopted) -> None:
    both = on_record(sits_on_development(), sits_on_disinvestment(), member_appointed(BEN, LAY_SEAT))
    refusal = both.when(adopt_charter(charter)).then_refused(SeparationOfDuties, persons=[ADA], person=ADA)
    assert refusal.evidence == (9, 10)


def test_a_charter_may_part_boards_whose_members_are_different_by_then() -> None:
    both = on_record(sits_on_development(term_to="2009-12-31"), sits_on_disinvestment())
    later = charter_adopted(DISINVESTMENT, in_force_from="2010-01-01", says=apart_from(DEVELOPMENT))
    both.when(adopt_charter(later)).then(later)
    earlier = charter_adopted(DISINVESTMENT, in_force_from="2009-12-31", says=apart_from(DEVELOPMENT))
    both.when(adopt_charter(earlier)).then_refused(SeparationOfDuties)


def test_separation_says_nothing_about_a_third_board() -> None:
    third = member_appointed(ADA, LAY_SEAT, ADVISORY)
    history = given(
        decider,
        board_established(ADVISORY),
        seat_created(LAY_SEAT, ADVISORY),
        person_registered(ADA),
        ENTIRELY_SEPARATE,
        sits_on_disinvestment(),
    )
    history.when(appoint(third)).then(third)


def test_the_sentence_says_when_a_date_is_not_known() -> None:
    refusal = on_record(ENTIRELY_SEPARATE, sits_on_development()).when(appoint(sits_on_disinvestment()))
    assert "without an end on record" in refusal.then_refused(SeparationOfDuties).detail


months = st.integers(1, 12).map(lambda month: f"2009-{month:02}-01")
terms = st.tuples(st.booleans(), months, months)


@settings(max_examples=50)
@for_all(st.lists(terms, max_size=5), st.integers(0, 5))
def test_whatever_is_asked_nobody_ever_certainly_sits_on_both(
    wanted: list[tuple[bool, str, str]], charter_at: int
) -> None:
    recorded: list[Event] = list(BOARDS)
    asks: list[Any] = [
        appoint((sits_on_development if first else sits_on_disinvestment)(term_from=min(a, b), term_to=max(a, b)))
        for first, a, b in wanted
    ]
    asks.insert(charter_at, adopt_charter(ENTIRELY_SEPARATE))
    for ask in asks:
        events = _outcome(recorded, ask)
        recorded += events
    if ENTIRELY_SEPARATE not in recorded:
        return
    known = BLANK
    for at, event in enumerate(recorded, start=1):
        known = evolve(known, fact(event, at))
    for term in known.seats.terms_on(DEVELOPMENT):
        found = clashes(DEVELOPMENT, ADA, term.period, known.seats, known.charters)
        assert not any(clash.blocks for clash in found)


def _outcome(recorded: list[Event], ask: Said) -> list[Event]:

    try:
        return list(given(decider, *recorded).when(ask).outcome())
    except Refused:
        return []


def test_a_vague_term_is_named_as_it_stands() -> None:
    refusal = (
        on_record(ENTIRELY_SEPARATE, sits_on_development(term_from="2009", term_to="2011-03"))
        .when(appoint(sits_on_disinvestment(term_from="2010-01-01")))
        .then_refused(SeparationOfDuties)
    )
    assert "from 2009 to 2011-03" in refusal.detail
    assert when("2009").text in refusal.detail
