"""Terms that run out, are cut short or are shared; seats that come and go; deputies."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.boards import seating
from domain.boards.decider import decider
from domain.boards.deputy_policies import DeputiesNotAllowed, DeputyNotNominated, OwnDeputy
from domain.boards.events import DeputyNominated, DeputyWithdrawn, SeatAbolished, SeatBasis
from domain.boards.policies import SeparationOfDuties
from domain.boards.rosters import RosterRow, roster_on, row_on
from domain.boards.seat_policies import AbolishedBeforeCreated, SeatStillFilled
from domain.boards.seats import NO_SEATS, Seats
from domain.boards.tenure import Deputies, Holdover, Tenure, TenurePolicy
from domain.boards.term_policies import InvalidTerm, NotAtOnce, SeatAbolishedAlready, SeatAlreadyHeld, SeatNotHeld
from domain.kernel.answers import Answer
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, MONDAY, fact, given
from domain.people.policies import UnknownPerson
from domain.tests.boards.make import (
    ADA,
    BEN,
    CLEO,
    DEVELOPMENT,
    DISINVESTMENT,
    GP_SEAT,
    LAY_SEAT,
    abolish,
    apart_from,
    appoint,
    board_established,
    charter,
    charter_adopted,
    member_appointed,
    nominate,
    nominated,
    person_registered,
    seat_abolished,
    seat_created,
    seat_vacated,
    vacate,
    when,
    withdraw,
    withdrawn,
)

PEOPLE = tuple(person_registered(one) for one in (ADA, BEN, CLEO))
A_SEAT = (board_established(), seat_created(), *PEOPLE)
SHARED = (board_established(), replace(seat_created(), shared=True), *PEOPLE)
SITS_ON = TenurePolicy(holdover=Holdover.UNTIL_SUCCESSOR, holdover_months=6)
DEPUTISED = charter(tenure=TenurePolicy(deputies=Deputies.ALLOWED))
WITH_DEPUTIES = (*A_SEAT, charter_adopted(says=DEPUTISED), member_appointed(ADA))


def folded(*events: Event | Fact[Event]) -> Seats:
    known = NO_SEATS
    for at, event in enumerate(events, start=1):
        known = seating.evolve(known, event if isinstance(event, Fact) else fact(event, at))
    return known


def on(known: Seats, day: date, policy: TenurePolicy = SITS_ON, moment: datetime | None = None) -> RosterRow:
    return row_on(known, known.by_id[GP_SEAT], day, policy, moment)


def test_a_member_sits_on_until_the_successor_takes_office() -> None:
    known = folded(
        seat_created(), member_appointed(ADA, term_to="2011-08-31"), member_appointed(BEN, term_from="2011-10-01")
    )
    assert (on(known, date(2011, 8, 31)).holder, on(known, date(2011, 8, 31)).tenure) == (ADA, None)
    between = on(known, date(2011, 9, 30))
    assert (between.holder, between.in_term, between.tenure) == (ADA, Answer.YES, Tenure.HOLDING_OVER)
    assert (on(known, date(2011, 10, 1)).holder, on(known, date(2011, 10, 1)).tenure) == (BEN, None)


@pytest.mark.parametrize(
    ("ended", "last"),
    [("2011-08-31", date(2012, 2, 29)), ("2010-08-31", date(2011, 2, 28)), ("2011-01-15", date(2011, 7, 15))],
)
def test_sitting_on_ends_after_so_many_months_clipped_to_the_month(ended: str, last: date) -> None:
    known = folded(seat_created(), member_appointed(ADA, term_to=ended))
    assert on(known, last).holder == ADA
    assert on(known, last + timedelta(days=1)).holder is None


def test_without_a_number_of_months_a_member_sits_on_for_as_long_as_it_takes() -> None:
    known = folded(seat_created(), member_appointed(ADA, term_to="2011-08-31"))
    assert on(known, date(2031, 1, 1), TenurePolicy(holdover=Holdover.UNTIL_SUCCESSOR)).holder == ADA
    assert on(known, date(2011, 9, 1), TenurePolicy()).holder is None


def test_who_gave_up_the_seat_does_not_sit_on() -> None:
    known = folded(seat_created(), member_appointed(ADA), seat_vacated(ADA, vacated="2009-09-30"))
    assert on(known, date(2009, 10, 1)).holder is None


def test_a_successor_who_left_is_not_succeeded_by_the_one_before() -> None:
    known = folded(
        seat_created(),
        member_appointed(ADA, term_to="2009-08-31"),
        member_appointed(BEN, term_from="2009-09-01"),
        seat_vacated(BEN, vacated="2009-09-30"),
    )
    assert on(known, date(2009, 10, 1)).holder is None


def test_who_resigns_at_once_holds_the_seat_until_that_moment() -> None:
    leaving = fact(replace(seat_vacated(ADA, vacated="2009-06-01"), at_once=True), 3, at=MONDAY)
    known = folded(seat_created(), member_appointed(ADA), leaving, member_appointed(BEN, term_from="2009-06-01"))
    day, just_before = date(2009, 6, 1), MONDAY - timedelta(seconds=1)
    assert on(known, day, moment=just_before).holder == ADA
    assert on(known, day, moment=MONDAY).holder == BEN


def test_a_seat_given_up_at_once_is_filled_on_the_same_day() -> None:
    left = fact(replace(seat_vacated(ADA, vacated="2009-06-01"), at_once=True), 1, at=MONDAY)
    following = member_appointed(BEN, term_from="2009-06-01")
    given(decider, *A_SEAT, member_appointed(ADA), left).when(appoint(following)).then(following)


def test_who_leaves_at_once_leaves_on_the_day_on_which_it_happened() -> None:
    on_record = given(decider, *A_SEAT, member_appointed(ADA))
    leaving = replace(seat_vacated(ADA, vacated=ASKED.occurred_at.date().isoformat()), at_once=True)
    on_record.when(vacate(leaving)).then(leaving)
    earlier = replace(leaving, vacated=when("2009-06-02"))
    on_record.when(vacate(earlier)).then_refused(NotAtOnce, pointer="/vacated")


def test_two_people_hold_a_shared_seat_together_and_no_third() -> None:
    on_record = given(decider, *SHARED, member_appointed(ADA))
    on_record.when(appoint(member_appointed(ADA))).then_refused(SeatAlreadyHeld, holder=ADA)
    joining = member_appointed(BEN)
    on_record.when(appoint(joining)).then(joining)
    full = given(decider, *SHARED, member_appointed(ADA), joining)
    full.when(appoint(member_appointed(CLEO))).then_refused(SeatAlreadyHeld)


def test_the_roster_names_both_who_share_a_seat() -> None:
    known = folded(replace(seat_created(), shared=True), member_appointed(ADA), member_appointed(BEN))
    [row] = roster_on(known, DEVELOPMENT, date(2009, 6, 1))
    assert row.holders == (ADA, BEN)


def test_a_seat_is_abolished_and_its_holder_leaves_with_it() -> None:
    gone = seat_abolished(abolished="2010-03-31")
    left = seat_vacated(ADA, vacated="2010-03-31")
    given(decider, *A_SEAT, member_appointed(ADA)).when(abolish(gone)).then(left, gone)
    given(decider, *A_SEAT, member_appointed(ADA, term_to="2009-12-31")).when(abolish(gone)).then(gone)


def test_an_abolished_seat_is_never_deleted() -> None:
    known = folded(replace(seat_created(), created=when("2009-04-01")), seat_abolished(abolished="2010-03-31"))
    days = (date(2009, 3, 31), date(2009, 4, 1), date(2010, 3, 31), date(2010, 4, 1))
    assert [len(roster_on(known, DEVELOPMENT, day)) for day in days] == [0, 1, 1, 0]


def test_nobody_takes_a_seat_that_is_not_there() -> None:
    gone = given(decider, *A_SEAT, seat_abolished(abolished="2010-03-31"))
    gone.when(appoint(member_appointed(term_from="2010-04-01"))).then_refused(SeatAbolishedAlready, evidence=(6,))
    gone.when(abolish(seat_abolished())).then_refused(SeatAbolishedAlready, evidence=(6,))


def test_a_seat_is_abolished_between_its_creation_and_the_next_term() -> None:
    new = replace(seat_created(), created=when("2009-04-01"))
    on_record = given(decider, board_established(), new, *PEOPLE, member_appointed(term_from="2010-04-01"))
    on_record.when(abolish(seat_abolished(abolished="2009-03-31"))).then_refused(AbolishedBeforeCreated)
    on_record.when(abolish(seat_abolished(abolished="2010-03-31"))).then_refused(SeatStillFilled, evidence=(6,))


def test_a_partner_seat_has_no_vote_unless_it_says_so() -> None:
    known = folded(replace(seat_created(basis=SeatBasis.PARTNER), voting=False), member_appointed(ADA))
    [row] = roster_on(known, DEVELOPMENT, date(2009, 6, 1))
    assert (row.seat.basis, row.seat.voting, row.holder) == (SeatBasis.PARTNER, False, ADA)


def test_a_deputy_is_nominated_until_further_notice_or_for_one_day() -> None:
    for until in (None, "2009-06-01"):
        named = nominated(to_day=until)
        given(decider, *WITH_DEPUTIES).when(nominate(named)).then(named)


def test_deputies_are_only_where_the_charter_or_the_seat_says_so() -> None:
    without = given(decider, *A_SEAT, charter_adopted(), member_appointed(ADA))
    without.when(nominate(nominated())).then_refused(DeputiesNotAllowed, evidence=(6,))
    never = replace(seat_created(), deputies=Deputies.NOT_ALLOWED)
    refusing = given(
        decider, board_established(), never, *PEOPLE, charter_adopted(says=DEPUTISED), member_appointed(ADA)
    )
    refusing.when(nominate(nominated())).then_refused(DeputiesNotAllowed, evidence=(2,))
    always = replace(seat_created(), deputies=Deputies.ALLOWED)
    allowing = given(decider, board_established(), always, *PEOPLE, charter_adopted(), member_appointed(ADA))
    allowing.when(nominate(nominated())).then(nominated())


@pytest.mark.parametrize(
    ("wrong", "reason", "pointer"),
    [
        ({"deputy": ADA}, OwnDeputy, "/deputy"),
        ({"member": CLEO}, SeatNotHeld, "/member"),
        ({"from_day": when("2009-06-02"), "to_day": when("2009-06-01")}, InvalidTerm, "/toDay"),
    ],
)
def test_a_nomination_that_cannot_be_is_refused(wrong: dict[str, Any], reason: Any, pointer: str) -> None:  # noqa: ANN401
    on_record = given(decider, *WITH_DEPUTIES)
    on_record.when(nominate(replace(nominated(), **wrong))).then_refused(reason, pointer=pointer)


def test_a_deputy_is_a_registered_person() -> None:
    known = (board_established(), seat_created(), person_registered(ADA), charter_adopted(says=DEPUTISED))
    given(decider, *known, member_appointed(ADA)).when(nominate(nominated())).then_refused(UnknownPerson)


def test_nobody_deputises_on_a_board_kept_apart_from_their_own() -> None:
    elsewhere = (
        board_established(DISINVESTMENT),
        charter_adopted(DISINVESTMENT, says=apart_from(DEVELOPMENT)),
        seat_created(LAY_SEAT, DISINVESTMENT),
        member_appointed(BEN, LAY_SEAT, DISINVESTMENT),
    )
    on_record = given(decider, *WITH_DEPUTIES, *elsewhere)
    on_record.when(nominate(nominated(BEN))).then_refused(SeparationOfDuties, pointer="/deputy", person=BEN)


def test_a_nomination_is_withdrawn_once_and_only_if_made() -> None:
    on_record = given(decider, *WITH_DEPUTIES, nominated())
    on_record.when(withdraw(withdrawn())).then(withdrawn())
    given(decider, *WITH_DEPUTIES).when(withdraw(withdrawn())).then_refused(DeputyNotNominated, pointer="/deputy")
    again = given(decider, *WITH_DEPUTIES, nominated(), withdrawn())
    again.when(withdraw(withdrawn())).then_refused(DeputyNotNominated, evidence=(8, 9))


def test_the_roster_names_the_deputies_of_the_day() -> None:
    events: list[DeputyNominated | DeputyWithdrawn | SeatAbolished] = [nominated(BEN), nominated(CLEO), withdrawn(BEN)]
    known = folded(seat_created(), member_appointed(ADA), *events)

    def deputies(day: date, policy: TenurePolicy = DEPUTISED.tenure) -> list[str]:
        return [one.deputy for one in on(known, day, policy).deputies]

    assert deputies(date(2009, 5, 31)) == []
    assert deputies(date(2009, 6, 30)) == [BEN, CLEO]
    assert deputies(date(2009, 7, 1)) == [CLEO]
    assert deputies(date(2009, 6, 30), TenurePolicy()) == []
