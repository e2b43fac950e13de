"""The command line: who read what is told, written to a sheet and sealed; words are exported for a reason only."""

import csv
import json
from pathlib import Path

from typer.testing import Result

from service.tests.access_log.conftest import Watched
from service.tests.cli.conftest import run


def told(body: Watched, command: str, *arguments: object) -> Result:
    return run(command, "--body", body.ods, *map(str, arguments), **body.service.environment())


def test_it_tells_who_read_what_and_why(body: Watched) -> None:
    body.auditor.read("log/facts/1")
    found = told(body, "access-log", "--reason", "Wondering why")
    first, last = found.stdout.splitlines()
    assert first.split()[3:] == ["readFact", "position:1", "a", "test"]
    assert last == "1 in all; the first 0 of the log are sealed."
    (_, itself) = json.loads(told(body, "access-log", "--json").stdout)["entries"]
    assert (itself["reader"], itself["operation"], itself["reason"]) == ("operator", "listAccesses", "Wondering why")
    assert told(body, "access-log", "--thing", "position:2").stdout.startswith("0 in all")
    assert told(body, "access-log", "--from", "2999-01-01T00:00:00Z").stdout.startswith("0 in all")


def test_it_seals_the_log_and_writes_a_sheet(body: Watched, tmp_path: Path) -> None:
    body.auditor.ask("GET", "log/facts/1", headers={"Access-Reason": "=1+1"})
    file = tmp_path / "readings.csv"
    assert told(body, "access-log", "--seal", "--csv", file).stdout.endswith("1 are sealed.\n")
    with file.open(newline="") as opened:
        (line,) = csv.DictReader(opened)
    assert (line["operation"], line["thing"], line["reason"]) == ("readFact", "position:1", "'=1+1")


def test_words_are_exported_for_a_reason_and_entered_before(body: Watched, tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    refused = told(body, "export", "--with-texts", "--output", file)
    assert (refused.exit_code, file.exists()) == (64, False)
    assert refused.stderr.startswith("--reason: this holds names")
    assert told(body, "export", "--with-texts", "--output", file, "--reason", "Handover").exit_code == 0
    (entry,) = body.entries()
    assert (entry["operation"], entry["reason"], entry["asked"]) == ("export", "Handover", {"withTexts": "true"})
    assert told(body, "export", "--output", tmp_path / "without.jsonl").exit_code == 0
    assert len(body.entries()) == 1


def test_a_reason_on_the_command_line_is_plain_text(body: Watched) -> None:
    for reason in ("x" * 201, "two\nlines"):
        assert told(body, "access-log", "--reason", reason).exit_code == 64
