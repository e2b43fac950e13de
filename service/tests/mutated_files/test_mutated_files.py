"""However a file was changed: an answer with a sentence, no breakdown, and `good` only where it says what it said."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from service.tests.evidence.forging import spoilt
from service.tests.mutated_files.conftest import GivenAway
from service.tests.mutated_files.mutating import OF_BYTES, OF_EXPORTS, mutated
from service.tests.mutated_files.thoroughly import (
    covered,
    export_grown_anew,
    pack_sealed_anew,
    with_another_cell,
    with_another_fact,
)
from verifier.program import main

Change = Callable[[GivenAway, Path, Random], None]
Read = Callable[[], tuple[str, str]]
FEW, MANY = 20, 1_000
BROKEN = "the verification itself failed"


def an_export(given_away: GivenAway, file: Path, chance: Random) -> None:
    file.write_bytes(mutated(given_away.export, OF_EXPORTS, chance))


def a_forged_export(given_away: GivenAway, file: Path, chance: Random) -> None:
    file.write_bytes(export_grown_anew(given_away.export, chance, given_away.key))


def a_database(given_away: GivenAway, file: Path, chance: Random) -> None:
    file.write_bytes(mutated(given_away.database, OF_BYTES, chance))


def a_cell(given_away: GivenAway, file: Path, chance: Random) -> None:
    file.write_bytes(given_away.database)
    with_another_cell(file, chance)


def a_fact(given_away: GivenAway, file: Path, chance: Random) -> None:
    file.write_bytes(given_away.database)
    with_another_fact(file, chance)


def a_pack(given_away: GivenAway, file: Path, chance: Random) -> None:
    file.write_bytes(spoilt(chance.choice(given_away.packs), chance))


def a_sealed_pack(given_away: GivenAway, file: Path, chance: Random) -> None:
    file.write_bytes(pack_sealed_anew(chance.choice(given_away.packs), chance, given_away.key, given_away.ods))


CHANGES = (an_export, an_export, a_forged_export, a_database, a_database, a_cell, a_fact, a_pack, a_pack, a_sealed_pack)
"""Each is tried as often: of ten files four are exports, four databases, three packs."""


def told(given_away: GivenAway, change: Change, file: Path, seed: str) -> int:
    """The exit code of a file that was changed so, with a checkpoint in hand that was kept of the honest one."""
    change(given_away, file, Random(seed))  # noqa: S311 - a fixed course
    held = [str(file), *given_away.pinned, "--checkpoint", str(given_away.checkpoint)]
    if change in (a_database, a_cell, a_fact):
        held += ["--master-key-file", str(given_away.master_key)]
    elif "replay" in seed and "pack" not in change.__name__:
        held.append("--replay")
    return main(held)


def wrong(given_away: GivenAway, file: Path, many: int, read: Read) -> Iterator[str]:
    """What was answered otherwise than it must be, with the file: its seed makes another, for ids are new each time."""
    for number in range(many):
        for at, change in enumerate(CHANGES):
            seed = f"{change.__name__}/{at}/{number}{'/replay' * (number % 2)}"
            code = told(given_away, change, file, seed)
            said = "".join(read())
            broken = code not in (0, 1, 2) or not said.strip() or BROKEN in said or "Traceback" in said
            if broken or (code == 0 and not says_the_same(given_away, file)):
                kept = file.with_name(seed.replace("/", "-"))
                file.rename(kept)
                yield f"{kept}: {code} {said}"


def says_the_same(given_away: GivenAway, file: Path) -> bool:
    if file.read_bytes() in (given_away.export, given_away.database, *given_away.packs):
        return True
    honest = file.with_name("honest.db")
    honest.write_bytes(given_away.database)
    return file.read_bytes().startswith(b"SQLite") and covered(file) == covered(honest)


def test_a_mutated_file_is_good_only_where_itsays_the_same(
    given_away: GivenAway, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(wrong(given_away, tmp_path / "mutated", FEW, capsys.readouterr)) == []


@pytest.mark.heavy
def test_ten_thousand_mutated_files_break_nothing_and_pass_for_nothing(
    given_away: GivenAway, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(wrong(given_away, tmp_path / "mutated", MANY, capsys.readouterr)) == []
