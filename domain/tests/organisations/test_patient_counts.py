"""How many patients were registered with a practice, when, and who says so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.kernel.spec import ASKED, given
from domain.organisations.counting_patients import CountPatients, InvalidPatientCount, counting_patients
from domain.organisations.events import PatientsCounted
from domain.organisations.patients import PatientCount, latest_on
from domain.organisations.policies import UnknownOrganisation
from domain.tests.organisations.make import ALLUM, WALTHAM_FOREST, established, registered

COUNT = CountPatients(
    asked=ASKED,
    body=WALTHAM_FOREST,
    organisation=ALLUM,
    counted=date(2009, 6, 1),
    patients=12_499,
    source="List sizes, June 2009",
)


def test_patients_are_counted_on_a_day_by_a_source() -> None:
    event = PatientsCounted(
        organisation=ALLUM, counted=date(2009, 6, 1), patients=12_499, source="List sizes, June 2009"
    )
    given(counting_patients, established(), registered()).when(COUNT).then(event)


def test_only_a_registered_organisation_has_patients() -> None:
    given(counting_patients, established()).when(COUNT).then_refused(UnknownOrganisation, pointer="/organisation")


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"patients": -1}, "/patients"),
        ({"counted": ASKED.occurred_at.date() + timedelta(days=1)}, "/counted"),
        ({"source": "  "}, "/source"),
    ],
)
def test_a_count_has_a_day_a_number_and_a_source(changed: dict[str, object], pointer: str) -> None:
    wrong = replace(COUNT, **changed)  # type: ignore[arg-type]
    given(counting_patients, established(), registered()).when(wrong).then_refused(InvalidPatientCount, pointer=pointer)


def test_the_latest_count_by_a_day_holds_and_of_two_for_one_day_the_one_recorded_later() -> None:
    counts = [
        PatientCount(counted=date(2009, 1, 1), patients=1, position=9),
        PatientCount(counted=date(2009, 4, 1), patients=2, position=4),
        PatientCount(counted=date(2009, 4, 1), patients=3, position=5),
    ]
    found = [latest_on(counts, day) for day in (date(2008, 12, 31), date(2009, 3, 31), date(2009, 4, 1))]
    assert [one and one.patients for one in found] == [None, 1, 3]
