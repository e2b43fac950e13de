"""`decisions pack`, and a stranger who has nothing of ours but the verifier from the pack itself."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from service.tests.cli.conftest import PROGRAM
from service.tests.evidence.make import Decided, a_pack, checked, files_in
from service.tests.standing_alone.stranger import a_stranger


def run(decided: Decided, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The command line on the same record."""
    command = [str(PROGRAM), "pack", *map(str, arguments)]
    told = os.environ | decided.service.environment()
    return subprocess.run(  # noqa: S603 - the program under test
        command, env=told, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("named", ["reference", "id"])
def test_the_command_makes_the_same_pack_and_puts_it_on_record(decided: Decided, tmp_path: Path, named: str) -> None:
    file, size = tmp_path / "case.zip", decided.secretary.read("")["logSize"]
    case = "WF/1" if named == "reference" else decided.the_case
    what = ("--body", decided.ods, "--case", case, "--position", size, "--profile", "full", "--json")
    done = run(decided, file, *what, "--for", "District audit", "--purpose", "The audit of the year")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert file.read_bytes() == a_pack(decided.secretary, decided.the_case, "FULL", position=size)
    listed = {one["pack"]: one for one in decided.secretary.read("evidence-packs", limit=1000)["results"]}
    assert (listed[told["pack"]]["sha256"], listed[told["pack"]]["issuedTo"]) == (told["sha256"], "District audit")
    assert checked(tmp_path / "again.zip", file.read_bytes(), "--key", decided.key) == 0


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("--case", "WF/404"), 1),
        (("--case", "WF/1", "--position", "999999"), 64),
        (("--case", "WF/1", "--profile", "x"), 64),
    ],
)
def test_where_it_fails_no_file_is_left(decided: Decided, tmp_path: Path, said: tuple[str, ...], code: int) -> None:
    done = run(decided, tmp_path / "case.zip", "--body", decided.ods, *said, "--for", "x", "--purpose", "y")
    assert (done.returncode, list(tmp_path.iterdir())) == (code, []), done.stderr


def test_the_verifier_in_the_pack_checks_it_where_nothing_else_of_ours_is(
    decided: Decided, full: bytes, tmp_path: Path
) -> None:
    verifier, pack = tmp_path / "verifier.pyz", tmp_path / "case.zip"
    verifier.write_bytes(files_in(full)["verifier.pyz"])
    pack.write_bytes(full)
    stranger = a_stranger(tmp_path / "python", verifier)
    assert not stranger.can_import("service")
    answer = stranger.asks(pack, "--key", decided.key, "--body", decided.ods)
    assert (answer.code, answer.told["missing"]) == (0, [])
    pack.write_bytes(full.replace(b"approved", b"rejected"))
    assert stranger.runs(pack, "--key", decided.key).code == 2
