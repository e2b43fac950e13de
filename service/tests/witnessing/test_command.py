"""`decisions witness` as another organisation runs it."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from typer.testing import Result

from domain.ledger.trust_policy import TrustPolicy
from quality.test_readme import _free_port as a_free_port
from service.tests.cli.conftest import PROGRAM, run
from service.tests.witnessing.conftest import NAME, Log, Served
from service.tests.witnessing.test_gathering import BOTH, beginning, listed, policy_text, two_witnesses
from service.tests.witnessing.test_witness import cosigned


@contextmanager
def really_served(folder: Path, log: Log) -> Iterator[tuple[Served, str]]:
    """Run the program; gives the witness and the line that it prints."""
    port = a_free_port()
    command = [str(PROGRAM), "witness", NAME, str(folder), "--log", log.signer.key.vkey, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603
        try:
            assert running.stdout is not None
            line = running.stdout.readline()
            policy = TrustPolicy.parse(f"{line}quorum w\n")
            until = time.monotonic() + 60
            while not _answers(port) and time.monotonic() < until:
                time.sleep(0.05)
            yield Served(policy.witnesses[0].key, policy.witnesses[0].url or ""), line
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(30)


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/").status_code == 404
    except httpx.HTTPError:
        return False


def test_it_prints_its_line_for_a_policy_and_remembers_after_a_restart(tmp_path: Path, log: Log) -> None:
    with really_served(tmp_path / "w", log) as (witness, line):
        cosigned(witness.answers(log.submission(0, 9)), log.checkpoint(9), witness.key)
    with really_served(tmp_path / "w", log) as (again, line_again):
        assert again.key == witness.key
        assert line.rsplit(" ", 1)[0] == line_again.rsplit(" ", 1)[0]
        assert again.answers(log.submission(0, 9)).text == "9\n"
    assert (tmp_path / "w" / "witness.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("arguments", [("--log", "nonsense"), ("--log", "w+0"), ()])
def test_wrong_keys_are_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run("witness", NAME, str(tmp_path / "w"), *arguments).exit_code == 64


def test_a_name_that_no_signature_could_carry_is_wrong_usage(tmp_path: Path, log: Log) -> None:
    found = run("witness", "a b", str(tmp_path / "w"), "--log", log.signer.key.vkey)
    assert (found.exit_code, "name" in found.stderr) == (64, True)


def test_a_lost_memory_is_said_to_be_lost(tmp_path: Path, log: Log) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / "witness.key").write_text("A" * 43 + "=\n")
    found = run("witness", NAME, str(folder), "--log", log.signer.key.vkey)
    assert (found.exit_code, "is gone" in found.stderr) == (1, True)


def operated(folder: Path, *arguments: str, **settings: str) -> Result:
    """Run a command on the record in this folder."""
    own = {"DATABASE_URL": f"sqlite:///{folder / 'decisions.db'}", "DECISIONS_DATA_DIR": str(folder)}
    return run("cosignatures", *arguments, **own, **settings)


def test_cosignatures_are_gathered_by_hand_and_what_is_wanting_is_said(tmp_path: Path, sqlite_url: str) -> None:
    file, policy = tmp_path / "my.policy", {"DECISIONS_WITNESS_POLICY_FILE": str(tmp_path / "my.policy")}
    with two_witnesses(tmp_path) as witnesses, beginning(sqlite_url, tmp_path) as begin:
        body = begin(listed(*witnesses), BOTH)
        file.write_text(policy_text(listed(*witnesses), BOTH))
        gathered = operated(tmp_path, **policy)
        assert gathered.exit_code == 0, gathered.output
        assert "08W: A has seen 1 facts, at 20" in gathered.stdout
        assert gathered.stdout.endswith("08W: enough witnesses have seen all of it.\n")
        told = json.loads(operated(tmp_path, "--json", "--body", "08W", **policy).stdout)
        assert [(one["ledger"], one["size"], one["enough"]) for one in told] == [("08W", 1, True)]
        body.records_something()
    wanting = operated(tmp_path, **policy)
    assert (wanting.exit_code, "08W: A has not cosigned: unreachable." in wanting.stdout) == (1, True)
    assert wanting.stdout.endswith("08W: enough witnesses have seen 1 of its 2 facts.\n")


def test_without_witnesses_nobody_can_be_asked(tmp_path: Path, sqlite_url: str) -> None:
    with beginning(sqlite_url, tmp_path) as begin:
        begin({}, "quorum none\n")
    assert "There are no witnesses" in operated(tmp_path).stderr
    policy = {"DECISIONS_WITNESS_POLICY_FILE": str(tmp_path / "policy")}
    assert "no witness with an address" in operated(tmp_path, **policy).stderr
    (tmp_path / "policy").write_text("quorum everybody\n")
    assert "DECISIONS_WITNESS_POLICY_FILE: line 1" in operated(tmp_path, **policy).stderr
