"""Seats: created, filled by appointment or election, vacated, and who sat where on a day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from domain.boards import seating
from domain.boards.decider import decider
from domain.boards.events import MemberElected, SeatBasis
from domain.boards.policies import UnknownBoard
from domain.boards.rosters import roster_on
from domain.boards.seat_policies import InvalidRoles, SeatAlreadyCreated
from domain.boards.seats import NO_SEATS, Seats
from domain.boards.term_policies import (
    InvalidElection,
    InvalidTerm,
    SeatAlreadyHeld,
    SeatNotElected,
    SeatNotHeld,
    UnknownSeat,
)
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.messages import Event
from domain.kernel.spec import fact, given
from domain.organisations.body_policies import NameMissing
from domain.organisations.events import OrganisationKind, OrganisationRegistered, Registry
from domain.organisations.policies import UnknownOrganisation
from domain.people.policies import UnknownPerson
from domain.tests.boards.make import (
    ADA,
    BEN,
    DEVELOPMENT,
    DISINVESTMENT,
    GP_SEAT,
    LAY_SEAT,
    OAK_PRACTICE,
    appoint,
    board_established,
    create_seat,
    elect,
    member_appointed,
    member_elected,
    person_registered,
    seat_created,
    seat_vacated,
    vacate,
    when,
)

A_SEAT = (board_established(), seat_created(), person_registered(ADA), person_registered(BEN))


def folded(*events: Event) -> Seats:
    known = NO_SEATS
    for at, event in enumerate(events, start=1):
        known = seating.evolve(known, fact(event, at))
    return known


def test_a_seat_is_created() -> None:
    given(decider, board_established()).when(create_seat(seat_created())).then(seat_created())


def test_a_seat_exists_from_the_day_that_is_said() -> None:
    later = replace(seat_created(), created=PartialDate("2010-04-01"))
    given(decider, board_established()).when(create_seat(later)).then(later)


def test_a_seat_is_created_once() -> None:
    on_record = given(decider, board_established(), seat_created())
    on_record.when(create_seat(seat_created())).then_refused(SeatAlreadyCreated, evidence=(2,))


def test_a_seat_belongs_to_an_established_board() -> None:
    given(decider).when(create_seat(seat_created())).then_refused(UnknownBoard, pointer="/board")


def test_a_seat_has_a_title() -> None:
    on_record = given(decider, board_established())
    on_record.when(create_seat(seat_created(), title="")).then_refused(NameMissing, pointer="/title")


@pytest.mark.parametrize("roles", [("GP", "GP"), ("GP", " ")])
def test_a_seat_names_its_roles_once(roles: tuple[str, ...]) -> None:
    on_record = given(decider, board_established())
    on_record.when(create_seat(seat_created(), roles=roles)).then_refused(InvalidRoles, pointer="/roles")


def test_a_seat_speaks_only_for_a_registered_organisation() -> None:
    speaking = create_seat(seat_created(), constituency=OAK_PRACTICE)
    given(decider, board_established()).when(speaking).then_refused(UnknownOrganisation, pointer="/constituency")
    registered = OrganisationRegistered(
        organisation=OAK_PRACTICE,
        name="Oak Practice",
        kind=OrganisationKind.GP_PRACTICE,
        registry=Registry.ODS,
        opened=None,
        closed=None,
    )
    given(decider, board_established(), registered).when(speaking).then_some(type(seat_created()))


def test_a_member_is_appointed() -> None:
    given(decider, *A_SEAT).when(appoint(member_appointed())).then(member_appointed())


def test_only_a_registered_person_is_appointed() -> None:
    on_record = given(decider, board_established(), seat_created())
    on_record.when(appoint(member_appointed())).then_refused(UnknownPerson, pointer="/person")


def test_nobody_is_appointed_to_a_seat_that_does_not_exist() -> None:
    on_record = given(decider, board_established(), person_registered())
    on_record.when(appoint(member_appointed())).then_refused(UnknownSeat, pointer="/seat")


def test_nobody_is_appointed_to_a_seat_of_another_board() -> None:
    on_record = given(decider, *A_SEAT, board_established(DISINVESTMENT))
    on_record.when(appoint(member_appointed(board=DISINVESTMENT))).then_refused(UnknownSeat, pointer="/seat")


def test_a_term_does_not_end_before_it_begins() -> None:
    backwards = appoint(member_appointed(term_from="2009-04-02", term_to="2009-04-01"))
    given(decider, *A_SEAT).when(backwards).then_refused(InvalidTerm, pointer="/termTo")


def test_a_seat_has_one_holder_at_a_time() -> None:
    on_record = given(decider, *A_SEAT, member_appointed(ADA))
    joining = appoint(member_appointed(BEN, term_from="2010-01-01"))
    on_record.when(joining).then_refused(SeatAlreadyHeld, evidence=(5,), holder=ADA)


def test_a_vacated_seat_is_filled_again_from_the_next_day() -> None:
    on_record = given(decider, *A_SEAT, member_appointed(ADA), seat_vacated(ADA, vacated="2009-09-30"))
    on_record.when(appoint(member_appointed(BEN, term_from="2009-09-30"))).then_refused(
        SeatAlreadyHeld, evidence=(5, 6)
    )
    following = member_appointed(BEN, term_from="2009-10-01")
    on_record.when(appoint(following)).then(following)


def test_a_term_that_may_overlap_is_not_refused() -> None:
    on_record = given(decider, *A_SEAT, member_appointed(ADA, term_to="2009"))
    following = member_appointed(BEN, term_from="2009")
    on_record.when(appoint(following)).then(following)


def test_a_member_is_elected_to_an_elected_seat() -> None:
    given(decider, *A_SEAT).when(elect(member_elected())).then(member_elected())


def test_nobody_is_elected_to_an_appointed_seat() -> None:
    on_record = given(decider, board_established(), seat_created(basis=SeatBasis.APPOINTED), person_registered())
    on_record.when(elect(member_elected())).then_refused(SeatNotElected, evidence=(2,))


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        (member_elected(polled=when("2009-04-02")), "/polled"),
        (member_elected(votes_for=45, votes_cast=44), "/votesFor"),
        (member_elected(votes_for=-1), "/votesFor"),
        (member_elected(votes_for=None, votes_cast=-1), "/votesCast"),
    ],
)
def test_an_election_that_cannot_be_right_is_refused(wrong: MemberElected, pointer: str) -> None:
    given(decider, *A_SEAT).when(elect(wrong)).then_refused(InvalidElection, pointer=pointer)


@pytest.mark.parametrize(
    "right",
    [
        member_elected(polled=when("2009-04")),
        member_elected(votes_for=44, votes_cast=44),
        member_elected(votes_for=None, votes_cast=None),
        member_elected(polled=when("2009-04-01")),
    ],
)
def test_an_election_that_may_be_right_is_recorded(right: MemberElected) -> None:
    given(decider, *A_SEAT).when(elect(right)).then(right)


def test_an_election_too_needs_a_free_seat() -> None:
    on_record = given(decider, *A_SEAT, member_elected(ADA))
    on_record.when(elect(member_elected(BEN))).then_refused(SeatAlreadyHeld)


def test_the_holder_vacates_a_seat() -> None:
    given(decider, *A_SEAT, member_appointed()).when(vacate(seat_vacated())).then(seat_vacated())


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        (seat_vacated(BEN), "/person"),
        (seat_vacated(ADA, vacated="2009-03-31"), "/vacated"),
        (seat_vacated(ADA, vacated="2011-04-01"), "/vacated"),
    ],
)
def test_only_the_holder_of_the_day_vacates_a_seat(wrong: Event, pointer: str) -> None:
    on_record = given(decider, *A_SEAT, member_appointed(ADA, term_to="2011-03-31"))
    assert isinstance(wrong, type(seat_vacated()))
    on_record.when(vacate(wrong)).then_refused(SeatNotHeld, pointer=pointer)


def test_a_seat_is_vacated_once() -> None:
    on_record = given(decider, *A_SEAT, member_appointed(), seat_vacated())
    on_record.when(vacate(seat_vacated(vacated="2009-08-31"))).then_refused(SeatNotHeld, evidence=(5, 6))


def test_the_roster_shows_holders_and_vacancies_in_the_order_of_the_seats() -> None:
    known = folded(
        seat_created(LAY_SEAT),
        seat_created(GP_SEAT),
        member_appointed(ADA, GP_SEAT),
        seat_vacated(ADA, vacated="2009-09-30"),
        member_elected(BEN, term_from=when("2010")),
    )
    before = roster_on(known, DEVELOPMENT, date(2009, 9, 30))
    assert [(row.seat.seat, row.holder, row.in_term) for row in before] == [
        (LAY_SEAT, None, Answer.NO),
        (GP_SEAT, ADA, Answer.YES),
    ]
    assert roster_on(known, DEVELOPMENT, date(2009, 10, 1))[1].holder is None
    vague = roster_on(known, DEVELOPMENT, date(2010, 6, 1))[1]
    assert (vague.holder, vague.in_term) == (BEN, Answer.INDETERMINATE)
    assert vague.term is not None
    assert vague.term.elected
    assert roster_on(known, DISINVESTMENT, date(2009, 9, 30)) == ()


def test_terms_keep_the_facts_that_show_them() -> None:
    known = folded(seat_created(), member_appointed(), seat_vacated())
    assert [term.evidence for term in known.terms_of(ADA)] == [(2, 3)]
    assert known.terms_on(DEVELOPMENT) == known.terms_of(ADA)


def test_reappointment_is_vacated_by_its_own_term() -> None:
    known = folded(
        seat_created(),
        member_appointed(term_to="2009-12-31"),
        member_appointed(term_from="2010-01-01"),
        seat_vacated(vacated="2010-06-30"),
    )
    assert [term.evidence for term in known.terms_of(ADA)] == [(2,), (3, 4)]


spans = st.tuples(st.dates(date(2009, 1, 1), date(2009, 3, 31)), st.integers(0, 40))


@settings(max_examples=40)
@for_all(st.lists(spans, max_size=6))
def test_no_seat_ever_has_two_certain_holders(wanted: list[tuple[date, int]]) -> None:
    recorded: list[Event] = list(A_SEAT)
    for start, length in wanted:
        end = date.fromordinal(start.toordinal() + length)
        asked = member_appointed(term_from=str(start), term_to=str(end))
        try:
            recorded += given(decider, *recorded).when(appoint(asked)).outcome()
        except SeatAlreadyHeld:
            continue
    known = folded(*recorded)
    for day in range(date(2009, 1, 1).toordinal(), date(2009, 5, 31).toordinal()):
        assert len(known.holders_on(GP_SEAT, date.fromordinal(day))) <= 1
