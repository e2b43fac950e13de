"""A stranger: a Python of their own that has `cryptography` and nothing else, and one file of ours."""

import json
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cryptography

LENT = ("cryptography", "cffi", "_cffi_backend*", "pycparser")
OURS = ("service", "domain", "verifier", "sqlalchemy", "fastapi", "pydantic", "eventsourcing", "typer", "rich")
PATIENCE = 120


@dataclass(frozen=True)
class Answer:
    """What the verifier answered."""

    code: int
    text: str
    errors: str

    @property
    def told(self) -> dict[str, Any]:
        """The same as JSON."""
        said: dict[str, Any] = json.loads(self.text)
        return said

    @property
    def first(self) -> tuple[int, str] | None:
        """Where the first finding is, and what told of it."""
        found = next((one["first"] for one in self.told["ledgers"] if one["first"]), None)
        return (found["first"], found["check"]) if found else None


@dataclass(frozen=True)
class Stranger:
    """Somebody with a Python and the verifier, in a folder of their own."""

    python: Path
    verifier: Path

    def runs(self, *arguments: object) -> Answer:
        """Run the verifier as its help says; a traceback is no answer."""
        done = self._run("-I", self.verifier, *arguments)
        assert "Traceback" not in done.stderr, done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)

    def asks(self, *arguments: object) -> Answer:
        """The same, with the answer for programs."""
        return self.runs(*arguments, "--json")

    def can_import(self, module: str) -> bool:
        """Whether this Python knows a package."""
        return self._run("-I", "-c", f"import {module}").returncode == 0

    def _run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [str(self.python), *map(str, arguments)]
        return subprocess.run(  # noqa: S603 - the program under test
            command, cwd=self.verifier.parent, env={}, capture_output=True, text=True, check=False, timeout=PATIENCE
        )


def a_stranger(folder: Path, verifier: Path, lent: tuple[str, ...] = LENT) -> Stranger:
    """Make a Python of its own, and lend it these packages."""
    venv.create(folder, with_pip=False, symlinks=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    theirs, ours = folder / "lib" / version / "site-packages", Path(cryptography.__file__).parent.parent
    for pattern in lent:
        for package in ours.glob(pattern):
            (theirs / package.name).symlink_to(package)
    return Stranger(folder / "bin" / "python", verifier)
