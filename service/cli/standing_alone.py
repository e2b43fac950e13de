"""`decisions verifier`: the verifier as one file, to be handed to somebody who trusts neither us nor this program.

The same sources make the same bytes on every machine, so that the file's hash can be published and compared.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import typer

import domain
import verifier
from service.cli.new_files import new_file

PACKAGES: Final = (domain, verifier)
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can name."""
READABLE: Final = 0o100644 << 16
FOR_EVERYBODY: Final = 0o755
BEGINS: Final = b"#!/usr/bin/env python3\n"


def write_verifier(output: Path, *, as_json: bool) -> int:
    """Write the verifier to a new file and say its hash. Raises `Declined` where there is a file already."""
    with new_file(output) as draft:
        pack(draft)
        draft.chmod(FOR_EVERYBODY)
    hashed = hashlib.sha256(output.read_bytes()).hexdigest()
    told = {"file": str(output), "sha256": hashed}
    typer.echo(json.dumps(told) if as_json else f"{output}: SHA-256 {hashed}.")
    return 0


def pack(file: Path) -> None:
    """Write the verifier and the rules into a file that Python can run; not compressed, for zlibs differ."""
    with file.open("wb") as opened:
        opened.write(BEGINS)
        with ZipFile(opened, "w", ZIP_STORED) as packed:
            for name, source in _sources():
                entry = ZipInfo(name, LONG_AGO)
                entry.create_system, entry.external_attr = 3, READABLE  # as on Unix, whatever this is
                packed.writestr(entry, source.read_bytes())


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
