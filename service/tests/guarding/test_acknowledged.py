"""A loss is acknowledged by a fact under a new name of the log; whoever kept something from before is told of it."""

import json
import threading
from pathlib import Path

from domain.ledger.checkpoint import Checkpoint
from service.app import auditing
from service.store.databases import Database
from service.tests.guarding.rig import BODY, Installation
from service.tests.guarding.test_rolled_back import FORKED, ROLLED_BACK

WHY = ("--why", "The disk failed; the backup of the night before was restored.", "--by", "caldicott.guardian")


def verified(installation: Installation, *kept: Path) -> tuple[int, str]:
    """What the command line says of the database, and of an export of it; they agree on the outcome."""
    key = installation.folder / "key"
    checkpoints = [part for file in kept for part in ("--checkpoint", file)]
    known = ("--key", key.read_text().strip(), *checkpoints)
    there = installation.program.run("verify", "--body", BODY, *known)
    export = installation.folder / f"{len(list(installation.folder.iterdir()))}.jsonl"
    installation.program.does("export", "--body", BODY, "--output", export)
    file = installation.program.run("verify", "--export", export, *known)
    assert file.exit_code == there.exit_code, file.output + there.output
    return there.exit_code, there.output


def test_after_a_loss_is_acknowledged_the_log_goes_on_under_a_new_name(installation: Installation) -> None:
    early, late, key = (installation.folder / name for name in ("early", "late", "key"))
    with installation.served() as keeper:
        keeper.establish()
        early.write_text(keeper.checkpoint())
        key.write_text(keeper.secretary.get("log/key").text)
        keeper.grow("One")
        backup = installation.backup()
        keeper.grow("Two", "Three")
        late.write_text(keeper.checkpoint())
        receipt = installation.folder / "receipt"
        receipt.write_text(keeper.secretary.get("log/receipts/3").text)
        backup.restore()
        assert keeper.refusal() == ROLLED_BACK
        said = installation.program.does("acknowledge", "--body", BODY, *WHY)
        assert "of 4 facts that localhost/decisions/08W was signed for, the first 2 are there" in said
        note = keeper.checkpoint()
        assert note.startswith("localhost/decisions/08W.2\n3\n"), "and the running service goes on"
        assert keeper.secretary.get("log/key").text.startswith("localhost/decisions/08W.2+")
        acknowledged = keeper.secretary.read("log/facts/3")
        assert keeper.service.client.get("/_status").json()["checks"]["log"] == "pass"
        keeper.grow("Four", "Five")
        newest = installation.folder / "newest"
        newest.write_text(keeper.checkpoint())
    assert acknowledged["fact"]["type"] == "custody.LossAcknowledged"
    assert acknowledged["fact"]["actor"] == "caldicott.guardian"
    assert [one["text"] for one in acknowledged["disclosures"]] == [WHY[1]]
    folder = installation.folder / "data" / "anchors"
    assert (folder / f"{BODY}.2-000000000003.checkpoint").read_text() == note
    assert "facts 3 to 4 are lost" in verified(installation)[1]
    assert verified(installation, early, newest)[0] == 0
    for kept in (late, receipt):
        code, told = verified(installation, early, kept)
        assert (code, "facts 3 to 4 are lost, as the fact at position 3 acknowledges" in told) == (2, True)
    assert verified(installation, _signed(installation, 5))[0] == 1, "more than was acknowledged"
    assert verified(installation, _signed(installation, 2))[0] == 1, "not what is common"
    assert "Nothing that 08W has signed is lost" in installation.program.fails("acknowledge", "--body", BODY, *WHY)


def _signed(installation: Installation, size: int) -> Path:
    """A checkpoint under the first name of the log that its facts do not have."""
    key = auditing(installation.program.settings, Database(installation.url)).prover.key
    file = installation.folder / f"forged-{size}"
    file.write_text(str(key.sign(Checkpoint(key.origin(BODY), size, bytes(32)), BODY)))
    return file


def test_what_another_log_replaced_is_acknowledged_from_the_last_exported_checkpoint_that_agrees(
    installation: Installation,
) -> None:
    with installation.served() as keeper:
        keeper.establish()
        installation.program.does("anchor")
        backup = installation.backup()
        keeper.grow("One")
        keeper.checkpoint()
    backup.restore()
    with installation.without_marks(), installation.served() as keeper:
        keeper.grow("Another", "And another")
    with installation.served() as keeper:
        assert keeper.refusal() == FORKED
        told = installation.program.tells("acknowledge", "--body", BODY, *WHY)
        assert (told["signedSize"], told["commonSize"], told["keptSize"]) == (2, 1, 3)
        assert json.loads(json.dumps(keeper.secretary.read("log/facts/4")["fact"]["data"]))["commonSize"] == 1
        assert keeper.checkpoint().startswith("localhost/decisions/08W.2\n4\n")


def test_an_acknowledgement_that_is_lost_as_well_is_acknowledged_under_the_third_name(
    installation: Installation,
) -> None:
    with installation.served() as keeper:
        keeper.establish()
        backup = installation.backup()
        keeper.grow("One")
        keeper.checkpoint()
        for name in ("08W.2", "08W.3"):
            backup.restore()
            assert keeper.refusal() == ROLLED_BACK
            installation.program.does("acknowledge", "--body", BODY, *WHY)
            assert keeper.checkpoint().startswith(f"localhost/decisions/{name}\n2\n")


def test_a_loss_is_acknowledged_once_whoever_asks_at_the_same_time(installation: Installation) -> None:
    with installation.served() as keeper:
        keeper.establish()
        backup = installation.backup()
        keeper.grow("One")
        keeper.checkpoint()
        backup.restore()
        codes: list[int] = []
        at_once = [
            threading.Thread(
                target=lambda: codes.append(installation.program.really("acknowledge", "--body", BODY, *WHY).returncode)
            )
            for _ in range(2)
        ]
        for one in at_once:
            one.start()
        for one in at_once:
            one.join()
        assert sorted(codes) == [0, 1]
        assert keeper.grow("Two") == 3
