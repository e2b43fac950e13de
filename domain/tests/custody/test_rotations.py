"""How one key takes the place of another: with both signatures, each key once."""

from dataclasses import replace

import pytest

from domain.custody.commands import RotateLogKey
from domain.custody.decider import decider
from domain.custody.events import LogKeyRotated
from domain.custody.policies import NotAKeyRotation
from domain.custody.rotation import is_signed, rotation_text
from domain.kernel.ids import BodyCode
from domain.kernel.spec import ASKED, given
from domain.ledger.base64text import base64_text
from domain.ledger.keys import COSIGNATURE_V1, VerifierKey
from domain.ledger.note import SignedNote
from domain.tests.custody.test_losses import ACKNOWLEDGED, ORIGIN

KEYS = [VerifierKey(ORIGIN, bytes([number]) * 32) for number in range(4)]
ROOT = base64_text(bytes(32))


def line(key: VerifierKey, text: str = "anything\n") -> str:
    """A signature line that says it is of a key."""
    return str(SignedNote(text).signed_by(key, lambda _message: bytes(64)).signatures[0])


def rotate(old: VerifierKey, new: VerifierKey) -> RotateLogKey:
    return RotateLogKey(
        asked=ASKED,
        body=BodyCode("08W"),
        origin=ORIGIN,
        size=9,
        root=ROOT,
        old_key=old.vkey,
        new_key=new.vkey,
        signed_by_old=line(old),
        signed_by_new=line(new),
    )


def rotated(old: VerifierKey, new: VerifierKey) -> LogKeyRotated:
    return LogKeyRotated(
        body=BodyCode("08W"),
        origin=ORIGIN,
        size=9,
        root=ROOT,
        old_key=old.vkey,
        new_key=new.vkey,
        signed_by_old=line(old),
        signed_by_new=line(new),
    )


def test_a_new_key_takes_the_place_of_the_one_in_force() -> None:
    first, second, third, _ = KEYS
    given(decider).when(rotate(first, second)).then(rotated(first, second))
    given(decider, rotated(first, second)).when(rotate(second, third)).then(rotated(second, third))


def test_a_key_serves_once_and_only_the_one_in_force_is_replaced() -> None:
    first, second, third, fourth = KEYS
    history = given(decider, rotated(first, second), rotated(second, third))
    for old, new in ((first, fourth), (second, fourth), (third, first), (third, second), (third, third)):
        history.when(rotate(old, new)).then_refused(NotAKeyRotation)
    history.when(rotate(third, fourth)).then(rotated(third, fourth))


@pytest.mark.parametrize(
    "otherwise",
    [
        {"signed_by_old": ""},
        {"signed_by_new": ""},
        {"signed_by_old": line(KEYS[1])},
        {"signed_by_new": line(KEYS[0])},
        {"old_key": "nonsense"},
        {"new_key": VerifierKey(f"{ORIGIN}.2", bytes(32)).vkey},
        {"new_key": VerifierKey(ORIGIN, bytes([7]) * 32, COSIGNATURE_V1).vkey},
        {"origin": f"{ORIGIN}.2"},
    ],
)
def test_what_is_not_signed_by_both_keys_of_the_log_changes_nothing(otherwise: dict[str, str]) -> None:
    given(decider).when(replace(rotate(*KEYS[:2]), **otherwise)).then_refused(NotAKeyRotation)  # type: ignore[arg-type]


def test_after_a_loss_keys_have_the_new_name() -> None:
    given(decider, ACKNOWLEDGED).when(rotate(*KEYS[:2])).then_refused(NotAKeyRotation)
    old, new = (VerifierKey(f"{ORIGIN}.2", key.public_key) for key in KEYS[:2])
    renamed = replace(rotate(old, new), origin=f"{ORIGIN}.2")
    given(decider, ACKNOWLEDGED).when(renamed).then_some(LogKeyRotated, new_key=new.vkey)


def test_what_both_sign_names_the_log_its_length_its_root_and_both_keys() -> None:
    text = rotation_text(ORIGIN, 9, ROOT, KEYS[0].vkey, KEYS[1].vkey)
    assert text.splitlines()[1:] == [ORIGIN, "9", ROOT, KEYS[0].vkey, KEYS[1].vkey]
    assert is_signed(text, KEYS[0].vkey, line(KEYS[0], text), lambda *_: True)
    assert not is_signed(text, KEYS[0].vkey, line(KEYS[0], text), lambda *_: False)
    assert not is_signed(text, KEYS[0].vkey, line(KEYS[1], text), lambda *_: True)
    assert not is_signed(text, "nonsense", line(KEYS[0], text), lambda *_: True)
