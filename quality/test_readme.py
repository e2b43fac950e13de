"""The README is true: its commands run, what it quotes is what they print, its tables are complete."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from typer.main import get_command

from quality.sources import ROOT
from service.cli.commands import app
from service.settings import Settings, variable_name

README = (ROOT / "README.md").read_text(encoding="utf-8")
SCRIPT = ROOT / "docs" / "first-decision.sh"
PATIENCE = 120
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What differs each time: hashes and signatures, the code of the body.
VARYING = re.compile(r"[A-Za-z0-9+/]{40,}={0,2}|X\d{6}")


class Printed(NamedTuple):
    """What the two commands of the README print."""

    demonstration: str
    first_decision: str


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Serve the demonstration as `make run` does, and run the script beside it."""
    folder, port = tmp_path_factory.mktemp("readme"), _free_port()
    environment = _environment(folder, port)
    with (folder / "printed").open("w") as record:
        server = subprocess.Popen(["decisions", "demo", "--serve"], env=environment, stdout=record, cwd=folder)  # noqa: S607
        try:
            _wait_until_ready(server, port)
            ran = subprocess.run(["sh", SCRIPT], env=environment, capture_output=True, text=True, check=False)  # noqa: S607
        finally:
            server.terminate()
            server.wait(PATIENCE)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return Printed((folder / "printed").read_text(encoding="utf-8"), ran.stdout)


def test_what_it_shows_of_the_demonstration_is_what_is_printed(printed: Printed) -> None:
    [(_, excerpt)] = _blocks("What `make run` shows")
    lines = iter(printed.demonstration.splitlines())
    for line in excerpt.splitlines():
        assert line == "…" or line in lines, line


def test_the_lines_it_quotes_are_lines_of_the_script() -> None:
    quoted = [text for kind, text in _blocks("The first decision, and its proof") if kind == "sh"]
    script = SCRIPT.read_text(encoding="utf-8")
    assert quoted.pop(0) == f"sh {SCRIPT.relative_to(ROOT)}\n"
    assert not [text for text in quoted if text not in script]
    assert len(quoted) >= 8


def test_the_answers_it_quotes_are_those_of_the_service(printed: Printed) -> None:
    quoted = [text for kind, text in _blocks("The first decision, and its proof") if kind != "sh"]
    answered = VARYING.sub("…", printed.first_decision)
    assert not [text for text in quoted if VARYING.sub("…", text) not in answered]
    assert len(quoted) == 4


def test_every_setting_stands_in_its_table_with_its_default() -> None:
    told = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", _section("Settings"), re.MULTILINE))
    assert set(told) == {variable_name(field) for field in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        default = str(field.default).lower() if isinstance(field.default, bool) else field.default
        if default not in ("", None, ()):
            assert told[variable_name(name)].startswith(f"`{default}`"), name


def test_every_command_stands_in_its_table() -> None:
    told = re.findall(r"^\| `decisions ([a-z-]+)` \|", _section("Commands"), re.MULTILINE)
    assert sorted(told) == sorted(_commands())


def test_every_option_that_is_mentioned_exists() -> None:
    mentioned = README + SCRIPT.read_text(encoding="utf-8").replace("\\\n", " ")
    for command, rest in re.findall(r"\bdecisions ([a-z-]+) (--[^`#\n]+)", mentioned):
        known = {option for parameter in _commands()[command].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, (command, rest)


def test_every_address_that_is_mentioned_exists() -> None:
    paths = json.loads((ROOT / "openapi" / "openapi.json").read_text(encoding="utf-8"))["paths"]
    mentioned = re.findall(r"`(GET|POST) (/[^`?]*)", README)
    assert len(mentioned) > 20
    unknown = [(verb, path) for verb, path in mentioned if verb.lower() not in paths.get(f"/bodies/{{ods}}{path}", {})]
    assert not unknown


def _section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def _blocks(title: str) -> list[tuple[str, str]]:
    return BLOCK.findall(_section(title))


def _commands() -> dict[str, Any]:
    commands: dict[str, Any] = vars(get_command(app))["commands"]
    return commands


def _environment(folder: Path, port: int) -> dict[str, str]:
    kept = {name: held for name, held in os.environ.items() if not name.startswith(("DECISIONS_", "DATABASE_URL"))}
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = {"DECISIONS_DATA_DIR": str(folder / "data"), "KEEP": str(folder / "kept"), "PORT": str(port)}
    # Python keeps what it prints to itself until it ends, which a signal does not wait for.
    return kept | told | {"PATH": programs, "PYTHONUNBUFFERED": "1"}


def _wait_until_ready(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz").is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("the demonstration was not served")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
