"""A text with signatures below it, such as a checkpoint of the record (C2SP signed-note)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Self

from domain.ledger.base64text import TextRefused, base64_bytes, base64_text
from domain.ledger.cosignature import cosigned_message, timed_signature, timestamp_and_signature
from domain.ledger.keys import COSIGNATURE_V1, ED25519, VerifierKey, is_key_name

Sign = Callable[[bytes], bytes]
"""Makes the Ed25519 signature (64 bytes) of a message with a private key that stays where it is."""
Verify = Callable[[bytes, bytes, bytes], bool]
"""Tells whether an Ed25519 signature is right: (public key, message, signature) → bool."""

MAX_SIGNATURES = 100
MAX_TIME = 2**63 - 1
SIGNATURE_SIZE = 64
_ID_SIZE = 4
_LINE = re.compile(r"— (\S+) (\S+)")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff]")


class NoteRefused(ValueError):
    """A note is malformed, or the signatures that it must have are missing or wrong."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who signed, by name and key id (4 bytes), and the signature's bytes."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        """Write the line, without its line end."""
        return f"— {self.name} {base64_text(self.key_id + self.signature)}"

    @classmethod
    def parse(cls, line: str) -> Self:
        """Read a line without its line end; raises `NoteRefused`."""
        found = _LINE.fullmatch(line)
        if found is None or not is_key_name(found[1]):
            raise NoteRefused("a line below the text is not a signature")
        try:
            data = base64_bytes(found[2])
        except TextRefused:
            raise NoteRefused("a signature is not base64") from None
        if len(data) <= _ID_SIZE:
            raise NoteRefused("a signature is empty")
        return cls(found[1], data[:_ID_SIZE], data[_ID_SIZE:])


@dataclass(frozen=True, slots=True)
class Attestation:
    """A signature that was checked: by which key, and for a witness when (seconds since 1970, UTC)."""

    key: VerifierKey
    witnessed_at: int | None = None


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A text (its last line ended) and the signatures below it. Not to be believed until `verify` returns."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a text that cannot be signed: without final line end, or with control characters."""
        if not self.text.endswith("\n") or _CONTROL.search(self.text):
            raise NoteRefused("a note's text ends with a line end and holds no other control characters")

    def __str__(self) -> str:
        """Write the note as it is published."""
        return self.text + "\n" + "".join(f"{signature}\n" for signature in self.signatures)

    @classmethod
    def parse(cls, note: str | bytes) -> Self:
        """Read a note (UTF-8 when bytes); raises `NoteRefused`."""
        text, blank, lines = _decoded(note).rpartition("\n\n")
        if not blank or not lines.endswith("\n"):
            raise NoteRefused("a note is a text, an empty line and signature lines, each ended")
        signature_lines = lines[:-1].split("\n")
        if len(signature_lines) > MAX_SIGNATURES:
            raise NoteRefused(f"a note has at most {MAX_SIGNATURES} signatures")
        return cls(text + "\n", tuple(Signature.parse(line) for line in signature_lines))

    def signed_by(self, key: VerifierKey, sign: Sign) -> Self:
        """Add a plain signature by `key`, whose private half is inside `sign`; raises `NoteRefused` for other keys."""
        if key.algorithm != ED25519:
            raise NoteRefused("a witness's key signs a time too")
        return self._with(key, sign(self.text.encode()))

    def witnessed_by(self, key: VerifierKey, sign: Sign, witnessed_at: int) -> Self:
        """Add a witness's cosignature, which signs the time too: seconds since 1970, UTC. Raises `NoteRefused`."""
        if key.algorithm != COSIGNATURE_V1 or not 0 <= witnessed_at <= MAX_TIME:
            raise NoteRefused("a cosignature needs a witness's key and a time from 1970 on")
        return self._with(key, timed_signature(witnessed_at, sign(cosigned_message(witnessed_at, self.text))))

    def beside(self, signatures: Iterable[Signature]) -> Self:
        """Put signature lines beside those that are there, such as cosignatures that somebody else has gathered."""
        return replace(self, signatures=(*self.signatures, *signatures))

    def verify(self, keys: Iterable[VerifierKey], verify: Verify) -> tuple[Attestation, ...]:
        """Check every signature by one of the `keys`, ignore all others, and tell which keys signed, each once.

        Raises `NoteRefused` when none of the keys signed or when one of their signatures is wrong.
        """
        known = {(key.name, key.key_id): key for key in keys}
        attestations: dict[VerifierKey, Attestation] = {}
        for signature in self.signatures:
            key = known.get((signature.name, signature.key_id))
            if key is not None:
                attestations.setdefault(key, _attested(self.text, key, signature.signature, verify))
        if not attestations:
            raise NoteRefused("no known key signed the note")
        return tuple(attestations.values())

    def _with(self, key: VerifierKey, signature: bytes) -> Self:
        return replace(self, signatures=(*self.signatures, Signature(key.name, key.key_id, signature)))


def _attested(text: str, key: VerifierKey, signature: bytes, verify: Verify) -> Attestation:
    message, witnessed_at = text.encode(), None
    if key.algorithm == COSIGNATURE_V1:
        witnessed_at, signature = timestamp_and_signature(signature)
        message = cosigned_message(witnessed_at, text)
        if witnessed_at > MAX_TIME:
            raise NoteRefused(f"the time of {key.name} is out of range")
    if len(signature) != SIGNATURE_SIZE or not verify(key.public_key, message, signature):
        raise NoteRefused(f"the signature of {key.name} is wrong")
    return Attestation(key, witnessed_at)


def _decoded(note: str | bytes) -> str:
    try:
        return note.decode() if isinstance(note, bytes) else note
    except UnicodeDecodeError:
        raise NoteRefused("a note is UTF-8") from None
