"""The financial year and its summary, counted from what is on record."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as some

from domain.kernel.financial_year import FinancialYear, NotAFinancialYear, year_named, year_of
from domain.kernel.ids import OrganisationCode
from domain.kernel.london import day_of
from domain.procurement.events import Process, RepresentationOutcome
from domain.procurement.summary import (
    AwardLine,
    ModificationLine,
    Recorded,
    RepresentationLine,
    Summary,
    summary_of,
)

YEAR = FinancialYear(begins=2024)
OAK, ELM, ASH = (OrganisationCode(code) for code in ("F86001", "F86002", "F86003"))


def award(
    awarded: date,
    *organisations: OrganisationCode,
    process: Process = Process.COMPETITIVE,
    last_day: date | None = None,
    urgent: bool = False,
) -> AwardLine:
    return AwardLine(
        process=process,
        urgent=urgent,
        awarded=awarded,
        last_day=last_day,
        organisations=frozenset(organisations or (OAK,)),
    )


def counted(*awards: AwardLine, day: date = date(2030, 1, 1), **more: object) -> Summary:
    nothing: dict[str, object] = {"modifications": (), "abandoned": (), "representations": ()}
    return summary_of(Recorded(awards=awards, **(nothing | more)), YEAR, day)  # type: ignore[arg-type]


def test_the_year_turns_at_midnight_in_london_which_is_eleven_in_the_evening_universal_time() -> None:
    """T3: in 2024 the year ended on the Sunday on which the clocks went forward."""
    last, first = datetime(2024, 3, 31, 22, 59, 59, tzinfo=UTC), datetime(2024, 3, 31, 23, 0, tzinfo=UTC)
    assert [year_of(day_of(moment)).name for moment in (last, first)] == ["2023/24", "2024/25"]
    assert [year_of(day_of(first + timedelta(days=days))).name for days in (364, 365)] == ["2024/25", "2025/26"]


@for_all(day=some.dates(min_value=date(1901, 1, 1), max_value=date(9999, 3, 31)))
def test_every_day_lies_in_exactly_the_year_it_is_said_to(day: date) -> None:
    year = year_of(day)
    assert day in year
    assert day not in FinancialYear(begins=year.begins - 1)
    assert year_named(year.name) == year


@pytest.mark.parametrize("text", ["2024", "2024/26", "2024-25", "24/25", "2024/2025", ""])
def test_two_years_that_do_not_follow_one_another_are_no_financial_year(text: str) -> None:
    with pytest.raises(NotAFinancialYear):
        year_named(text)


def test_the_year_1999_is_followed_by_00() -> None:
    assert (year_named("1999/00").begins, FinancialYear(begins=1999).name) == (1999, "1999/00")


def test_awards_are_counted_by_process_within_the_year_and_not_beside_it() -> None:
    found = counted(
        award(date(2024, 3, 31), process=Process.DIRECT_AWARD_A),
        award(date(2024, 4, 1), process=Process.DIRECT_AWARD_B),
        award(date(2025, 3, 31), process=Process.DIRECT_AWARD_B, urgent=True),
        award(date(2025, 4, 1), process=Process.DIRECT_AWARD_C),
    )
    assert {process: often for process, often in found.by_process.items() if often} == {Process.DIRECT_AWARD_B: 2}
    assert found.urgent_awards == 1


def test_a_provider_is_new_that_held_nothing_when_the_year_began() -> None:
    before = award(date(2023, 5, 1), OAK)
    lapsed = award(date(2020, 5, 1), ELM, last_day=date(2024, 3, 31))
    found = counted(before, lapsed, award(date(2024, 6, 1), OAK, ELM, ASH))
    assert (found.new_providers, found.providers_contracted) == (1, 3)
    assert counted(award(date(2024, 6, 1), ELM)).new_providers == 1


def test_a_provider_no_longer_holds_a_contract_when_its_last_one_ended_in_the_year() -> None:
    ended = award(date(2020, 5, 1), OAK, last_day=date(2025, 3, 30))
    lasting = award(date(2020, 5, 1), ELM, last_day=date(2025, 3, 31))
    found = counted(ended, lasting)
    assert (found.providers_no_longer, found.providers_contracted) == (1, 1)
    again = counted(ended, award(date(2024, 9, 1), OAK))
    assert (again.providers_no_longer, again.new_providers) == (0, 0)


def test_modifications_and_abandoned_procurements_are_counted() -> None:
    changes = tuple(
        ModificationLine(urgent=urgent, modified=day)
        for urgent, day in ((True, date(2024, 4, 1)), (False, date(2025, 3, 31)), (True, date(2025, 4, 1)))
    )
    found = counted(modifications=changes, abandoned=(date(2024, 4, 1), date(2024, 3, 31)))
    assert (found.modifications, found.urgent_modifications, found.abandoned) == (2, 1, 1)


def test_representations_are_counted_with_what_became_of_them_by_the_day() -> None:
    made = tuple(
        RepresentationLine(received=date(2024, 5, 1), answered=answered, outcome=outcome)
        for answered, outcome in (
            (date(2024, 6, 1), RepresentationOutcome.UPHELD),
            (date(2024, 7, 1), RepresentationOutcome.NOT_UPHELD),
            (None, None),
        )
    )
    found = counted(representations=made, day=date(2024, 6, 30))
    assert (found.representations_received, found.representations_waiting) == (3, 2)
    assert found.representations_by_outcome[RepresentationOutcome.UPHELD] == 1
    assert counted(representations=made).representations_waiting == 1


@for_all(
    starts=some.lists(some.dates(min_value=date(2022, 1, 1), max_value=date(2027, 1, 1)), max_size=8),
    process=some.sampled_from(Process),
)
def test_over_all_years_every_award_is_counted_exactly_once(starts: list[date], process: Process) -> None:
    recorded = Recorded(
        awards=tuple(award(day, process=process) for day in starts), modifications=(), abandoned=(), representations=()
    )
    years = (summary_of(recorded, FinancialYear(begins=begins), date(2030, 1, 1)) for begins in range(2021, 2028))
    assert sum(year.by_process[process] for year in years) == len(starts)
