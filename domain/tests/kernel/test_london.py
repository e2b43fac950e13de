"""The local day in England."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.london import day_of

LONDON = ZoneInfo("Europe/London")


@given(st.datetimes(datetime(1996, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_local_day_is_that_of_the_time_zone(moment: datetime) -> None:
    assert day_of(moment) == moment.astimezone(LONDON).date()


@pytest.mark.parametrize("year", range(1997, 2036))
@pytest.mark.parametrize("month", [3, 10])
def test_the_clocks_change_on_the_last_sunday(year: int, month: int) -> None:
    for day in range(24, 32):
        for hour in (0, 22, 23):
            moment = datetime(year, month, day, hour, 30, tzinfo=UTC)
            assert day_of(moment) == moment.astimezone(LONDON).date()


def test_the_financial_year_begins_at_eleven_in_the_evening_universal_time() -> None:
    begins = datetime(2012, 3, 31, 23, tzinfo=UTC)
    assert day_of(begins).isoformat() == "2012-04-01"
    assert day_of(begins - timedelta(seconds=1)).isoformat() == "2012-03-31"
