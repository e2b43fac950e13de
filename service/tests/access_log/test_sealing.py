"""The access log is bound into the record daily; whatever is changed of it is found, and what is not sealed is told."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import make_url

from domain.kernel.messages import Command
from domain.ledger.access_chain import BEFORE_THE_FIRST, entry_text, link
from service.access_log.queries import Wanted, entries
from service.access_log.sealing import DAILY, Seal, Sealing
from service.audit.verifying.databases import verify_database
from service.audit.verifying.wanted import Verification
from service.bus import Bus
from service.contexts import PROJECTIONS
from service.store.connections import Connection, transaction
from service.store.replies import Answer
from service.store.statements import Statement
from service.tests.access_log.conftest import Watched
from verifier.findings import Check
from verifier.reports import LedgerReport


@pytest.fixture
def sealing(body: Watched) -> Sealing:
    return Sealing(body.service.app.state.recording.opened)


def seal(body: Watched, sealing: Sealing, after: timedelta = DAILY, *, everything: bool = False) -> list[Seal]:
    now = datetime.now(UTC) + after
    connection = body.service.database.reader()
    return sealing.go(connection, now, everything=everything, ledger=body.ods)


def read_some(body: Watched) -> None:
    for position in (1, 2, 3):
        body.auditor.read(f"log/facts/{position}")


def verified(body: Watched) -> LedgerReport:
    url = make_url(body.service.environment()["DATABASE_URL"])
    wanted = Verification(url=url, projections=PROJECTIONS, ledger=body.ods)
    (report,) = verify_database(wanted, lambda _: lambda *_: None).ledgers
    return report


def found(body: Watched) -> list[tuple[Check, int, str]]:
    return [(one.check, one.first, one.what) for one in verified(body).findings]


def run(body: Watched, text: str) -> None:
    with transaction(body.service.database.reader()) as connection:
        connection.say(f"{text} AND ledger = '{body.ods}'")


def test_what_is_a_day_old_is_sealed_and_nothing_before(body: Watched, sealing: Sealing) -> None:
    read_some(body)
    assert seal(body, sealing, DAILY - timedelta(minutes=5)) == []
    assert seal(body, sealing) == [Seal(ledger=body.ods, entries=3)]
    (fact,) = [one for one in body.auditor.read("log/facts", limit=1000)["results"] if "Sealed" in one["fact"]["type"]]
    assert fact["fact"]["type"] == "custody.AccessLogSealed"
    assert fact["fact"]["actor"] == "service"
    assert fact["fact"]["data"]["entries"] == 3
    page = body.watcher.read("access-log")
    assert page["sealed"] == 3
    assert page["results"][2]["link"] == fact["fact"]["data"]["link"]


def test_nothing_is_sealed_twice(body: Watched, sealing: Sealing) -> None:
    assert seal(body, sealing, everything=True) == []
    read_some(body)
    assert len(seal(body, sealing, everything=True)) == 1
    before = body.position()
    assert seal(body, sealing, everything=True) == []
    assert seal(body, sealing, 9 * DAILY) == []
    assert body.position() == before


def test_a_body_that_cannot_record_keeps_no_other_from_being_sealed(
    body: Watched, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bus: Bus = body.service.app.state.recording.opened()
    bodies = [body, Watched(body.service)]
    for one in bodies:
        read_some(one)
    broken, well = sorted(one.ods for one in bodies)
    send = bus.send_and_wait

    def send_where_it_is_well(ledger: str, command: Command) -> Answer:
        if ledger == broken:
            raise RuntimeError
        return send(ledger, command)

    monkeypatch.setattr(bus, "send_and_wait", send_where_it_is_well)
    connection, now = body.service.database.reader(), datetime.now(UTC) + DAILY
    assert Seal(ledger=well, entries=3) in Sealing(lambda: bus).go(connection, now)
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "sealing-failed" in line]
    assert [(one["ledger"], one["why"]) for one in told] == [(broken, "RuntimeError")]
    with pytest.raises(RuntimeError):
        Sealing(lambda: bus).go(connection, now, ledger=broken)


def test_an_honest_access_log_is_verified(body: Watched, sealing: Sealing) -> None:
    read_some(body)
    (limit,) = [one for one in verified(body).limits if "access log" in one]
    assert limit.startswith("of the 3 entries of the access log 3 are not sealed yet")
    seal(body, sealing)
    report = verified(body)
    assert report.findings == ()
    assert not [one for one in report.limits if "access log" in one]
    body.auditor.read("breaches")
    assert verified(body).findings == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE access_entries SET entry = replace(entry, 'readFact', 'readCase') WHERE number = 2",
            "does not follow",
        ),
        ("UPDATE access_entries SET reader = 'somebody-else' WHERE number = 2", "another row"),
        ("UPDATE access_entries SET thing = 'position:7' WHERE number = 2", "another row"),
        ("UPDATE access_entries SET read_at = read_at + 1 WHERE number = 2", "another row"),
        ("DELETE FROM access_entries WHERE number = 2", "entry 2 of the access log is missing"),
        ("DELETE FROM access_entries WHERE number = 3", "ends at entry 2, and 3 entries were sealed"),
        ("DELETE FROM access_entries WHERE number > 0", "ends at entry 0, and 3 entries were sealed"),
    ],
)
def test_whatever_is_changed_of_a_sealed_access_log_is_found(
    body: Watched, sealing: Sealing, change: str, said: str
) -> None:
    read_some(body)
    seal(body, sealing)
    sealed_at = body.position()
    run(body, change)
    assert [(check, at) for check, at, what in found(body) if said in what] == [(Check.ACCESS_LOG, sealed_at)]


def test_an_access_log_written_anew_as_a_whole_is_found_by_its_seal(body: Watched, sealing: Sealing) -> None:
    read_some(body)
    seal(body, sealing)
    rewrite(body.service.database.reader(), body.ods)
    assert [what for _, _, what in found(body)] == ["the access log up to entry 3 is not the one that was sealed"]


def rewrite(connection: Connection, ledger: str) -> None:
    """Another reader in every entry, and every link reckoned again."""
    text = "UPDATE access_entries SET entry = {0}, link = {1}, reader = 'x' WHERE ledger = {2} AND number = {3}"
    put = Statement(
        sqlite=text.format(":entry", ":link", ":ledger", ":number"),
        postgresql=text.format("%(entry)s", "%(link)s", "%(ledger)s", "%(number)s"),
    )
    before = BEFORE_THE_FIRST
    for row in entries(connection, ledger, Wanted(), 0, 10):
        entry = entry_text(json.loads(row.entry) | {"reader": "x"})
        before = link(before, entry)
        connection.run(put, entry=entry, link=before, ledger=ledger, number=row.number)
