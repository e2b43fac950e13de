"""The checkpoints in the folder of anchors, as far as this log has really signed them; the newest first."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from domain.ledger.checkpoint import Checkpoint, CheckpointRefused
from domain.ledger.keys import KeyRefused, VerifierKey
from domain.ledger.note import NoteRefused, SignedNote
from domain.ledger.origins import ledger_of
from service.audit.guarding.marks import LONGEST, Mark
from service.telemetry import tell
from verifier.signatures import verify_signature

NAME = re.compile(r"([A-Z0-9]+)(?:\.([1-9][0-9]*))?-([0-9]{12,})\.checkpoint")


def exported(folder: Path, ledger: str, keys: Collection[bytes]) -> Iterator[Mark]:
    """What was taken to the folder of a ledger; what cannot be read, or none of the keys has signed, is passed over."""
    try:
        names = [found for file in folder.iterdir() if (found := NAME.fullmatch(file.name)) and found[1] == ledger]
    except FileNotFoundError:
        return
    except OSError as error:
        tell("warning", "anchors-cannot-be-read", why=error.strerror)
        return
    for found in sorted(names, key=lambda name: (int(name[2] or 1), int(name[3])), reverse=True):
        mark = _mark_in(folder / found[0], ledger, keys)
        if mark is not None:
            yield mark


def _mark_in(file: Path, ledger: str, keys: Collection[bytes]) -> Mark | None:
    try:
        with file.open("rb") as opened:
            note = SignedNote.parse(opened.read(LONGEST))
        checkpoint = Checkpoint.parse(note.text)
        note.verify([VerifierKey(checkpoint.origin, key) for key in keys], verify_signature)
    except (OSError, NoteRefused, CheckpointRefused, KeyRefused):
        return None
    return Mark(checkpoint=checkpoint, note=note) if ledger_of(checkpoint.origin) == ledger else None
