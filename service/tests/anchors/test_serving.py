"""The running service takes checkpoints out by itself, says when it cannot, and records all the same."""

import time
from pathlib import Path

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.note import SignedNote
from service.audit.anchors.configured import rounds_of
from service.audit.anchors.notebook import Entry, Notebook
from service.audit.prover import Prover
from service.clock import now
from service.settings import Settings
from service.store.databases import Database
from service.tests.anchors.receivers import hooked, post_office
from service.tests.anchors.test_places import KEY
from service.tests.audit.histories import a_history
from service.tests.meetings.make import WalthamForest
from service.tests.serving import Service, served

PATIENCE = 30


def closed_meeting(service: Service) -> WalthamForest:
    """A body whose meeting was opened and closed."""
    forest = WalthamForest(service)
    sitting = forest.sitting(forest.disinvestment, "Evans")
    sitting.record("close")
    return forest


def sizes_in(folder: Path, ledger: str) -> list[int]:
    """The sizes of a ledger's checkpoints in a folder."""
    notes = [SignedNote.parse(file.read_bytes()) for file in sorted(folder.glob(f"{ledger}-*.checkpoint"))]
    return [Checkpoint.parse(note.text).size for note in notes]


def test_the_close_of_a_meeting_is_in_the_folder_soon_after(database_url: str, tmp_path: Path) -> None:
    share = tmp_path / "share"
    with served(database_url, tmp_path, anchor_dir=share) as service:
        forest = closed_meeting(service)
        size = int(forest.secretary.get("log/checkpoint").headers["Record-Position"])
        until = time.monotonic() + PATIENCE
        while size not in sizes_in(share, forest.ods) and time.monotonic() < until:
            time.sleep(0.05)
        assert size in sizes_in(share, forest.ods)
        assert service.client.get("/readyz").json()["checks"]["anchors"] == "pass"


def test_a_place_that_takes_nothing_is_a_warning_and_stops_nobody(database_url: str, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.write_text("a file where a folder should be")
    with served(database_url, tmp_path, anchor_dir=share) as service:
        closed_meeting(service)
        until = time.monotonic() + PATIENCE
        while (answer := service.client.get("/_status")).json()["status"] == "pass" and time.monotonic() < until:
            time.sleep(0.05)
        assert (answer.status_code, answer.json()["checks"]["anchors"]) == (200, "warn")
        assert WalthamForest(service).secretary.get("").status_code == 200


def test_a_place_that_is_no_longer_configured_warns_of_nothing(sqlite_url: str, tmp_path: Path) -> None:
    with Notebook(tmp_path).open(wait=True) as entries:
        assert entries is not None
        entries["mail to a@example.org"] = {"08W": Entry(failures=1, failed_at="2026-03-02T12:00:00+00:00", why="x")}
    with served(sqlite_url, tmp_path) as service:
        assert service.client.get("/_status").json()["checks"]["anchors"] == "pass"


def test_each_mailbox_and_webhook_that_is_configured_is_a_place_of_its_own(tmp_path: Path) -> None:
    size = a_history(f"sqlite:///{tmp_path / 'log.db'}", practices=3, people_registered=1)
    with post_office() as post, hooked(200) as hook:
        settings = Settings.model_validate(
            {
                "data_dir": tmp_path,
                "anchor_mail_to": ("a@example.org", "b@example.org"),
                "anchor_mail_server": post.url,
                "anchor_webhooks": (hook.url,),
            }
        )
        database = Database(f"sqlite:///{tmp_path / 'log.db'}")
        done = rounds_of(settings, Prover(KEY)).go(database.reader(), now())
        database.close()
    *places, webhook = (one.place for one in done)
    assert places == ["folder", "mail to a@example.org", "mail to b@example.org"]
    assert webhook.startswith("webhook at 127.0.0.1 (")
    assert [(one.size, one.why_not) for one in done] == [(size, None)] * 4
    assert (len(post.letters), len(hook.bodies)) == (2, 1)
