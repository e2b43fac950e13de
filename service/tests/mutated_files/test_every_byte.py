"""Each byte of a pack changed in turn, in a file that is otherwise as it was: none may change unnoticed."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import pytest

from service.tests.evidence.make import files_in
from service.tests.mutated_files.conftest import GivenAway
from service.tests.mutated_files.test_mutated_files import BROKEN, Read
from verifier.evidence.manifest import VERIFIER
from verifier.program import main

SOME, PARTS = 200, 12
ENCLOSED_EVERY = 64
"""Of the verifier in a pack, nineteen bytes in twenty of it, one in so many: the checksum of its file misses none."""


def every_place(pack: bytes) -> Sequence[int]:
    """Each byte by its place, of the verifier that is enclosed some."""
    enclosed = files_in(pack)[VERIFIER]
    first = pack.index(enclosed)
    within = range(first, first + len(enclosed))
    return [*range(first), *within[::ENCLOSED_EVERY], *range(within.stop, len(pack))]


def unnoticed(given_away: GivenAway, file: Path, places: Iterable[int], read: Read) -> list[str]:
    """Where a changed byte is taken for good, or breaks the verifier down."""
    file.write_bytes(given_away.short)
    found = []
    with file.open("r+b", buffering=0) as opened:
        for at in places:
            honest = given_away.short[at]
            opened.seek(at)
            opened.write(bytes([honest ^ Random(at).randrange(1, 256)]))  # noqa: S311 - a fixed course
            code, said = main([str(file), *given_away.pinned]), "".join(read())
            if code not in (1, 2) or BROKEN in said or not said.strip():
                found.append(f"{at}: {code} {said}")
            opened.seek(at)
            opened.write(bytes([honest]))
    assert main([str(file), *given_away.pinned]) == 0
    return found


def test_some_bytes_of_a_pack_are_changed_and_each_is_noticed(
    given_away: GivenAway, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = Random(5).sample(every_place(given_away.short), SOME)  # noqa: S311 - a fixed course
    assert unnoticed(given_away, tmp_path / "pack.zip", places, capsys.readouterr) == []


@pytest.mark.heavy
@pytest.mark.parametrize("part", range(PARTS))
def test_every_byte_of_a_pack_is_changed_and_each_is_noticed(
    given_away: GivenAway, tmp_path: Path, capsys: pytest.CaptureFixture[str], part: int
) -> None:
    places = every_place(given_away.short)[part::PARTS]
    assert unnoticed(given_away, tmp_path / "pack.zip", places, capsys.readouterr) == []
    print(f"{len(places)} bytes of {len(given_away.short)}")  # noqa: T201
