"""The verifier as one file: its own sources and those of the rules, which the same sources make alike everywhere."""

import hashlib
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import domain
import verifier

PACKAGES: Final = (domain, verifier)
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can name."""
READABLE: Final = 0o100644 << 16
BEGINS: Final = b"#!/usr/bin/env python3\n"


@cache
def itself() -> bytes:
    """The file that Python can run; not compressed, for zlibs differ."""
    archive = _run_from()
    if archive.is_file():
        return archive.read_bytes()
    made = io.BytesIO()
    made.write(BEGINS)
    with ZipFile(made, "w", ZIP_STORED) as packed:
        for name, source in _sources():
            entry = ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr = 3, READABLE  # as on Unix, whatever this is
            packed.writestr(entry, source.read_bytes())
    return made.getvalue()


@cache
def own_hash() -> str:
    """The SHA-256 of that file, by which a version of the program is known."""
    return hashlib.sha256(itself()).hexdigest()


def _run_from() -> Path:
    """Where the packages lie: a folder, or the one file itself where that is what runs."""
    return _folder(verifier.__file__).parent


def _sources() -> Iterator[tuple[str, Path]]:
    yield "__main__.py", _folder(verifier.__file__) / "__main__.py"
    for package in PACKAGES:
        folder = _folder(package.__file__)
        for source in sorted(folder.rglob("*.py"), key=lambda path: path.relative_to(folder).as_posix()):
            inside = source.relative_to(folder.parent)
            if "tests" not in inside.parts:
                yield inside.as_posix(), source


def _folder(file: str | None) -> Path:
    return Path(file or "").parent
