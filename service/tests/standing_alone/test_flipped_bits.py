"""One bit of a file flipped, anywhere: an answer comes, it is never a traceback, and of an export never `good`."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from service.tests.standing_alone.conftest import BODY, Demonstration
from service.tests.standing_alone.forging import grown_anew, lines_of, written
from verifier.program import main

FLIPS = 300
SHORT = 40


def flipped(content: bytes, chance: Random) -> tuple[bytes, int]:
    """The same with one bit flipped, and where."""
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :], at


def seeded(seed: int) -> Random:
    """The same chance each time."""
    return Random(seed)  # noqa: S311 - nothing is secret


def answered(file: Path, content: bytes, *arguments: str) -> int:
    """What the verifier says of this content; whatever breaks it down comes out here."""
    file.write_bytes(content)
    return main([str(file), *arguments])


@pytest.fixture(scope="module")
def export(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A short export with texts, whole and signed."""
    lines = lines_of(demonstration.export)
    del lines[SHORT:]
    grown_anew(lines, demonstration.key)
    return written(lines, tmp_path_factory.mktemp("short") / f"{BODY}.jsonl").read_bytes()


def _failed(told: str) -> bool:
    return "the verification itself failed" in told


def _where_good(export: bytes, file: Path, seed: int, *arguments: str) -> Sequence[int]:
    chance = seeded(seed)
    flips = [flipped(export, chance) for _ in range(FLIPS)]
    return [at for content, at in flips if answered(file, content, *arguments) == 0]


def test_a_flipped_bit_of_an_export_is_never_good(
    demonstration: Demonstration, export: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "flipped.jsonl"
    assert answered(file, export, "--key", demonstration.vkey) == 0
    assert _where_good(export, file, 1, "--key", demonstration.vkey) == []
    assert not _failed(capsys.readouterr().out)


def test_without_the_key_only_the_signature_can_be_flipped_unseen(
    export: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = export.rindex(rb"\n\n")
    assert all(at > signed for at in _where_good(export, tmp_path / "flipped.jsonl", 2))
    assert not _failed(capsys.readouterr().out)


def test_a_flipped_bit_of_a_database_gets_an_answer(demonstration: Demonstration, tmp_path: Path) -> None:
    content, chance, file = demonstration.database.read_bytes(), seeded(3), tmp_path / "flipped.db"
    codes = {answered(file, flipped(content, chance)[0]) for _ in range(FLIPS // 10)}
    assert codes <= {0, 1, 2}
    assert 1 in codes
