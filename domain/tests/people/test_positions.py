from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.messages import Event
from domain.kernel.refusals import Refused
from domain.kernel.spec import fact, given
from domain.organisations.policies import UnknownOrganisation
from domain.people import positions
from domain.people.decider import decider
from domain.people.events import PositionKind
from domain.people.policies import (
    PositionAlreadyLeft,
    PositionAlreadyTaken,
    PositionLeftBeforeTaken,
    UnknownPerson,
    UnknownPosition,
)
from domain.people.positions import NO_POSITIONS, Positions
from domain.tests.organisations.make import ALLUM, MANOR, established, period, registered
from domain.tests.people.make import AMINA, BEN, PARTNERSHIP, leave, left, registered_person, take, taken

REGISTERS = (established(), registered(), registered_person())


def remembered(*events: Event) -> Positions:
    known = NO_POSITIONS
    for position, event in enumerate(events, start=1):
        known = positions.evolve(known, fact(event, position))
    return known


def test_a_person_becomes_a_partner_of_a_practice() -> None:
    given(decider, *REGISTERS).when(take()).then(taken())


def test_a_position_is_taken_once() -> None:
    given(decider, *REGISTERS, taken()).when(take()).then_refused(
        PositionAlreadyTaken, evidence=(4,), pointer="/position"
    )


def test_only_a_registered_person_takes_a_position() -> None:
    given(decider, *REGISTERS).when(take(person=BEN)).then_refused(UnknownPerson, pointer="/person", person=BEN)


def test_a_position_is_taken_at_a_registered_organisation() -> None:
    given(decider, *REGISTERS).when(take(organisation=MANOR)).then_refused(
        UnknownOrganisation, pointer="/organisation", organisation=MANOR
    )


def test_a_position_is_not_left_before_it_is_taken() -> None:
    given(decider, *REGISTERS).when(take(held_to="2008")).then_refused(PositionLeftBeforeTaken, pointer="/heldTo")
    given(decider, *REGISTERS, taken()).when(leave("2008-12-31")).then_refused(PositionLeftBeforeTaken, evidence=(4,))


def test_a_position_may_be_left_in_the_year_in_which_it_was_taken() -> None:
    given(decider, *REGISTERS, taken()).when(leave("2009")).then(left("2009"))


def test_a_position_held_since_nobody_knows_when_may_be_left_on_any_day() -> None:
    given(decider, *REGISTERS, taken(held_from=None)).when(leave("1990")).then(left("1990"))


def test_a_position_is_left_once() -> None:
    given(decider, *REGISTERS, taken(), left("2010")).when(leave("2011")).then_refused(
        PositionAlreadyLeft, evidence=(4, 5), pointer="/position"
    )


def test_a_fixed_term_may_be_left_earlier_but_not_later() -> None:
    fixed = given(decider, *REGISTERS, taken(held_to="2012-03"))
    fixed.when(leave("2011")).then(left("2011"))
    fixed.when(leave("2012-03-15")).then(left("2012-03-15"))
    fixed.when(leave("2012-04")).then_refused(PositionAlreadyLeft, evidence=(4,))


def test_only_a_recorded_position_is_left() -> None:
    given(decider, *REGISTERS).when(leave("2010")).then_refused(UnknownPosition, pointer="/position")


def test_what_ties_a_person_to_an_organisation_is_found_from_either_side() -> None:
    known = remembered(registered_person(), taken())
    assert [held.kind for held in known.of_person(AMINA)] == [PositionKind.PARTNER]
    assert [held.person for held in known.at(ALLUM)] == [AMINA]
    assert known.of_person(BEN) == known.at(MANOR) == ()


def test_a_position_that_was_left_shows_both_its_facts() -> None:
    held = remembered(taken(), left("2010-06")).by_id[PARTNERSHIP]
    assert (held.period, held.evidence, held.left) == (period("2009", "2010-06"), (1, 2), True)


def test_leaving_what_was_not_looked_up_changes_nothing() -> None:
    assert remembered(left("2010")) == NO_POSITIONS


written = st.one_of(
    st.integers(2000, 2003).map(str),
    st.builds("{}-{:02}".format, st.integers(2000, 2003), st.integers(1, 12)),
    st.dates(PartialDate("2000").earliest, PartialDate("2003").latest).map(str),
)


@settings(max_examples=200, deadline=None)
@for_all(written, written)
def test_leaving_is_refused_exactly_when_every_reading_of_the_dates_is_reversed(start: str, end: str) -> None:
    certain = PartialDate(end).latest < PartialDate(start).earliest
    try:
        given(decider, *REGISTERS, taken(held_from=start)).when(leave(end)).outcome()
        refused = False
    except Refused as refusal:
        refused = isinstance(refusal, PositionLeftBeforeTaken)
    assert refused == certain
    assert certain == (PartialDate(end).before(PartialDate(start)) is Answer.YES)
