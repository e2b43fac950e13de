"""Whatever is done to a record by hand is noticed, by the instrument and with the exit code that the table names."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from service.tests.tamper_matrix.in_the_log import a_vote_with_all_hashes
from service.tests.tamper_matrix.matrix import MATRIX, Manipulation, table
from service.tests.tamper_matrix.scene import BODY, Original, a_copy

VICTIMS = 24
DOCUMENT = Path(__file__).parents[3] / "docs" / "tamper-matrix.md"


def seed_of(manipulation: Manipulation, number: int) -> str:
    """What chance begins with, so that a victim can be found again."""
    return f"{manipulation.what}/{manipulation.held}/{number}"


def codes(manipulation: Manipulation, original: Original, server: str, folder: Path, number: int) -> Iterator[int]:
    """How the program exits on a copy that was changed so."""
    chance = Random(seed_of(manipulation, number))  # noqa: S311 - a fixed course
    with a_copy(original, server, folder, chance, number) as scene:
        held = manipulation.by(scene)
        scene.spoiler.connection.commit()
        done = scene.program.run("verify", "--body", BODY, "--key", original.vkey, *held)
        print(seed_of(manipulation, number), done.exit_code, done.stdout.splitlines()[:1], done.stderr)  # noqa: T201
        yield done.exit_code


@pytest.mark.parametrize("manipulation", MATRIX, ids=lambda one: f"{one.what} ({one.held})")
def test_a_manipulation_is_noticed(
    original: Original, postgres_server: str, tmp_path: Path, manipulation: Manipulation
) -> None:
    number = sum(map(ord, manipulation.what + original.url[:6])) % VICTIMS
    assert set(codes(manipulation, original, postgres_server, tmp_path, number)) <= set(manipulation.wanted)


@pytest.mark.heavy
@pytest.mark.parametrize("manipulation", MATRIX, ids=lambda one: f"{one.what} ({one.held})")
def test_every_victim_of_a_manipulation_is_noticed(
    original: Original, postgres_server: str, tmp_path: Path, manipulation: Manipulation
) -> None:
    missed = [
        seed_of(manipulation, number)
        for number in range(VICTIMS)
        for code in codes(manipulation, original, postgres_server, tmp_path, number)
        if code not in manipulation.wanted
    ]
    assert missed == []


def test_the_program_itself_finds_forged_votes_though_all_was_made_anew(
    original: Original, postgres_server: str, tmp_path: Path
) -> None:
    with a_copy(original, postgres_server, tmp_path, Random(0), 0) as scene:  # noqa: S311 - a fixed course
        a_vote_with_all_hashes(scene)
        scene.spoiler.connection.commit()
        done = scene.program.really("verify", "--body", BODY, "--json")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    (ledger,) = json.loads(done.stdout)["ledgers"]
    assert (ledger["first"]["check"], ledger["size"]) == ("verdicts", original.size)


def test_the_document_shows_the_table() -> None:
    assert "\n".join(table()) in DOCUMENT.read_text(encoding="utf-8")
