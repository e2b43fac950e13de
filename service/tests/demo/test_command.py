"""`decisions demo`: what it prints can be used as it is."""

import json
import re
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from service.cli.commands import app
from service.cli.verify import verify
from service.contexts import PROJECTIONS
from service.tests.demo.conftest import Told


def run(told: Told, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    """Run the command over the database of the demonstration."""
    port = told.service.client.base_url.port
    environment: Mapping[str, str] = {
        "DECISIONS_DATA_DIR": str(told.settings.data_dir),
        "DATABASE_URL": told.settings.store_url,
        "PORT": str(port),
    }
    for name, held in environment.items():
        monkeypatch.setenv(name, held)
    return CliRunner().invoke(app, ["demo", *arguments], catch_exceptions=False)


def test_it_says_that_it_is_there_already(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(told, monkeypatch)
    assert result.exit_code == 0
    assert "The demonstration is there. Nothing was recorded." in result.output


def test_every_token_opens_its_body(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = json.loads(run(told, monkeypatch, "--json").stdout)
    assert printed["recorded"] == 0
    assert len(printed["tokens"]) == 15
    for name, token in printed["tokens"].items():
        address = printed["addresses"][name.split("-")[0]]
        answer = httpx.get(address, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200, name


def test_every_command_that_is_printed_works(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = run(told, monkeypatch).output.splitlines()
    curls = [line for line in lines if line.startswith("curl ")]
    assert len(curls) == 4
    for curl in curls:
        answer = subprocess.run(["bash", "-c", curl], capture_output=True, text=True, check=True, timeout=30)  # noqa: S603, S607
        assert json.loads(answer.stdout)["results"], curl


def test_tokens_are_for_their_owner_only(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = re.findall(r"^\S+\.token$", run(told, monkeypatch).output, re.MULTILINE)
    assert len(printed) == 15
    assert {Path(shlex.split(file)[0]).stat().st_mode & 0o777 for file in printed} == {0o600}


def test_what_it_says_to_verify_verifies(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    _, command, *options = shlex.split(json.loads(run(told, monkeypatch, "--json").stdout)["verify"])
    named = list(zip(options[::2], options[1::2], strict=True))
    [database] = [held for name, held in named if name == "--database"]
    checkpoints = [Path(held) for name, held in named if name == "--checkpoint"]
    assert command == "verify"
    assert [file.name for file in checkpoints] == [f"{body}.checkpoint" for body in ("5NC", "08W", "5PD", "A3A8R")]
    assert verify(database, PROJECTIONS, checkpoints=checkpoints) == 0
