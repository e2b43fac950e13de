"""What somebody gives to a verification: public keys as text, a policy for witnesses, the master key in a file."""

import base64
import binascii
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from domain.ledger.keys import KeyRefused, VerifierKey
from domain.ledger.trust_policy import PolicyRefused, TrustPolicy
from verifier.findings import CannotTell

KEY_BYTES: Final = 32
LONGEST: Final = 1024
LARGEST_POLICY: Final = 2**20


class NotAKey(ValueError):
    """What was given is no key; the text says what a key is."""


def public_key(text: str) -> VerifierKey:
    """A public key of a log from its line of text; raises `NotAKey`."""
    try:
        return VerifierKey.from_vkey(text.strip())
    except KeyRefused as reason:
        raise NotAKey(f"a key is a line of text as the log publishes it: {reason}") from None


def trusted(
    keys: Sequence[str], witnesses: Sequence[str], policy: Path | None
) -> tuple[tuple[VerifierKey, ...], TrustPolicy | None]:
    """The keys of logs, those that the policy names included, and the policy; raises as `policy_given`."""
    given = policy_given(witnesses, policy)
    return (*map(public_key, keys), *(given.log_keys if given else ())), given


def policy_given(witnesses: Sequence[str], file: Path | None) -> TrustPolicy | None:
    """Who must have cosigned: each of the witnesses named, or what a file says (C2SP tlog-policy); none if neither is.

    Raises `NotAKey`, also where both are given, and `CannotTell` where the file cannot be read.
    """
    if file is None and not witnesses:
        return None
    if file is not None and witnesses:
        raise NotAKey("name witnesses one by one or give a policy, not both")
    try:
        if file is None:
            return TrustPolicy.of_all(map(public_key, witnesses))
        with file.open("rb") as opened:
            return TrustPolicy.parse(opened.read(LARGEST_POLICY).decode("utf-8", "surrogateescape"))
    except OSError as reason:
        raise CannotTell(f"the policy {file} cannot be read: {reason.strerror}") from None
    except PolicyRefused as reason:
        raise NotAKey(f"no witness could be heard: {reason}") from None


def refuse_contradictions(*, hashes_only: bool, replay: bool, master_key: bool) -> None:
    """Refuse to read no fact and yet to read them; raises `NotAKey`."""
    if hashes_only and (replay or master_key):
        raise NotAKey("--hashes-only reads no fact and opens no text: give it without --replay and --master-key-file")


def master_key_in(file: Path | None) -> bytes | None:
    """The 32 bytes of the master key; raises `NotAKey`, and `CannotTell` where the file cannot be read."""
    if file is None:
        return None
    try:
        with file.open("rb") as opened:
            key = base64.b64decode(opened.read(LONGEST).strip(), validate=True)
    except OSError as reason:
        raise CannotTell(f"the master key: {reason}") from None
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise NotAKey(f"{file} does not hold a master key: 32 bytes in base64")
    return key
