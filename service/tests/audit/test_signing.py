"""The log's key: made once, kept to its owner, and wrong signatures are simply false."""

import stat
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from domain.ledger.checkpoint import Checkpoint, open_checkpoint
from domain.ledger.keys import VerifierKey
from service.audit.signing import KEY_FILE, LogKey, NotASigningKey, log_key, new_key
from verifier.signatures import verify_signature

ORIGIN = "log.example.nhs.uk/decisions"


def test_the_key_is_made_at_the_first_start_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    made = log_key(tmp_path, ORIGIN)
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert log_key(tmp_path, ORIGIN).verifier("08W") == made.verifier("08W")


def test_starts_at_the_same_moment_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: log_key(tmp_path, ORIGIN).verifier("08W").vkey, range(16)))
    assert len(keys) == 1


def test_a_configured_key_comes_before_the_one_in_the_data_directory(tmp_path: Path) -> None:
    file = tmp_path / "mounted.key"
    file.write_bytes(new_key())
    from_text = log_key(tmp_path, ORIGIN, key=file.read_text())
    assert from_text.verifier("08W") == log_key(tmp_path, ORIGIN, file=file).verifier("08W")
    assert from_text.verifier("08W") != log_key(tmp_path, ORIGIN).verifier("08W")


@pytest.mark.parametrize("text", ["", "secret", b64encode(bytes(31)).decode(), "é" * 44])
def test_what_is_not_32_bytes_in_base64_is_no_key(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotASigningKey):
        log_key(tmp_path, ORIGIN, key=text)


def test_each_ledger_has_an_origin_and_a_key_name_of_its_own() -> None:
    key = LogKey(bytes(32), ORIGIN)
    assert key.origin("08W") == f"{ORIGIN}/08W"
    assert VerifierKey.from_vkey(key.verifier("08W").vkey).name == f"{ORIGIN}/08W"
    assert key.verifier("08W").key_id != key.verifier("15N").key_id


def test_a_checkpoint_opens_with_the_published_key() -> None:
    key = LogKey(bytes(32), ORIGIN)
    checkpoint = Checkpoint(f"{ORIGIN}/08W", 7, bytes(32))
    note = key.sign(checkpoint, "08W")
    assert open_checkpoint(note, f"{ORIGIN}/08W", [key.verifier("08W")], verify_signature) == checkpoint


@pytest.mark.parametrize("key", [bytes(32), bytes(31), b"\xff" * 32, b""])
@pytest.mark.parametrize("signature", [bytes(64), b"", b"\xff" * 64])
def test_whatever_is_no_signature_is_false_and_nothing_worse(key: bytes, signature: bytes) -> None:
    assert verify_signature(key, b"message", signature) is False
