"""The read models compared beside the service: when an auditor asks, and from time to time."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from service.audit.comparisons.comparing import Comparing
from service.auth.callers import Role
from service.clock import SystemClock
from service.contexts import PROJECTIONS
from service.store.connections import transaction
from service.store.verification_runs import RunKind, latest_run
from service.tests.meetings.make import Body
from service.tests.serving import Json, Service, served

PATIENCE = 60


@pytest.fixture
def alone(database_url: str, tmp_path: Path) -> Iterator[Service]:
    """A service of its own, whose registers may be spoilt."""
    with served(database_url, tmp_path) as found:
        yield found


def awaited(read: Callable[[], Json], done: Callable[[Json], bool]) -> Json:
    """What is read once it is as awaited."""
    until = time.monotonic() + PATIENCE
    while not done(found := read()):
        assert time.monotonic() < until, found
        time.sleep(0.05)
    return found


def compared(service: Service, ods: str) -> Json:
    """The comparison that an auditor asked for, when it is over."""
    auditor = service.caller(ods, Role.AUDITOR)
    answer = auditor.post("comparisons")
    assert (answer.status_code, answer.json()["waiting"]) == (202, True)
    return awaited(lambda: auditor.read("comparisons"), lambda found: not found["waiting"])


def spoil(service: Service, ods: str) -> None:
    """Change a name in a register behind the service's back."""
    with transaction(service.database.connect()) as connection:
        connection.say(f"UPDATE organisations SET name = 'Another' WHERE ledger = '{ods}'")  # noqa: S608


def test_an_auditor_has_the_registers_compared_and_is_told_what_was_found(alone: Service) -> None:
    body = Body(alone)
    body.organisation("CLINIC1")
    auditor = alone.caller(body.ods, Role.AUDITOR)
    assert auditor.read("comparisons") == {"waiting": False, "last": None}
    good = compared(alone, body.ods)["last"]
    assert (good["outcome"], good["firstWrong"]) == ("GOOD", None)
    assert alone.client.get("/_status").json()["checks"]["comparison"] == "pass"
    spoil(alone, body.ods)
    wrong = compared(alone, body.ods)["last"]
    assert (wrong["outcome"], wrong["firstWrong"]) == ("WRONG", 2)
    assert "organisations" in wrong["sentence"]
    status = alone.client.get("/_status")
    assert (status.status_code, status.json()["checks"]["comparison"]) == (200, "warn")


def test_whoever_only_reads_has_nothing_compared(service: Service) -> None:
    body = Body(service)
    member = service.caller(body.ods, Role.MEMBER, person=body.person("Adams"))
    assert [member.post("comparisons").status_code, member.get("comparisons").status_code] == [403, 403]


def _comparing(service: Service, hours: float, minutes: float = 1) -> Comparing:
    every, longest = timedelta(hours=hours), timedelta(minutes=minutes)
    return Comparing(service.database, lambda: PROJECTIONS, SystemClock(), every=every, longest=longest)


def _last(service: Service, ods: str) -> str | None:
    run = latest_run(service.database.reader(), ods, RunKind.COMPARISON, SystemClock().now())
    return run.outcome.value if run else None


def test_from_time_to_time_every_ledger_is_compared_and_not_sooner(alone: Service) -> None:
    body = Body(alone)
    ods = body.ods
    body.organisation("CLINIC1")
    never, daily = _comparing(alone, 0), _comparing(alone, 24)
    never._go_round()
    assert _last(alone, ods) is None
    daily._go_round()
    assert _last(alone, ods) == "GOOD"
    spoil(alone, ods)
    daily._go_round()
    assert _last(alone, ods) == "GOOD"
    _comparing(alone, 0.000_000_1)._go_round()
    assert _last(alone, ods) == "WRONG"


def test_a_comparison_that_takes_too_long_is_given_up_and_says_so(alone: Service) -> None:
    ods = Body(alone).ods
    impatient = _comparing(alone, 0, minutes=0)
    impatient.ask(ods)
    impatient._go_round()
    assert _last(alone, ods) == "CANNOT_TELL"
    assert not impatient.is_waiting(ods)


def test_a_ledger_that_cannot_be_compared_keeps_no_other_from_it(alone: Service) -> None:
    broken, well = Body(alone).ods, Body(alone).ods
    with transaction(alone.database.connect()) as connection:
        connection.say(f"UPDATE facts SET leaf = leaf_hash WHERE ledger = '{broken}'")  # noqa: S608 - our own name
    comparing = _comparing(alone, 0)
    comparing.ask(broken)
    comparing.ask(well)
    comparing._go_round()
    assert (_last(alone, broken), _last(alone, well)) == ("CANNOT_TELL", "GOOD")
    assert not comparing.is_waiting(broken)
