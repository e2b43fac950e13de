"""What every command has in common: its help, its options, how it ends, and how soon it begins."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from service.store.migrating import NEWEST
from service.tests.cli.conftest import Program, run

COMMANDS = {
    "serve": {"--database", "--port"},
    "demo": {"--database", "--json"},
    "token": {"--json"},
    "verify": {"--database", "--json", "--record"},
    "rebuild": {"--database", "--json", "--check"},
    "verifier": {"--json"},
    "anchor": {"--database", "--json", "--body"},
    "rotate": {"--database", "--json", "--prepare"},
    "acknowledge": {"--database", "--json", "--body", "--why", "--by"},
    "replay": {"--database", "--json", "--body", "--state", "--register", "--as-at"},
    "diff": {"--database", "--json", "--body", "--register"},
    "cosignatures": {"--database", "--json", "--body"},
    "witness": {"--log", "--host", "--port"},
    "exceptions": {"--database", "--json", "--body", "--kind", "--csv", "--check"},
    "access-log": {"--database", "--json", "--body", "--reader", "--thing", "--from", "--until", "--csv", "--seal"},
    "ask": {"--database", "--json", "--body", "--reason"},
    "import": {"--database", "--json", "--body", "--dry-run"},
    "export": {"--database", "--json", "--body", "--output", "--with-texts", "--reason"},
    "pack": {"--database", "--json", "--body", "--case", "--position", "--profile", "--purpose", "--for"},
    "backup": {"--database", "--json"},
    "compact": {"--database", "--json"},
    "migrate": {"--database", "--json"},
    "openapi": {"--check", "--json"},
    "health": {"--json"},
}
HEAVY = ("fastapi", "httpx", "psycopg", "pydantic", "sqlalchemy", "uvicorn")


def test_the_help_names_every_command_and_nothing_else() -> None:
    listed = [line.split()[1] for line in run("--help").output.splitlines() if line.startswith("│ ")]
    assert {word for word in listed if not word.startswith("-")} == set(COMMANDS)


def test_the_program_says_which_version_it_is() -> None:
    found = run("--version")
    assert (found.exit_code, found.output) == (0, f"decisions {version('commissioning-decisions')}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_it_does_and_takes(command: str) -> None:
    found = run(command, "--help")
    assert found.exit_code == 0
    assert COMMANDS[command] <= {word for word in found.output.split() if word.startswith("--")}


def test_the_help_is_there_before_anything_heavy_is_loaded() -> None:
    script = f"""
import sys
from service.cli.main import main
sys.argv = ["decisions", "--help"]
try:
    main()
finally:
    print([name for name in {HEAVY} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("verify", "--nonsense"),
        ("verify", "--database", "nonsense"),
        ("rebuild", "--database", "mysql://localhost/x"),
        ("export",),
        ("export", "--body", "08w"),
        ("import", "--body", "08W"),
        ("backup",),
        ("replay", "--body", "08W", "--position", "0"),
        ("replay", "--body", "08W", "--known-at", "2018-04-12"),
        ("ask", "A13"),
        ("exceptions",),
        ("exceptions", "--body", "08w"),
        ("exceptions", "--body", "08W", "--kind", "strange"),
        ("ask", "A45", "--body", "08W"),
        ("ask", "A13", "--body", "08w"),
        ("ask", "A13", "--body", "08W", "--nonsense", "1"),
        ("ask", "A13", "--body", "08W", "--as-at"),
        ("ask", "A13", "--body", "08W", "2010-03-31"),
        ("ask", "A1", "--body", "08W"),
        ("token", "08W", "emperor"),
        ("token", "nowhere", "auditor"),
        ("token", "08W", "auditor", "--hours", "13"),
    ],
)
def test_wrong_usage_exits_with_64(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 64


def test_a_kind_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    found = run("import", str(tmp_path / "none.csv"), "--body", "08W", "--kind", "EMPIRE")
    assert (found.exit_code, "GP_PRACTICE" in found.stderr) == (64, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("rebuild",),
        ("rebuild", "--check"),
        ("ask", "A13", "--body", "08W"),
        ("export", "--body", "08W"),
        ("backup", "copy.db"),
        ("replay", "--body", "08W"),
        ("exceptions", "--body", "08W"),
    ],
)
def test_a_database_that_is_not_there_is_said_to_be_missing_and_not_made(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    file = tmp_path / "none.db"
    found = run(*arguments, "--database", f"sqlite:///{file}", DECISIONS_DATA_DIR=str(tmp_path))
    assert (found.exit_code, str(file) in found.stderr, file.exists()) == (1, True, False)


def test_verify_cannot_tell_of_a_database_that_is_not_there(tmp_path: Path) -> None:
    assert run("verify", "--database", f"sqlite:///{tmp_path / 'none.db'}").exit_code == 2


def test_a_server_that_does_not_answer_is_said_not_to(tmp_path: Path) -> None:
    nobody = "postgresql://postgres@127.0.0.1:1/none"
    found = run("rebuild", "--database", nobody, DECISIONS_DATA_DIR=str(tmp_path))
    assert (found.exit_code, found.stderr.startswith("The database cannot be used: ")) == (1, True)
    assert run("verify", "--database", nobody).exit_code == 2


@pytest.mark.parametrize(("command", "code"), [("migrate", 1), ("rebuild", 1), ("verify", 2)])
def test_settings_that_cannot_be_read_are_named(command: str, code: int) -> None:
    found = run(command, DECISIONS_NONSENSE="1")
    assert (found.exit_code, found.stderr) == (code, "DECISIONS_NONSENSE: there is no such setting.\n")


def test_an_address_with_a_password_is_not_repeated(tmp_path: Path) -> None:
    address = "postgresql://postgres:secret@127.0.0.1:1/none"
    found = run("backup", str(tmp_path / "copy"), "--database", address, DECISIONS_DATA_DIR=str(tmp_path))
    assert (found.exit_code, "secret" in found.output) == (1, False)


def test_what_is_still_to_be_migrated_says_so(tmp_path: Path, postgres_url: str) -> None:
    program = Program(postgres_url, tmp_path)
    assert program.fails("rebuild") == "This database holds no record; make one with `decisions migrate`.\n"
    assert program.tells("migrate") == {"version": NEWEST}
    assert program.tells("rebuild")["facts"] == 0
