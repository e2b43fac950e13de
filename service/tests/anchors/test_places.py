"""Each kind of place: what it keeps of a checkpoint, and what becomes of one that it does not take."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.note import SignedNote
from service.audit.anchors import mail
from service.audit.anchors.folder import AnchorFolder
from service.audit.anchors.mail import AnchorMail
from service.audit.anchors.places import AnchorRefused
from service.audit.anchors.webhook import AnchorWebhook
from service.audit.durable_files import write_anew, write_once
from service.audit.prover import SignedTree
from service.audit.signing import LogKey
from service.tests.anchors.receivers import hooked, post_office
from verifier.signatures import verify_signature

KEY = LogKey(bytes(range(32)), "log.example.nhs.uk/decisions")


def tree(size: int, root: bytes = bytes(32), ledger: str = "08W") -> SignedTree:
    checkpoint = Checkpoint(KEY.origin(ledger), size, root)
    return SignedTree(checkpoint=checkpoint, note=KEY.sign(checkpoint, ledger))


def test_files_sort_by_ledger_and_size_and_hold_the_signed_note(tmp_path: Path) -> None:
    folder = AnchorFolder(tmp_path / "share")
    for size in (1_000, 9, 10):
        folder.take(tree(size))
    folder.take(tree(7, ledger="15N"))
    files = sorted((tmp_path / "share").iterdir())
    notes = [SignedNote.parse(file.read_bytes()) for file in files]
    assert [Checkpoint.parse(note.text).size for note in notes] == [9, 10, 1_000, 7]
    assert notes[0].verify([KEY.verifier("08W")], verify_signature)
    assert files[0].name == "08W-000000000009.checkpoint"


def test_a_file_once_written_is_never_overwritten(tmp_path: Path) -> None:
    folder = AnchorFolder(tmp_path)
    folder.take(tree(9))
    folder.take(tree(9))
    with pytest.raises(AnchorRefused, match="signed for something else"):
        folder.take(tree(9, b"\x01" * 32))
    (file,) = tmp_path.iterdir()
    assert file.read_text() == str(tree(9).note)
    file.write_bytes(b"")
    with pytest.raises(AnchorRefused):
        folder.take(tree(9))


def test_of_many_who_write_one_file_one_does_and_it_is_whole(tmp_path: Path) -> None:
    start = threading.Barrier(8)

    def write(number: int) -> bool:
        start.wait(10)
        return write_once(tmp_path / "file", str(number).encode() * 1000)

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(write, range(8))) == [False] * 7 + [True]
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    assert len(set((tmp_path / "file").read_text())) == 1


def test_a_file_is_put_in_the_place_of_another_in_one_step(tmp_path: Path) -> None:
    for content in (b"a", b"b"):
        write_anew(tmp_path / "file", content)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("file", b"b")]


def test_a_folder_on_a_full_disk_takes_nothing_and_leaves_no_half_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        AnchorFolder(tmp_path).take(tree(9))
    assert list(tmp_path.iterdir()) == []


def test_a_checkpoint_is_mailed_in_the_text_and_as_a_file() -> None:
    with post_office() as post:
        AnchorMail(post.url, "log@example.nhs.uk", "auditor@example.org").take(tree(9))
    (letter,) = post.letters
    _, text, file = letter.walk()
    assert (letter["To"], letter["Subject"]) == (
        "auditor@example.org",
        "Checkpoint of log.example.nhs.uk/decisions/08W: 9 facts",
    )
    assert file.get_payload(decode=True) == str(tree(9).note).encode()
    assert str(tree(9).note) in text.get_payload(decode=True).decode().replace("\r\n", "\n")  # type: ignore[union-attr]


def test_a_recipient_who_is_refused_has_not_been_sent_it() -> None:
    with post_office() as post:
        post.refuses = True
        with pytest.raises(AnchorRefused, match="SMTPRecipientsRefused"):
            AnchorMail(post.url, "log@example.nhs.uk", "nobody@example.org").take(tree(9))


def test_a_password_is_not_sent_where_others_could_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office() as post:
        port = urlsplit(post.url).port
        monkeypatch.setattr(mail, "is_loopback", lambda _: False)  # as a server elsewhere
        with pytest.raises(AnchorRefused, match="over TLS only"):
            AnchorMail(f"smtp://log:secret@127.0.0.1:{port}", "log@example.nhs.uk", "a@example.org").take(tree(9))
    assert post.letters == []


def test_a_mail_server_that_is_not_there_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match="refused"):
        AnchorMail("smtp://127.0.0.1:9", "log@example.nhs.uk", "a@example.org", seconds=2).take(tree(9))


def test_a_checkpoint_is_posted_as_it_is() -> None:
    with hooked(204) as hook:
        AnchorWebhook(hook.url).take(tree(9))
    assert hook.bodies == [str(tree(9).note).encode()]


@pytest.mark.parametrize("status", [301, 307, 308, 404, 500])
def test_only_a_success_counts_and_no_redirect_is_followed(status: int) -> None:
    with hooked(status) as hook, pytest.raises(AnchorRefused, match=str(status)):
        AnchorWebhook(hook.url).take(tree(9))
    assert len(hook.bodies) == 1


def test_a_webhook_that_hangs_is_given_up_and_its_address_is_not_told() -> None:
    with hooked(None) as hook:
        place = AnchorWebhook(hook.url, seconds=0.3)
        with pytest.raises(AnchorRefused, match="no answer in time"):
            place.take(tree(9))
    assert place.name.startswith("webhook at 127.0.0.1 (")
    assert urlsplit(hook.url).path not in place.name


def test_a_webhook_that_is_not_there_has_taken_nothing() -> None:
    with pytest.raises(AnchorRefused, match="ConnectError"):
        AnchorWebhook("http://127.0.0.1:9/").take(tree(9))
