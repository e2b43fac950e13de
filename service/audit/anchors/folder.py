"""A folder, best on a share that the operator of the database cannot write to afterwards."""

from pathlib import Path
from typing import Final

from domain.ledger.note import NoteRefused, SignedNote
from service.audit.anchors.places import AnchorRefused, file_name
from service.audit.durable_files import write_once
from service.audit.prover import SignedTree

LONGEST: Final = 2**16


class AnchorFolder:
    """Keeps each checkpoint in a file of its own, which is complete and on disk, and never overwritten."""

    name = "folder"

    def __init__(self, path: Path) -> None:
        """Write into this folder; it is made when the first checkpoint comes."""
        self._path = path

    def take(self, tree: SignedTree) -> None:
        """Write the checkpoint, unless it is there; raises `AnchorRefused` where another of the same size is there."""
        file = self._path / file_name(tree)
        if not write_once(file, str(tree.note).encode()) and _text_in(file) != tree.note.text:
            raise AnchorRefused(f"{file.name} is there already and was signed for something else")


def _text_in(file: Path) -> str | None:
    with file.open("rb") as opened:
        content = opened.read(LONGEST)
    try:
        return SignedNote.parse(content).text
    except NoteRefused:
        return None
