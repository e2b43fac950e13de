"""Whoever pinned a key follows the log to its later keys without the record: by the chain of keys, and in a pack."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from domain.kernel.ids import BodyCode
from domain.ledger.base64text import base64_bytes, base64_text
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.note import SignedNote
from domain.ledger.proofs import verify_inclusion
from domain.ledger.receipt import Receipt
from service.audit.signing import LogKey, log_key
from service.tests.evidence.forging import relisted, repacked, said
from service.tests.evidence.make import Decided, Files, a_pack, checked, files_in, issued
from service.tests.guarding.rig import Installation
from service.tests.guarding.test_rotation import rotated
from verifier.evidence.manifest import CHECKPOINT, MANIFEST, SEAL
from verifier.rotations import rotation_in, with_successors

GOOD, TAMPERED, CANNOT_TELL = 0, 1, 2
FOREIGN: Final = LogKey(bytes(range(32)), "localhost/decisions")


def key_now(body: Decided) -> str:
    return str(body.secretary.get("log/key").text.strip())


def test_the_chain_leads_from_the_key_that_was_pinned_to_the_one_in_force(installation: Installation) -> None:
    with installation.served() as keeper:
        keeper.establish()
        somebody = keeper.secretary
        first = VerifierKey.from_vkey(somebody.get("log/key").text.strip())
        assert somebody.read("log/keys") == {"key": first.vkey, "results": []}
        for name in ("second", "third"):
            rotated(installation)
            keeper.grow(name)
        told = somebody.read("log/keys")
        receipts = [somebody.get(f"log/receipts/{one['position']}").text for one in told["results"]]
        assert somebody.get("log/key").text.strip() == told["key"]
    newest = VerifierKey.from_vkey(told["key"])
    assert newest in with_successors([first], told["results"])
    assert newest not in with_successors([first], told["results"][1:])
    assert [one["position"] for one in told["results"]] == [2, 4]
    for change, text in zip(told["results"], receipts, strict=True):
        leaf, receipt = base64_bytes(change["leaf"]), Receipt.parse(text)
        checkpoint = Checkpoint.parse(receipt.checkpoint.text)
        assert base64_text(leaf_hash(leaf)) == change["leafHash"]
        assert (rotation_in(leaf) or {}).items() >= {
            name: change[name] for name in ("oldKey", "newKey", "signedByOld", "signedByNew", "size", "root")
        }.items()
        verify_inclusion(leaf_hash(leaf), receipt.index, checkpoint.size, receipt.proof, checkpoint.root)


@pytest.fixture
def sqlite(tmp_path: Path) -> Installation:
    """An empty one, on SQLite: what a pack holds is the same on both."""
    return Installation(f"sqlite:///{tmp_path / 'record.db'}", tmp_path)


def test_a_pack_is_checked_with_a_key_that_was_replaced_before_it(
    sqlite: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite.served() as keeper:
        body = Decided(keeper.service)
        first, early = key_now(body), keeper.service
        paths = [issued(body.secretary, body.the_case)]
        at = int(body.secretary.get("log/checkpoint").text.splitlines()[1])
        rotated(sqlite)
        paths.append(issued(body.secretary, body.the_case))
        made = [body.secretary.get(path).content for path in paths]
        rotated(sqlite)
        assert [body.secretary.get(path).content for path in paths] == made, "as their keys had signed them"
        pack, past = a_pack(body.secretary, body.the_case), a_pack(body.secretary, body.the_case, position=at)
        newest = key_now(body)
        ring = early.app.state.audit.prover.ring
        signing = ring.find(VerifierKey.from_vkey(newest).public_key)
    file = sqlite.folder / "pack.zip"
    retired = log_key(sqlite.folder, "localhost/decisions", file=sqlite.folder / "data" / "log-signing.retired-1.key")
    assert [_changes_in(one) for one in (*made, pack, past)] == [0, 1, 2, 2]
    for one in (pack, past):
        for pinned in (first, newest):
            assert checked(file, one, "--key", pinned) == GOOD
            assert f"pin it: {newest}" in capsys.readouterr().out
        assert checked(file, one, "--key", FOREIGN.verifier(body.ods).vkey) == CANNOT_TELL
        assert checked(file, one) == GOOD
    assert "was replaced behind the pack" in capsys.readouterr().out
    for forge, code in _forged(signing, retired, body.ods):
        assert (forge.__name__, checked(file, repacked(pack, forge), "--key", first)) == (forge.__name__, code)


def _changes_in(pack: bytes) -> int:
    return sum(name.startswith("keys/") for name in files_in(pack))


def _forged(newest: LogKey, retired: LogKey, ods: str) -> list[tuple[Callable[[Files], None], int]]:
    """What somebody with the newest key, or the retired first one, does to a pack, and what the verifier says of it."""

    def sealed(files: Files, key: LogKey = newest) -> None:
        relisted(files)
        files[SEAL] = str(key.seal(files[MANIFEST], BodyCode(ods))).encode()

    def changes(files: Files) -> list[str]:
        return sorted(name for name in files if name.startswith("keys/"))

    def leaves_the_chain_out(files: Files) -> None:
        for name in changes(files):
            del files[name], files[f"receipts/{name[5:13]}.tlog-proof"]
        sealed(files)

    def breaks_the_chain(files: Files) -> None:
        name = changes(files)[0]
        del files[name], files[f"receipts/{name[5:13]}.tlog-proof"]
        sealed(files)

    def changes_a_fact_of_it(files: Files) -> None:
        said(files, changes(files)[0], b'"via":"decisions-rotate"', b'"via":"somebody"')
        sealed(files)

    def takes_a_signature(files: Files) -> None:
        one, other = (rotation_in(files[name]) or {} for name in changes(files))
        said(files, changes(files)[1], other["signedByOld"].encode(), one["signedByNew"].encode())
        sealed(files)

    def signs_with_the_retired_key(files: Files) -> None:
        checkpoint = Checkpoint.parse(SignedNote.parse(files[CHECKPOINT]).text)
        files[CHECKPOINT] = str(retired.sign(checkpoint, BodyCode(ods))).encode()
        sealed(files, retired)

    return [
        (leaves_the_chain_out, CANNOT_TELL),
        (breaks_the_chain, CANNOT_TELL),
        (changes_a_fact_of_it, TAMPERED),
        (takes_a_signature, TAMPERED),
        (signs_with_the_retired_key, TAMPERED),
    ]
