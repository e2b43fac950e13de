"""A log changes its key: who pinned an earlier one still checks it, and whoever stole it forges nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.custody.rotation import rotation_text
from domain.ledger.base64text import base64_text
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.note import SignedNote
from domain.ledger.tree import Frontier
from service.audit.signing import KEY_FILE, LogKey, log_key
from service.tests.guarding.rig import BODY, Installation, Keeper
from service.tests.guarding.test_acknowledged import WHY, verified
from verifier.custody import KINDS, Custody
from verifier.findings import Check, Findings
from verifier.rotations import with_successors
from verifier.rows import Row
from verifier.signatures import verify_signature

ORIGIN = "localhost/decisions/08W"


def rotated(installation: Installation) -> str:
    """Change to another key in both steps; answers what the second says."""
    installation.program.does("rotate", "--prepare")
    return installation.program.does("rotate")


def kept(installation: Installation, keeper: Keeper, name: str) -> Path:
    file = installation.folder / name
    file.write_text(keeper.checkpoint())
    return file


def test_who_pinned_the_first_of_three_keys_checks_what_the_third_has_signed(installation: Installation) -> None:
    key = installation.folder / "key"
    with installation.served() as keeper:
        keeper.establish()
        key.write_text(keeper.secretary.get("log/key").text)
        notes = [kept(installation, keeper, "first")]
        for name in ("second", "third"):
            assert f"{BODY}: the log has another key; {ORIGIN}+" in rotated(installation)
            keeper.grow(name)
            notes.append(kept(installation, keeper, name))
        pinned = VerifierKey.from_vkey(keeper.secretary.get("log/key").text.strip())
        keeper.service.new_body(ods="15N")
    key_ids = {SignedNote.parse(note.read_text()).signatures[0].key_id for note in notes}
    assert len(key_ids) == 3, "the running service changed with it"
    code, told = verified(installation, *notes)
    assert (code, f"another key since position 4; pin it: {pinned.vkey}" in told) == (0, True)
    files = sorted(file.name for file in (installation.folder / "data").glob("*.key") if "sign" in file.name)
    assert files == [KEY_FILE, "log-signing.retired-1.key", "log-signing.retired-2.key"]
    assert "There is no new key" in installation.program.fails("rotate")
    with installation.served() as keeper:
        assert keeper.secretary.get("log/key").text.strip() == pinned.vkey, "also after a restart"
    stolen = log_key(installation.folder, "localhost/decisions", file=installation.folder / "data" / files[1])
    for size, root in ((5, bytes(32)), (5, None), (9, bytes(32))):
        forged = installation.folder / "forged"
        honest = Checkpoint.parse(SignedNote.parse(notes[2].read_text()).text).root
        forged.write_text(str(stolen.sign(Checkpoint(ORIGIN, size, root or honest), BODY)))
        code, told = verified(installation, forged)
        assert (code, "signed with a key that had been replaced at position 2" in told) == (1, True)
    key.write_text(pinned.vkey)
    assert verified(installation, *notes)[0] == 0, "who pins the third believes what both signed of those before it"


def test_a_log_whose_key_is_not_at_hand_signs_nothing(installation: Installation) -> None:
    with installation.served() as keeper:
        keeper.establish()
        rotated(installation)
        keeper.checkpoint()
    data = installation.folder / "data"
    (data / "log-signing.retired-1.key").replace(data / KEY_FILE)
    with installation.served() as keeper:
        assert keeper.refusal() == (503, "log-key-not-in-force")
        assert keeper.grow("Recorded") == 3, "for what is recorded is answered without a signature"


def test_a_change_of_keys_that_is_lost_is_acknowledged_under_the_new_key(installation: Installation) -> None:
    with installation.served() as keeper:
        keeper.establish()
        backup = installation.backup()
        rotated(installation)
        keeper.checkpoint()
    backup.restore()
    with installation.served() as keeper:
        assert keeper.refusal() == (503, "log-rolled-back")
        assert installation.program.run("rotate", "--prepare").exit_code == 0
        assert "was signed with 2 facts; the database has 1" in installation.program.fails("rotate")
        installation.program.does("acknowledge", "--body", BODY, *WHY)
        assert keeper.checkpoint().startswith(f"{ORIGIN}.2\n2\n")


KEYS = [LogKey(bytes([number]) * 32, "localhost/decisions") for number in range(4)]
BEFORE = Frontier().extend([leaf_hash(b"one")])


def claim(old: LogKey, new: LogKey, **otherwise: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """What the fact of a rotation says."""
    said: dict[str, Any] = {"origin": ORIGIN, "size": 1, "root": base64_text(BEFORE.root())}
    said |= {"oldKey": old.signs_as(ORIGIN).vkey, "newKey": new.signs_as(ORIGIN).vkey} | otherwise
    text = rotation_text(said["origin"], said["size"], said["root"], said["oldKey"], said["newKey"])
    signed = {"signedByOld": old.sign_text(text, ORIGIN), "signedByNew": new.sign_text(text, ORIGIN)}
    return said | signed | {name: held for name, held in otherwise.items() if name in signed}


def found(*claims: dict[str, Any]) -> Findings:
    findings = Findings()
    custody = Custody(BODY, findings)
    for data in claims:
        custody.take(Row(2, KINDS[1], 0, bytes(32), b""), {"data": data}, lambda: BEFORE)
    return findings


FIRST, SECOND, THIRD, FOURTH = KEYS


def test_a_change_that_both_keys_signed_of_this_log_is_well() -> None:
    assert not found(claim(FIRST, SECOND), claim(SECOND, THIRD)).counts
    assert json.loads(json.dumps(claim(FIRST, SECOND))) == claim(FIRST, SECOND)


@pytest.mark.parametrize(
    "claims",
    [
        (claim(FIRST, SECOND, signedByNew=""),),
        (claim(FIRST, SECOND, signedByOld=""),),
        (claim(FIRST, SECOND, signedByOld=claim(THIRD, SECOND)["signedByOld"]),),
        (claim(FIRST, SECOND, signedByNew=claim(FIRST, THIRD)["signedByNew"]),),
        (claim(FIRST, SECOND, size=2),),
        (claim(FIRST, SECOND, root=base64_text(bytes(32))),),
        (claim(FIRST, SECOND, origin=f"{ORIGIN}.2"),),
        (claim(FIRST, SECOND, oldKey="nonsense"),),
        (claim(FIRST, SECOND), claim(FIRST, THIRD)),
        (claim(FIRST, SECOND), claim(SECOND, FIRST)),
    ],
)
def test_any_other_change_of_keys_is_tampering(claims: tuple[dict[str, Any], ...]) -> None:
    assert found(*claims).counts == {Check.CUSTODY: 1}


def test_trust_follows_both_signatures_and_no_single_one() -> None:
    chain = [claim(FIRST, SECOND), claim(SECOND, THIRD)]
    pinned, last = FIRST.signs_as(ORIGIN), THIRD.signs_as(ORIGIN)
    assert last in with_successors([pinned], chain)
    assert pinned in with_successors([last], chain)
    assert with_successors([FOURTH.signs_as(ORIGIN)], chain) == (FOURTH.signs_as(ORIGIN),)
    broken = [chain[0], chain[1] | {"signedByOld": chain[0]["signedByNew"]}]
    assert last not in with_successors([pinned], broken)
    assert with_successors([pinned], [{}, {"oldKey": 1}]) == (pinned,)
    assert verify_signature(pinned.public_key, b"", b"") is False
