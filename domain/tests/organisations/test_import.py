from dataclasses import replace
from typing import Any

import pytest

from domain.kernel.ids import OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.spec import given
from domain.organisations.commands import LARGEST_IMPORT
from domain.organisations.decider import decider
from domain.organisations.events import OrganisationKind
from domain.organisations.import_policies import EntryContradicts, ImportedTwice, ImportTooLarge
from domain.tests.organisations.make import (
    ALLUM,
    MANOR,
    closed,
    entry,
    established,
    joined,
    left,
    period,
    registered,
    renamed,
    take_over,
)

MEMBER = (established(), registered(), joined())


def test_an_import_registers_closes_and_joins_what_is_new() -> None:
    command = take_over(entry(ALLUM, "ALLUM MEDICAL CENTRE", period("2013-04-01")), entry(MANOR, "MANOR PRACTICE"))
    given(decider, established()).when(command).then(registered(), joined(), registered(MANOR, "MANOR PRACTICE"))


def test_an_import_records_memberships_that_are_over() -> None:
    command = take_over(entry(ALLUM, "ALLUM MEDICAL CENTRE", period("2013-04-01", "2015-03-31"), period("2016")))
    expected = (registered(), joined(), left("2015-03-31"), joined("2016"))
    given(decider, established()).when(command).then(*expected)


def test_what_is_already_so_is_not_recorded_again() -> None:
    command = take_over(entry(ALLUM, "ALLUM MEDICAL CENTRE", period("2013-04-01")))
    given(decider, *MEMBER).when(command).then()


def test_an_import_records_only_what_changed() -> None:
    changed = entry(ALLUM, "ALLUM HEALTH", period("2013-04-01", "2018-03-31"), closed="2018-03-31")
    expected = (renamed("ALLUM HEALTH"), closed("2018-03-31"), left("2018-03-31"))
    given(decider, *MEMBER).when(take_over(changed)).then(*expected)


def test_the_newest_name_counts() -> None:
    record = given(decider, *MEMBER, renamed("ALLUM HEALTH"), renamed("ALLUM MEDICAL CENTRE"))
    record.when(take_over(entry())).then()


def test_an_earlier_membership_is_recorded_beside_the_one_that_lasts() -> None:
    imported = take_over(entry(ALLUM, "ALLUM MEDICAL CENTRE", period("2013-04-01"), period("2001", "2010")))
    given(decider, *MEMBER).when(imported).then(joined("2001"), left("2010"))


def test_leaving_is_recorded_before_joining_again() -> None:
    imported = take_over(entry(ALLUM, "ALLUM MEDICAL CENTRE", period("2016"), period("2013-04-01", "2015")))
    given(decider, *MEMBER).when(imported).then(left("2015"), joined("2016"))


def test_an_unknown_kind_and_a_date_not_given_contradict_nothing() -> None:
    silent = entry(kind=OrganisationKind.UNKNOWN, opened=None)
    given(decider, *MEMBER, closed("2018")).when(take_over(silent)).then()


def test_a_vaguer_date_contradicts_nothing() -> None:
    vague = entry(ALLUM, "ALLUM MEDICAL CENTRE", period("2013"), opened="1974")
    given(decider, *MEMBER).when(take_over(vague)).then()


CONTRADICTIONS: list[tuple[tuple[Event, ...], dict[str, Any], str, tuple[int, ...]]] = [
    ((), {"name": " "}, "/name", ()),
    ((), {"kind": OrganisationKind.COMPANY}, "/kind", (2,)),
    ((), {"opened": period("1980").start}, "/opened", (2,)),
    ((), {"closed": period("1973").start}, "/closed", ()),
    ((closed("2018"),), {"closed": period("2017").start}, "/closed", (2, 4)),
    ((), {"memberships": (period("2013-04-01", "2012"),)}, "/memberships/0/end", ()),
    ((), {"memberships": (period("2013-04-01"), period("2014"))}, "/memberships/1", ()),
    ((), {"memberships": (period("2014"),)}, "/memberships/0", (3,)),
    ((left("2015"),), {"memberships": (period("2013-04-01"),)}, "/memberships/0/end", (3, 4)),
    ((left("2015"),), {"memberships": (period("2013-04-01", "2016"),)}, "/memberships/0/end", (3, 4)),
    ((left("2015"), closed("2016")), {"memberships": (period("2017"),)}, "/memberships/0/start", ()),
    ((), {"closed": period("2012").start, "memberships": (period("2013-04-01"),)}, "/memberships/0/start", ()),
]


@pytest.mark.parametrize(("record", "said", "pointer", "evidence"), CONTRADICTIONS)
def test_an_entry_that_contradicts_is_refused_by_its_row(
    record: tuple[Event, ...], said: dict[str, Any], pointer: str, evidence: tuple[int, ...]
) -> None:
    command = take_over(entry(MANOR, "MANOR PRACTICE"), replace(entry(), **said))
    refusal = given(decider, *MEMBER, *record).when(command).then_refused(EntryContradicts)
    assert refusal.pointer == f"/entries/1{pointer}"
    assert refusal.evidence == evidence
    assert refusal.facts == {"organisation": ALLUM, "rows": (1,)}


def test_a_refused_import_names_every_row_that_contradicts() -> None:
    command = take_over(entry(name=""), entry(MANOR, "MANOR PRACTICE"), entry(OrganisationCode("F86001"), ""))
    given(decider, *MEMBER).when(command).then_refused(EntryContradicts, rows=(0, 2), pointer="/entries/0/name")


def test_an_organisation_has_one_entry() -> None:
    given(decider, *MEMBER).when(take_over(entry(), entry())).then_refused(
        ImportedTwice, pointer="/entries/1/organisation"
    )


def many(count: int, *memberships: Period) -> list[Any]:
    return [entry(OrganisationCode(f"Y{number:05}"), f"PRACTICE {number}", *memberships) for number in range(count)]


def test_an_import_has_an_upper_size() -> None:
    refused = given(decider, established()).when(take_over(*many(LARGEST_IMPORT + 1)))
    refused.then_refused(ImportTooLarge, pointer="/entries", entries=LARGEST_IMPORT + 1)


def test_the_largest_import_is_taken_over_whole() -> None:
    entries = many(LARGEST_IMPORT, period("2013"))
    first = given(decider, established()).when(take_over(*entries)).outcome()
    assert len(first) == 2 * LARGEST_IMPORT


def test_two_stays_within_a_vague_year_are_two_memberships() -> None:
    twice = entry(ALLUM, "ALLUM MEDICAL CENTRE", period("2013", "2013-03"), period("2013-05"))
    record = given(decider, established(), registered(), joined("2013"))
    record.when(take_over(twice)).then(left("2013-03"), joined("2013-05"))


def test_who_left_and_came_back_with_a_vague_date_is_not_taken_for_one_who_stayed() -> None:
    back = entry(ALLUM, "ALLUM MEDICAL CENTRE", period("2015-05"))
    record = given(decider, established(), registered(), joined("2015"), left("2015-03"))
    record.when(take_over(back)).then(joined("2015-05"))
