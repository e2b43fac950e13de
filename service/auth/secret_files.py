"""Secrets in files: made once, complete or not at all, and readable by their owner only."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

OWNER_ONLY = 0o600
OTHERS = 0o077


class SecretExposed(Exception):
    """Somebody other than the owner can read a secret file, so it is not used."""


def secret_file(path: Path, make: Callable[[], bytes]) -> bytes:
    """Read the secret at this path; make it first if it is not there. Two processes that start together agree on one.

    Raises `SecretExposed` where group or others have any right on the file.
    """
    if not path.exists():
        _create(path, make())
    if path.stat().st_mode & OTHERS:
        raise SecretExposed(f"{path} can be read by others; run: chmod 600 {path}")
    return path.read_bytes()


def _create(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link fails where the name is taken, so whoever comes second keeps what the first one made.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
