"""What a witness's answer means: its cosignature, the size that it saw last, or why there is none."""

import re
from http import HTTPStatus
from typing import Final

from domain.ledger.keys import VerifierKey
from domain.ledger.note import NoteRefused, SignedNote
from service.audit.cosignatures import Cosigned
from service.audit.witnesses.asking import NotAnswered, Told
from verifier.signatures import verify_signature

SIZE: Final = re.compile("(0|[1-9][0-9]{0,18})\n")
REASONS: Final = {
    HTTPStatus.CONFLICT: "has-seen-another-root",  # without a size, which is said above
    HTTPStatus.BAD_REQUEST: "cannot-read-the-request",
    HTTPStatus.FORBIDDEN: "does-not-take-the-signature",
    HTTPStatus.NOT_FOUND: "does-not-know-the-log",
    HTTPStatus.UNPROCESSABLE_ENTITY: "does-not-take-the-proof",
}


class SeenAtSize(Exception):
    """The witness saw the log last at this `size`."""

    def __init__(self, size: int) -> None:
        """Take the size."""
        super().__init__(str(size))
        self.size = size


class NotCosigned(Exception):
    """The witness has not cosigned; the text is a word for why."""


def cosigned_in(told: Told, text: str, key: VerifierKey) -> Cosigned:
    """The witness's cosignature of a checkpoint's text; all that other keys signed is passed over.

    Raises `SeenAtSize` or `NotCosigned`.
    """
    if isinstance(told, NotAnswered):
        raise NotCosigned(str(told))
    if told.status == HTTPStatus.CONFLICT and (size := SIZE.fullmatch(told.text)):
        raise SeenAtSize(int(size[1]))
    if told.status != HTTPStatus.OK:
        status = next((one for one in REASONS if one == told.status), None)
        raise NotCosigned(REASONS[status] if status else "unexpected-answer")
    return _verified(f"{text}\n{told.text}", key)


def _verified(note_text: str, key: VerifierKey) -> Cosigned:
    try:
        note = SignedNote.parse(note_text)
        [attestation] = note.verify([key], verify_signature)
    except NoteRefused:
        raise NotCosigned("wrong-cosignature") from None
    signature = next(one for one in note.signatures if (one.name, one.key_id) == (key.name, key.key_id))
    return Cosigned(witness=key, witnessed_at=attestation.witnessed_at or 0, signature=signature)
