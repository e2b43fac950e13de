"""Decisions that are not published when they should be."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from service.auth.callers import Role
from service.exceptions.kinds import UNPUBLISHED_DAYS
from service.tests.exceptions.conftest import Auditor
from service.tests.meetings.make import Body
from service.tests.questions.deciding import Deciding
from service.tests.serving import served

MARCH = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class MovedClock:
    """A clock that shows the time it was moved to."""

    def __init__(self) -> None:
        self.moment = MARCH

    def now(self) -> datetime:
        """A microsecond later than when it was looked at before."""
        self.moment += timedelta(microseconds=1)
        return self.moment


def listed(body: Body, day: date) -> list[tuple[str, str]]:
    """What an auditor who comes now is told of the day."""
    return [(one["subject"], one["since"]) for one in Auditor(body).listed("unpublished", as_at=day)]


def test_a_decision_is_told_from_the_thirtieth_day_after_it_was_taken_until_it_is_published(
    database_url: str, tmp_path: Path
) -> None:
    clock = MovedClock()
    with served(database_url, tmp_path, clock) as service:
        body = Deciding(service)
        first, second = (body.decides(body.case(name), "APPROVE") for name in ("WF/1", "WF/2"))
        taken = date.fromisoformat(first["decided"])
        due = taken + timedelta(days=UNPUBLISHED_DAYS)
        clock.moment += timedelta(days=UNPUBLISHED_DAYS + 2)
        publisher = service.caller(body.ods, Role.PUBLISHER)
        publisher.record(f"decisions/{first['decision']}/publications", {"published": str(due + timedelta(days=1))})
        told = [(f"decision:{one['decision']}", str(due)) for one in (first, second)]
        assert listed(body, due - timedelta(days=1)) == []
        assert listed(body, due) == told
        assert listed(body, due + timedelta(days=1)) == told[1:]
