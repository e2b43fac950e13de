"""A pack changed by chance, anywhere: an answer comes, it is never a breakdown, and never `good`."""

from pathlib import Path
from random import Random

import pytest

from service.tests.evidence.forging import spoilt
from service.tests.evidence.make import Decided, checked

MANY, VERY_MANY = 300, 10_000


def seeded(seed: int) -> Random:
    """The same chance each time."""
    return Random(seed)  # noqa: S311 - nothing is secret


def where_good(pack: bytes, file: Path, many: int, seed: int, *arguments: str) -> list[int]:
    """Which of so many spoilt packs were taken for good ones."""
    chance = seeded(seed)
    return [at for at in range(many) if checked(file, spoilt(pack, chance), *arguments) not in (1, 2)]


@pytest.mark.parametrize("with_key", [True, False])
def test_a_spoilt_pack_is_never_good(
    decided: Decided, full: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, with_key: bool
) -> None:
    file, arguments = tmp_path / "pack.zip", ("--key", decided.key) if with_key else ()
    assert checked(file, full, *arguments) == 0
    assert where_good(full, file, MANY // 2, int(with_key), *arguments) == []
    assert "the verification itself failed" not in capsys.readouterr().out


@pytest.mark.heavy
def test_of_ten_thousand_spoilt_packs_none_is_good(
    decided: Decided, full: bytes, public: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed, pack in enumerate((full, public), start=10):
        assert where_good(pack, tmp_path / "pack.zip", VERY_MANY // 2, seed, "--key", decided.key) == []
        assert "the verification itself failed" not in capsys.readouterr().out
