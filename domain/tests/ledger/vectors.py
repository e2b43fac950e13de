"""Where the independent test vectors lie: named by `TRUST_VECTORS` or beside the repository; never shipped."""

import json
import os  # noqa: TID251 - tests look for files; the domain does not
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_REPOSITORY = Path(__file__).parents[3]
TRUST = Path(os.environ.get("TRUST_VECTORS") or _REPOSITORY.parent / "shared" / "data" / "trust")
ABSENT = f"the independent vectors are not here ({TRUST}); set TRUST_VECTORS to read them"


def folder(name: str) -> Path:
    """Give a folder of vectors, or skip the test that asks for it."""
    found = TRUST / name
    if not found.is_dir():
        pytest.skip(ABSENT)
    return found


def values(name: str, file: str) -> Any:  # noqa: ANN401 - each file has its own shape
    """Read a file of one JSON value."""
    return json.loads((folder(name) / file).read_text())


@dataclass(frozen=True)
class VectorSet:
    """One set of vectors: a folder of files with one JSON value a line."""

    place: Path

    def rows(self, file: str) -> list[dict[str, Any]]:
        """Read a file, which must not be empty."""
        lines = (self.place / file).read_text().splitlines()
        assert lines, f"no rows in {file}"
        return [json.loads(line) for line in lines]

    @property
    def checkpoints(self) -> dict[str, Any]:
        """What the independent log signed."""
        content: dict[str, Any] = json.loads((self.place / "checkpoints.json").read_text())
        return content

    @property
    def seed(self) -> str:
        """Leaf i of the independent log is the text `seed/i`."""
        found = re.search('"(.*)/<i>"', self.checkpoints["leaf_rule"])
        assert found, "the rule for the leaves is not understood"
        return found[1]


def sets(name: str) -> list[VectorSet]:
    """Give every set of vectors below a folder, at least one."""
    found = [VectorSet(place) for place in sorted(folder(name).iterdir()) if place.is_dir()]
    assert found, f"no vectors below {name}"
    return found
