from collections.abc import Sequence
from datetime import date

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.ids import OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.refusals import Refused
from domain.kernel.spec import fact, given
from domain.organisations.commands import ImportedOrganisation
from domain.organisations.decider import decider
from domain.organisations.events import OrganisationKind
from domain.organisations.state import BLANK, Register, evolve
from domain.tests.organisations.make import WALTHAM_FOREST, established, take_over
from domain.tests.people.make import registered_person

CODES = [OrganisationCode(f"Y0000{number}") for number in range(4)]
years = st.integers(2000, 2012).map(str)
months = st.builds("{}-{:02}".format, st.integers(2000, 2012), st.integers(1, 12))
some_dates = st.one_of(years, months, months.map("{}-15".format)).map(PartialDate)
dates = st.none() | some_dates
periods = st.builds(lambda start, end: Period(start=start, end=end), dates, dates)
entries = st.builds(
    lambda code, name, kind, opened, closed, held: ImportedOrganisation(
        organisation=code, name=name, kind=kind, opened=opened, closed=closed, memberships=tuple(held)
    ),
    st.sampled_from(CODES),
    st.sampled_from(["OAK", "ELM"]),
    st.sampled_from([OrganisationKind.GP_PRACTICE, OrganisationKind.UNKNOWN]),
    dates,
    dates,
    st.lists(periods, max_size=3),
)
imports = st.lists(entries, max_size=4, unique_by=lambda entry: entry.organisation)


def record_of(batches: Sequence[Sequence[ImportedOrganisation]]) -> list[Event]:
    """The facts after these imports; what is refused is left out."""
    events: list[Event] = [established()]
    for batch in batches:
        for entry in batch:
            try:
                events += given(decider, *events).when(take_over(entry)).outcome()
            except Refused:
                continue
    return events


def known_from(events: Sequence[Event]) -> Register:
    known = BLANK
    for position, event in enumerate(events, start=1):
        known = evolve(known, fact(event, position))
    return known


def accepted(events: Sequence[Event], entry: ImportedOrganisation) -> Sequence[Event] | None:
    try:
        return given(decider, *events).when(take_over(entry)).outcome()
    except Refused:
        return None


@settings(max_examples=150, deadline=None)
@for_all(st.lists(imports, max_size=2), entries)
def test_an_import_twice_records_nothing_more(
    batches: list[list[ImportedOrganisation]], last: ImportedOrganisation
) -> None:
    events = record_of(batches)
    new = accepted(events, last)
    if new is not None:
        assert accepted([*events, *new], last) == []


@settings(max_examples=150, deadline=None)
@for_all(st.lists(imports, max_size=3))
def test_nobody_is_ever_a_member_twice_at_once(batches: list[list[ImportedOrganisation]]) -> None:
    known = known_from(record_of(batches))
    for held in known.memberships.by_member.values():
        assert sum(not one.ended for one in held) <= 1
        for at, one in enumerate(held):
            assert not any(one.period.overlaps(other.period) is Answer.YES for other in held[:at])


@settings(max_examples=150, deadline=None)
@for_all(imports)
def test_who_is_imported_as_a_member_on_a_day_is_one(batch: list[ImportedOrganisation]) -> None:
    events = record_of([batch])
    known = known_from(events)
    for entry in batch:
        if entry.organisation in known.organisations:
            held = known.memberships.of(entry.organisation, WALTHAM_FOREST)
            assert sorted(map(repr, (one.period for one in held))) == sorted(map(repr, entry.memberships))


@settings(max_examples=50, deadline=None)
@for_all(imports)
def test_the_rows_of_an_import_do_not_depend_on_one_another(batch: list[ImportedOrganisation]) -> None:
    one_by_one = record_of([batch])
    fits = [entry for entry in batch if accepted([established()], entry) is not None]
    at_once = given(decider, established()).when(take_over(*fits)).outcome()
    assert [established(), *at_once] == one_by_one


def test_a_fact_of_another_context_changes_nothing() -> None:
    assert evolve(BLANK, fact(registered_person(), 1)) is BLANK
    assert BLANK.memberships.members_on(WALTHAM_FOREST, date(2013, 4, 1)) == ()
