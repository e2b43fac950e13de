"""Packs that somebody changed on purpose: without the log's key, and with it."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from domain.kernel.ids import BodyCode
from domain.ledger.checkpoint import Checkpoint
from service.audit.signing import LogKey
from service.tests.evidence.forging import Forge, fact_of, relisted, repacked, resealed, said
from service.tests.evidence.make import Decided, Files, checked, files_in
from service.tests.serving import Json
from verifier.evidence.manifest import MANIFEST, SEAL, VERIFIER, Manifest


def log_key(decided: Decided) -> LogKey:
    """The log's own key, as its keeper has it."""
    found: LogKey = decided.service.app.state.audit.prover.key
    return found


def another_outcome(files: Files) -> None:
    """A page tells of another outcome."""
    said(files, "index.html", b"approved", b"rejected")


def a_page_that_runs(files: Files) -> None:
    """A page does something."""
    said(files, "timeline.html", b"</main>", b"<script>alert(1)</script></main>")


def another_vote(files: Files) -> None:
    """A vote for is a vote against."""
    said(files, fact_of(files, "meetings.VoteCast"), b'"FOR"', b'"AGAINST"')


def no_vote(files: Files) -> None:
    """A vote is not there."""
    at = fact_of(files, "meetings.VoteCast")[6:14]
    for name in [name for name in files if at in name]:
        del files[name]


def another_text(files: Files) -> None:
    """The words of the motion are others."""
    at = fact_of(files, "meetings.MotionPut")[6:14]
    said(files, f"texts/{at}.json", b"That the clinic be supported", b"That the clinic be abolished")


def a_text_called_erased(files: Files) -> None:
    """Words are said to be erased."""
    name = f"texts/{fact_of(files, 'meetings.MotionPut')[6:14]}.json"
    told: list[Json] = json.loads(files[name])
    gone = [{"digest": one["digest"], "erased": True} for one in told]
    files[name] = (json.dumps(gone, separators=(",", ":")) + "\n").encode()


def another_verifier(files: Files) -> None:
    """The verifier in the pack finds everything good."""
    files["verifier.pyz"] = b"#!/usr/bin/env python3\nprint('Nothing is wrong.')\n"


def another_receipt(files: Files) -> None:
    """A receipt is that of another fact."""
    one, other = sorted(name for name in files if name.startswith("receipts/"))[:2]
    files[one] = files[other]


def another_schema(files: Files) -> None:
    """A schema says something else."""
    name = next(name for name in sorted(files) if name.startswith("schemas/"))
    files[name] = files[name].replace(b"object", b"string")


def no_schema(files: Files) -> None:
    """A schema is not there."""
    del files[next(name for name in sorted(files) if name.startswith("schemas/"))]


def one_more_schema(files: Files) -> None:
    """A schema is there of a type of which there is no fact."""
    files["schemas/gifts.GiftDeclared.v1.schema.json"] = b"{}\n"


FORGED = (
    another_outcome,
    a_page_that_runs,
    another_vote,
    no_vote,
    another_text,
    a_text_called_erased,
    another_receipt,
    another_schema,
    no_schema,
    one_more_schema,
    another_verifier,
)


@pytest.mark.parametrize("with_key", [True, False])
@pytest.mark.parametrize("forge", FORGED)
def test_whoever_has_no_key_of_the_log_changes_nothing_unseen(
    decided: Decided, full: bytes, tmp_path: Path, forge: Forge, *, with_key: bool
) -> None:
    arguments = ("--key", decided.key) if with_key else ()

    def thoroughly(files: Files) -> None:
        forge(files)
        relisted(files)

    for change in (forge, thoroughly):
        assert checked(tmp_path / "pack.zip", repacked(full, change), *arguments) == 1


@pytest.mark.parametrize("forge", FORGED[:-1])
def test_not_even_the_keeper_of_the_key_makes_a_pack_say_what_the_log_does_not(
    decided: Decided, full: bytes, tmp_path: Path, forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    def sealed(files: Files) -> None:
        forge(files)
        resealed(files, log_key(decided), decided.ods)

    code = checked(tmp_path / "pack.zip", repacked(full, sealed), "--key", decided.key)
    assert (code, forge) == (1, forge), capsys.readouterr().out


def test_a_pack_sealed_with_another_key_is_not_that_of_the_log(
    decided: Decided, full: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = LogKey(bytes(32), log_key(decided).origin("")[:-1])

    def sealed(files: Files) -> None:
        resealed(files, other, decided.ods)

    file = tmp_path / "pack.zip"
    assert checked(file, repacked(full, sealed), "--key", decided.key) == 2
    assert checked(file, full, "--key", other.verifier(BodyCode(decided.ods)).vkey) == 2
    assert "not signed by any of the keys given" in capsys.readouterr().out


def test_pages_said_to_be_of_another_program_are_not_called_good(
    decided: Decided, full: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def sealed(files: Files) -> None:
        another_outcome(files)
        another_verifier(files)
        theirs = sha256(files[VERIFIER]).hexdigest()
        files[MANIFEST] = Manifest.parse(files[MANIFEST])._replace(verifier=theirs).encode()
        resealed(files, log_key(decided), decided.ods)

    assert checked(tmp_path / "pack.zip", repacked(full, sealed), "--key", decided.key) == 2
    assert "Missing: the pages for reading were not held against the facts" in capsys.readouterr().out


def test_nothing_stands_beside_the_seal(decided: Decided, full: bytes, tmp_path: Path) -> None:
    def more(files: Files) -> None:
        files[SEAL] += files[SEAL].splitlines(keepends=True)[-1]

    assert checked(tmp_path / "pack.zip", repacked(full, more), "--key", decided.key) == 1


def test_what_was_kept_outside_is_held_against_it(
    decided: Decided, full: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, kept = tmp_path / "pack.zip", tmp_path / "kept"
    files = files_in(full)
    receipt = next(name for name in sorted(files) if name.startswith("receipts/"))
    for name in ("checkpoint", receipt):
        kept.write_bytes(files[name])
        assert checked(file, full, "--key", decided.key, "--checkpoint", str(kept)) == 0
        assert ("no checkpoint kept outside" in capsys.readouterr().out) is False
    size = int(files["checkpoint"].split(b"\n")[1])
    key = log_key(decided)
    other = key.sign(Checkpoint(key.origin(decided.ods), size, bytes(32)), BodyCode(decided.ods))
    kept.write_text(str(other), encoding="utf-8")
    assert checked(file, full, "--key", decided.key, "--checkpoint", str(kept)) == 1


def test_a_pack_of_another_body_is_not_taken_for_it(decided: Decided, full: bytes, tmp_path: Path) -> None:
    assert checked(tmp_path / "pack.zip", full, "--key", decided.key, "--body", "08W") == 2
