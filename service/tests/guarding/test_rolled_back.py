"""Whoever puts an older or another database in the place of a log finds that it signs and records nothing."""

import json
import os
import time
from pathlib import Path

import pytest

from service.tests.guarding.rig import BODY, Installation, Keeper
from service.tests.serving import served

ROLLED_BACK, FORKED = (503, "log-rolled-back"), (503, "log-forked")
SIGNING = ("log/checkpoint", "log/receipts/1", "log/proofs/inclusion?position=1", "log/proofs/consistency?from=1")


def refused_everywhere(keeper: Keeper, as_what: tuple[int, str]) -> None:
    """Reads are served; nothing is signed, nothing recorded, and the status says so."""
    assert {keeper.refusal(path) for path in SIGNING} == {as_what}
    refused = keeper.secretary.refused("people", {"office": "GP", "name": "Refused"})
    assert (refused["status"], refused["type"]) == (as_what[0], f"/problems/{as_what[1]}")
    assert keeper.secretary.get("people").status_code == 200
    assert keeper.secretary.get("log/facts").status_code == 200
    status, ready = keeper.service.client.get("/_status"), keeper.service.client.get("/readyz")
    assert (status.status_code, status.json()["checks"]["log"]) == (503, "fail")
    assert (ready.status_code, ready.json()["checks"]["log"]) == (200, "warn")


def test_a_backup_behind_a_signed_checkpoint_signs_and_records_nothing(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    with installation.served() as keeper:
        keeper.establish()
        keeper.grow("One", "Two")
        backup = installation.backup()
        keeper.grow("Three")
        keeper.checkpoint()
    newest = installation.backup()
    backup.restore()
    with installation.served() as keeper:
        refused_everywhere(keeper, ROLLED_BACK)
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "log-rolled-back" in line]
    assert [(one["ledger"], one["signedSize"], one["keptSize"]) for one in told] == [(BODY, 4, 3)], "once"
    newest.restore()
    with installation.served() as keeper:
        assert keeper.grow("Four") == 5, "with the newest backup all is well"
        keeper.checkpoint()


def test_a_backup_from_before_anything_was_signed_beyond_it_loses_nothing_that_can_be_shown(
    installation: Installation,
) -> None:
    with installation.served() as keeper:
        keeper.establish()
        keeper.checkpoint()
        backup = installation.backup()
        keeper.grow("One")
    backup.restore()
    with installation.served() as keeper:
        assert keeper.grow("Two") == 2
        keeper.checkpoint()


def test_another_log_of_the_same_length_or_longer_signs_nothing(installation: Installation) -> None:
    with installation.served() as keeper:
        keeper.establish()
        backup = installation.backup()
        keeper.grow("One")
        keeper.checkpoint()
    backup.restore()
    with installation.without_marks(), installation.served() as keeper:
        keeper.grow("Another")
        keeper.checkpoint()
    with installation.served() as keeper:
        refused_everywhere(keeper, FORKED)
    with installation.without_marks(), installation.served() as keeper:
        keeper.grow("And another")
    with installation.served() as keeper:
        refused_everywhere(keeper, FORKED)


def test_a_share_of_anchors_that_hangs_keeps_nobody_from_recording_and_counts_when_it_comes(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    with installation.served() as keeper:
        keeper.establish()
        backup = installation.backup()
        keeper.grow("One")
        signed = keeper.secretary.get("log/checkpoint").content
    backup.restore()
    anchors = installation.folder / "data" / "anchors"
    with installation.without_marks():
        anchors.mkdir()
        os.mkfifo(anchors / f"{BODY}-000000000002.checkpoint")  # whoever opens it waits until somebody writes
        with installation.served() as keeper:
            assert keeper.grow("Another") == 2
            assert "no answer in time" in capsys.readouterr().err
            (anchors / f"{BODY}-000000000002.checkpoint").write_bytes(signed)
            until = time.monotonic() + 60
            while keeper.secretary.get("log/checkpoint").status_code == 200:
                assert time.monotonic() < until
                time.sleep(0.05)
            assert keeper.refusal("log/checkpoint") == FORKED


def test_a_log_that_is_cut_short_while_it_is_served_is_noticed(installation: Installation) -> None:
    with installation.served() as keeper:
        keeper.establish()
        backup = installation.backup()
        keeper.grow("One", "Two")
        keeper.checkpoint()
        backup.restore()
        refused_everywhere(keeper, ROLLED_BACK)


def test_a_log_that_was_replaced_while_it_is_served_is_noticed_before_it_signs(installation: Installation) -> None:
    with installation.served() as keeper:
        keeper.establish()
        before = installation.backup()
        keeper.grow("One")
        keeper.checkpoint()
    before.restore()
    with installation.without_marks(), installation.served() as keeper:
        keeper.grow("Another", "And another")
    other = installation.backup()
    before.restore()
    with installation.without_marks():
        pass
    with installation.served() as keeper:
        assert keeper.refusal() == ROLLED_BACK
        other.restore()
        assert keeper.refusal() == FORKED


def test_a_longer_log_put_in_its_place_while_it_is_served_is_noticed_whatever_was_asked_before(
    installation: Installation,
) -> None:
    again = {"name": "NHS Waltham Forest CCG", "kind": "CCG"}
    with installation.served() as keeper:
        keeper.establish()
        before = installation.backup()
    with installation.without_marks(), installation.served() as keeper:
        keeper.grow("Another", "And another")
    longer = installation.backup()
    before.restore()
    with installation.served() as keeper:
        keeper.grow("One")
        keeper.checkpoint()
        longer.restore()
        assert keeper.secretary.refused("establishment", again)["status"] == 409, "a refusal is no look at the tree"
        assert keeper.refusal() == FORKED
        assert keeper.secretary.refused("people", {"office": "GP", "name": "Refused"})["status"] == FORKED[0]
        assert keeper.refusal() == FORKED


def test_a_ledger_that_vanished_is_not_begun_anew(installation: Installation) -> None:
    with installation.served() as keeper:
        empty = installation.backup()
        keeper.establish()
        keeper.checkpoint()
    empty.restore()
    with installation.served() as keeper:
        again = keeper.secretary.refused("establishment", {"name": "NHS Waltham Forest CCG", "kind": "CCG"})
        assert (again["status"], again["type"]) == (503, "/problems/log-rolled-back")
        assert keeper.service.client.get("/_status").json()["checks"]["log"] == "fail"


def test_what_was_taken_to_the_folder_counts_where_the_mark_is_gone(installation: Installation, tmp_path: Path) -> None:
    share = tmp_path / "share"
    with installation.served(anchor_dir=share) as keeper:
        keeper.establish()
        backup = installation.backup()
        keeper.grow("One")
        assert installation.program.run("anchor", DECISIONS_ANCHOR_DIR=str(share)).exit_code == 0
    backup.restore()
    (installation.folder / "data" / "marks" / f"{BODY}.checkpoint").unlink()
    (share / f"{BODY}-000000000009.checkpoint").write_text("of somebody else\n")
    with installation.served(anchor_dir=share) as keeper:
        refused_everywhere(keeper, ROLLED_BACK)


def test_a_mark_that_cannot_be_read_lets_nothing_be_signed_or_recorded(installation: Installation) -> None:
    with installation.served() as keeper:
        keeper.establish()
        keeper.checkpoint()
    mark = installation.folder / "data" / "marks" / f"{BODY}.checkpoint"
    held = mark.read_bytes()
    mark.write_bytes(b"")
    with installation.served() as keeper:
        assert keeper.refusal() == (503, "unavailable")
        assert keeper.secretary.refused("people", {"office": "GP", "name": "Refused"})["status"] == 503
        mark.write_bytes(held)
        assert keeper.grow("One") == 2


def test_two_processes_on_one_log_raise_no_false_alarm(installation: Installation) -> None:
    with (
        installation.served() as one,
        served(installation.url, installation.folder / "data") as service,
    ):
        other = Keeper(service, one.secretary.__class__(service.client, BODY, _token(one)))
        one.establish()
        for number in range(6):
            keeper, beside = (one, other) if number % 2 else (other, one)
            size = keeper.grow(f"Person {number}")
            assert f"\n{size}\n" in keeper.checkpoint()
            assert f"\n{size}\n" in beside.checkpoint()


def _token(keeper: Keeper) -> str:
    return keeper.secretary._token["Authorization"].removeprefix("Bearer ")
