"""Small files that must survive a power cut: each is complete under its name, or not there at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

FOR_ITS_OWNER_ONLY: Final = 0o600


def write_once(path: Path, content: bytes) -> bool:
    """Write a file that is never overwritten; answers False where the name is taken already. Raises `OSError`."""
    if os.path.lexists(path):
        return False
    with _draft(path, content) as draft:
        try:
            os.link(draft, path)  # fails where the name is taken meanwhile
        except FileExistsError:
            return False
        except OSError:  # not every file system has links
            if os.path.lexists(path):
                return False
            draft.rename(path)
        _flush(path.parent)
    return True


def write_anew(path: Path, content: bytes) -> None:
    """Put a file in the place of the one before, in one step. Raises `OSError`."""
    with _draft(path, content) as draft:
        draft.rename(path)
        _flush(path.parent)


@contextmanager
def _draft(path: Path, content: bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FOR_ITS_OWNER_ONLY)
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(handle)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
