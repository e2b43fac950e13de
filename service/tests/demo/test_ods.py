"""The open data, taken over as facts and counted from them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest

from domain.kernel.ids import BodyCode, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, fact, given
from domain.organisations.commands import EstablishBody, ImportOrganisations
from domain.organisations.decider import decider
from domain.organisations.events import (
    OrganisationClosed,
    OrganisationKind,
    OrganisationRegistered,
    OrganisationRenamed,
)
from domain.organisations.importing import local_code
from domain.organisations.memberships import NO_MEMBERSHIPS, evolve
from service.demo.ods import (
    Snapshot,
    bodies_of_seed_areas,
    member_practice_suppliers,
    organisations_of,
    payments_without_a_name,
    rows_of,
    suppliers_of_waltham_forest,
    suppliers_to_import,
    trusts_of_seed_areas,
)

WALTHAM_FOREST = BodyCode("08W")
BODIES = {body.body: body for body in bodies_of_seed_areas()}

# (day, body, organisations on that day in the whole register, those of them that the register of February 2016 names)
MEMBERS_ON = [
    ("2013-03-31", "5ET", 17, 16),
    ("2013-03-31", "5HQ", 74, 72),
    ("2013-03-31", "5NC", 63, 63),
    ("2013-03-31", "5PD", 90, 88),
    ("2013-03-31", "5PL", 104, 52),
    ("2013-04-01", "02Q", 17, 17),
    ("2013-04-01", "00T", 73, 73),
    ("2013-04-01", "08W", 63, 63),
    ("2013-04-01", "04G", 79, 79),
    ("2013-04-01", "03V", 10, 10),
    ("2013-04-01", "05T", 53, 52),
    ("2019-10-01", "02Q", 15, 13),
    ("2019-10-01", "00T", 74, 69),
    ("2019-10-01", "08W", 58, 55),
    ("2019-10-01", "04G", 83, 76),
    ("2019-10-01", "03V", 11, 9),
    ("2019-10-01", "05T", 76, 69),
]


def asked_for(body: BodyCode, snapshot: Snapshot = Snapshot.FEBRUARY_2016) -> ImportOrganisations:
    return ImportOrganisations(asked=ASKED, body=body, entries=organisations_of(body, snapshot))


@cache
def record_of(body: BodyCode) -> tuple[Event, ...]:
    """The facts of a body after its organisations were imported."""
    seed = BODIES[body]
    establish = EstablishBody(
        asked=ASKED,
        body=body,
        name=seed.name,
        kind=seed.kind,
        established=seed.established,
        abolished=seed.abolished,
    )
    established = given(decider).when(establish).outcome()
    return (*established, *given(decider, *established).when(asked_for(body)).outcome())


def members_on(body: BodyCode, day: date, events: Sequence[Event]) -> int:
    known = NO_MEMBERSHIPS
    for position, event in enumerate(events, start=1):
        known = evolve(known, fact(event, position))
    return len(known.members_on(body, day))


@pytest.mark.parametrize(("day", "body", "in_register", "in_our_data"), MEMBERS_ON)
def test_a_body_has_the_members_of_the_day(day: str, body: str, in_register: int, in_our_data: int) -> None:
    code = BodyCode(body)
    assert members_on(code, date.fromisoformat(day), record_of(code)) == in_our_data <= in_register


@pytest.mark.parametrize("body", BODIES)
def test_an_import_of_real_rows_twice_records_nothing_more(body: BodyCode) -> None:
    given(decider, *record_of(body)).when(asked_for(body)).then()


def test_five_areas_have_eleven_bodies() -> None:
    assert set(BODIES) == {"5NC", "08W", "5PD", "04G", "03V", "5ET", "02Q", "5PL", "05T", "5HQ", "00T"}
    assert BODIES[WALTHAM_FOREST].name == "NHS WALTHAM FOREST CCG"


def test_a_later_register_is_taken_over_as_names_and_closings_only() -> None:
    later = given(decider, *record_of(WALTHAM_FOREST)).when(asked_for(WALTHAM_FOREST, Snapshot.NOVEMBER_2025))
    kinds = Counter(type(event) for event in later.outcome())
    rows = [row for row in rows_of("practices.csv") if row["ccg_code"] == "08W"]
    assert kinds == {
        OrganisationRenamed: sum(row["name"] != row["name_2025_11"] for row in rows),
        OrganisationClosed: sum(row["close_date"] != row["close_date_2025_11"] for row in rows),
    }
    assert min(kinds.values()) > 0


def test_two_hundred_and_seventeen_of_the_organisations_are_gp_practices() -> None:
    entries = {entry.organisation: entry for body in BODIES for entry in organisations_of(body)}
    kinds = Counter(entry.kind for entry in entries.values())
    assert kinds == {OrganisationKind.GP_PRACTICE: 217, OrganisationKind.OTHER: 340 - 217}


def test_every_membership_of_the_eleven_bodies_is_taken_over() -> None:
    periods = sum(len(entry.memberships) for body in BODIES for entry in organisations_of(body))
    assert len(rows_of("memberships.csv")) == 989
    assert periods == sum(row["parent_code"] in BODIES for row in rows_of("memberships.csv"))


def test_the_payments_come_to_what_was_published() -> None:
    named, unnamed = suppliers_of_waltham_forest(), payments_without_a_name()
    assert sum(one.total_pence for one in named) + unnamed.total_pence == 160_080_465_48
    assert sum(one.payments for one in named) + unnamed.payments == 2_269


def test_credit_notes_stay_in_the_sum() -> None:
    totals = {one.name: one.total_pence for one in suppliers_of_waltham_forest()}
    assert totals["LEARNING HEALTH SOLUTIONS LTD"] == -214_000_00


def test_suppliers_stand_under_codes_of_their_own() -> None:
    suppliers = {one.name: one for one in suppliers_of_waltham_forest()}
    assert len({one.organisation for one in suppliers.values()}) == len(suppliers) == 120
    assert suppliers["BARTS HEALTH NHS TRUST"].organisation == "R1H"
    assert suppliers["OUTLOOK CARE"].organisation == local_code("OUTLOOK CARE")
    assert suppliers["OUTLOOK CARE"].kind is OrganisationKind.UNKNOWN


def test_twenty_four_member_practices_are_suppliers() -> None:
    found = member_practice_suppliers()
    members = {entry.organisation: entry for entry in organisations_of(WALTHAM_FOREST)}
    assert len(found) == 24
    assert sum(one.total_pence for one in found) == 14_099_047_81
    assert {members[one.practice].kind for one in found} == {OrganisationKind.GP_PRACTICE}
    totals = {one.organisation: (one.payments, one.total_pence) for one in suppliers_of_waltham_forest()}
    assert all(totals[one.practice] == (one.payments, one.total_pence) for one in found)


def test_suppliers_and_trusts_are_imported_beside_the_practices() -> None:
    entries = (*suppliers_to_import(), *trusts_of_seed_areas())
    events = list(record_of(WALTHAM_FOREST))
    for entry in entries:
        command = ImportOrganisations(asked=ASKED, body=WALTHAM_FOREST, entries=(entry,))
        events += given(decider, *events).when(command).outcome()
    codes = [event.organisation for event in events if isinstance(event, OrganisationRegistered)]
    assert len(codes) == len(set(codes)) == 66 + 96 + 6
    assert OrganisationCode("R1H") in codes
