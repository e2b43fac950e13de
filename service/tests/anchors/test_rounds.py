"""When a checkpoint is taken out, by whom, and what becomes of one that a place did not take."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.meetings.events import MeetingClosed
from service.audit.anchors.folder import AnchorFolder
from service.audit.anchors.notebook import LONGEST_PAUSE, Entry, Notebook
from service.audit.anchors.places import AnchorRefused, Place
from service.audit.anchors.rounds import CLOSE, DAILY, Delivery, Rounds
from service.audit.anchors.webhook import AnchorWebhook
from service.audit.prover import Prover, SignedTree
from service.store.connections import Connection
from service.store.databases import Database
from service.store.recorder import LedgerRecorder
from service.tests.anchors.receivers import hooked
from service.tests.anchors.test_places import KEY
from service.tests.audit.histories import LEDGER, a_history

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass
class Picky:
    """A place that refuses while it is told to."""

    name: str = "picky"
    refuses: bool = False
    taken: list[int] = field(default_factory=list)

    def take(self, tree: SignedTree) -> None:
        if self.refuses:
            raise AnchorRefused("not now")
        self.taken.append(tree.checkpoint.size)


@dataclass
class Log:
    """A recorded history, and rounds over it."""

    url: str
    folder: Path
    connection: Connection
    size: int

    def rounds(self, *places: Place) -> Rounds:
        return Rounds(Prover(KEY), places, Notebook(self.folder))

    def grow(self, kind: str) -> None:
        LedgerRecorder(Database(self.url), LEDGER).append([DCBEvent(type=kind, data=b"{}", tags=[])])
        self.size += 1


@pytest.fixture
def log(database_url: str, tmp_path: Path) -> Iterator[Log]:
    size = a_history(database_url, practices=3, people_registered=1)
    connection = Database(database_url).connect()
    yield Log(database_url, tmp_path, connection, size)
    connection.close()


def test_a_log_is_anchored_at_each_close_of_a_meeting_and_daily(log: Log) -> None:
    place = Picky()
    rounds = log.rounds(place)
    rounds.go(log.connection, NOON)
    log.grow("tests.SomethingElse")
    rounds.go(log.connection, NOON + MINUTE)
    assert place.taken == [log.size - 1], "at first, and not again for every fact"
    log.grow(CLOSE)
    log.grow("tests.SomethingElse")
    rounds.go(log.connection, NOON + 2 * MINUTE)
    assert place.taken[1:] == [log.size]
    log.grow("tests.SomethingElse")
    rounds.go(log.connection, NOON + DAILY)
    rounds.go(log.connection, NOON + DAILY + 2 * MINUTE)
    assert place.taken[2:] == [log.size]
    rounds.go(log.connection, NOON + 3 * DAILY)
    assert len(place.taken) == 3, "what has not grown has nothing new to show"


def test_the_close_of_a_meeting_is_known_by_its_permanent_name() -> None:
    assert MeetingClosed.type_name == CLOSE


def test_what_is_asked_for_by_hand_is_taken_whatever_is_due(log: Log) -> None:
    place = Picky()
    rounds = log.rounds(place)
    rounds.go(log.connection, NOON)
    assert rounds.go(log.connection, NOON, everything=True, ledger=LEDGER) == [
        Delivery(place="picky", ledger=LEDGER, size=log.size)
    ]
    assert rounds.go(log.connection, NOON, everything=True, ledger="15N") == []


def test_a_ledger_that_cannot_be_read_keeps_no_other_from_being_taken_out(
    log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    LedgerRecorder(Database(log.url), "15N").append([DCBEvent(type=CLOSE, data=b"{}", tags=[])])
    log.connection.say(f"UPDATE ledgers SET frontier = root WHERE ledger = '{LEDGER}' AND size > 1")  # noqa: S608
    place = Picky()
    done = {one.ledger: one.why_not for one in log.rounds(place).go(log.connection, NOON)}
    assert (done["15N"], place.taken) == (None, [1])
    assert done[LEDGER]
    assert [one.ledger for one in log.rounds(place).failures()] == [LEDGER]
    assert '"event": "checkpoint-not-anchored"' in capsys.readouterr().err


def test_what_a_place_does_not_take_is_told_and_tried_again_ever_more_rarely(
    log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    place, other = Picky(refuses=True), Picky("other")
    rounds = log.rounds(place, other)
    rounds.go(log.connection, NOON)
    assert other.taken == [log.size], "one place does not stop another"
    assert [(one.place, one.why_not) for one in rounds.failures()] == [("picky", "not now")]
    assert '"event": "checkpoint-not-anchored"' in capsys.readouterr().err
    assert rounds.go(log.connection, NOON + MINUTE / 2) == []
    tried, moment = 0, NOON
    while moment < NOON + timedelta(hours=12):
        moment += MINUTE
        tried += len(rounds.go(log.connection, moment))
    assert 12 <= tried <= 20
    place.refuses = False
    rounds.go(log.connection, moment + LONGEST_PAUSE)
    assert (place.taken, rounds.failures()) == ([log.size], [])


def test_a_folder_that_cannot_be_written_to_is_told_and_the_record_goes_on(log: Log) -> None:
    blocked = log.folder / "blocked"
    blocked.write_text("a file where a folder should be")
    rounds = log.rounds(AnchorFolder(blocked / "share"))
    (done,) = rounds.go(log.connection, NOON)
    assert done.why_not == "Not a directory"
    log.grow("tests.SomethingElse")
    assert [one.why_not for one in rounds.failures()] == ["Not a directory"]


def test_what_one_webhook_took_does_not_count_for_another_on_the_same_host(log: Log) -> None:
    with hooked(204) as takes, hooked(500) as refuses:
        rounds = log.rounds(AnchorWebhook(refuses.url), AnchorWebhook(takes.url))
        rounds.go(log.connection, NOON)
        rounds.go(log.connection, NOON + 2 * MINUTE)
    assert (len(refuses.bodies), len(takes.bodies)) == (2, 1), "only what was not taken is tried again"
    assert [one.why_not for one in rounds.failures()] == ["the answer was 500"]


class Broken:
    """A place that fails in a way nobody foresaw."""

    name = "broken"

    def take(self, tree: SignedTree) -> None:
        raise LookupError(tree)


def test_a_place_that_fails_in_an_unforeseen_way_stops_no_other_and_is_told(log: Log) -> None:
    other = Picky("other")
    rounds = log.rounds(Broken(), AnchorWebhook("https://no-such\u00adname..example/"), other)
    rounds.go(log.connection, NOON)
    rounds.go(log.connection, NOON + MINUTE / 2)
    assert other.taken == [log.size]
    assert [one.why_not for one in rounds.failures()] == ["it failed with LookupError", "it failed with InvalidURL"]


def test_what_was_taken_is_noted_where_the_round_ends_early(log: Log) -> None:
    def ended_early() -> None:
        with Notebook(log.folder).open(wait=True) as entries:
            assert entries is not None
            entries["picky"] = {LEDGER: Entry(size=log.size)}
            raise LookupError

    with pytest.raises(LookupError):
        ended_early()
    assert Notebook(log.folder).read() == {"picky": {LEDGER: Entry(size=log.size)}}


def test_two_processes_do_not_take_the_same_checkpoint_twice(log: Log) -> None:
    place = Picky()
    rounds = log.rounds(place)
    with Notebook(log.folder).open(wait=True):
        assert rounds.go(log.connection, NOON) == [], "the other process is at it"
    rounds.go(log.connection, NOON)
    log.rounds(place).go(log.connection, NOON)
    assert place.taken == [log.size]


def test_a_spoilt_notebook_makes_checkpoints_go_out_again(log: Log) -> None:
    place = Picky()
    for content in (b"", b"[]", b'{"picky": {"08W": {"nonsense": 1}}}'):
        (log.folder / "anchors.json").write_bytes(content)
        log.rounds(place).go(log.connection, NOON)
    assert place.taken == [log.size] * 3
