"""The program itself, as an operator and a script run it: one process after another on the same record."""

import json
import socket
import stat
from pathlib import Path

from service.tests.cli.conftest import BODY, Program


def test_an_operator_keeps_the_record_and_an_auditor_checks_it(program: Program, tmp_path: Path) -> None:
    register, exported, copied = (tmp_path / name for name in ("register.csv", "08W.jsonl", "copy"))
    register.write_text("code,name\nF97001,ASH SURGERY\n")
    for arguments in (
        ("import", register, "--body", BODY),
        ("export", "--body", BODY, "--output", exported),
        ("backup", copied),
        ("verify",),
    ):
        done = program.really(*arguments)
        assert (done.returncode, done.stderr) == (0, ""), arguments
    last = json.loads(exported.read_text().splitlines()[-2])
    assert (last["position"], last["fact"]["data"]["organisation"]) == (program.size(), "F97001")
    assert len(exported.read_text().splitlines()) == program.size() + 2


def test_only_its_owner_reads_the_record(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "new" / "decisions.db"
    assert kept.really("migrate", "--database", f"sqlite:///{file}").returncode == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_where_the_port_is_taken_the_program_fails_like_any_other(kept: Program) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        failed = kept.really("serve", "--port", str(taken.getsockname()[1]))
    assert failed.returncode == 1
    assert "address already in use" in failed.stderr


def test_the_program_fails_with_a_sentence_and_no_traceback(kept: Program, tmp_path: Path) -> None:
    failed = kept.really("backup", tmp_path / "nowhere" / "copy.db")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == f"There is no folder {tmp_path / 'nowhere'}.\n"
    assert kept.really("nonsense").returncode == 64
