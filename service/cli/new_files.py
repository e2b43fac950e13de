"""New files: complete and on disk under their name, or not there at all; nothing is ever overwritten."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from service.cli.exits import Declined

FOR_ITS_OWNER_ONLY: Final = 0o600


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give an empty draft beside it to be written, and take it for the file when all went well.

    Only its owner can read the file. Raises `Declined` where a file of this name is there already.
    """
    _refuse_to_overwrite(path)
    if not path.parent.is_dir():
        raise Declined(f"There is no folder {path.parent}.")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FOR_ITS_OWNER_ONLY))
    try:
        yield draft
        _flush(draft)
        _take(draft, path)
        _flush(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def _take(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # fails where the name is taken meanwhile
    except FileExistsError:
        _refuse_to_overwrite(path)
    except OSError:  # not every file system has links
        _refuse_to_overwrite(path)
        draft.rename(path)


def _refuse_to_overwrite(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise Declined(f"{path} is there already, and nothing is overwritten.")


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
