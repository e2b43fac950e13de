"""The harness itself: it measures what it says, prints it, and leaves nothing behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.client import header
from benchmarks.databases import SqliteFiles
from benchmarks.proc import DatabaseTime, bytes_of_family, seconds_of_family
from benchmarks.servers import ROOT, DidNotStart, running
from benchmarks.subjects import BARE, named
from benchmarks.table import Table, ratio, shown
from benchmarks.yardstick import Yardstick


def test_a_short_run_prints_its_tables_and_writes_them_as_json(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    options = ["--quick", "--subjects", "floor", "--databases", "sqlite", "--sections", "decisions,reads"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", *options, "--json", str(report)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(report.read_text())
    (decisions,) = found["sections"]["decisions"]["rows"]
    (reads,) = found["sections"]["reads"]["rows"]
    assert decisions["decisions/s"] > 1
    assert decisions["CPU ms/write"] > 0.05
    assert decisions["× base"] == reads["× base trails"] == 1
    assert reads["trails/s"] > decisions["decisions/s"]
    assert shown(decisions["decisions/s"]) in done.stdout
    assert {"processor", "kernel", "python", "databases", "command"} <= set(found["machine"])


def test_a_server_that_ends_at_once_is_reported_with_what_it_said() -> None:
    with (
        SqliteFiles().fresh() as url,
        pytest.raises(DidNotStart, match="No module named"),
        running(Yardstick("no"), url),
    ):
        pass


def test_a_server_is_gone_after_it_was_measured() -> None:
    with SqliteFiles().fresh() as url:
        with running(BARE, url) as server:
            assert seconds_of_family(server.pid) > 0
            assert bytes_of_family(server.pid) > 2**20
        assert not Path(f"/proc/{server.pid}").exists()


def test_sqlite_has_no_processes_of_its_own() -> None:
    assert DatabaseTime("sqlite:////tmp/x.db").look() == 0


def test_a_header_is_found_whatever_its_case() -> None:
    head = b'HTTP/1.1 200 OK\r\nContent-Length: 12\r\nETag: "7"\r\n'
    assert header(head, b"content-length") == "12"
    assert header(head, b"etag") == '"7"'
    assert header(head, b"location") is None


def test_an_unknown_subject_is_named() -> None:
    with pytest.raises(LookupError, match="nobody"):
        named(["floor", "nobody"])


def test_numbers_have_three_digits_and_stand_to_the_right() -> None:
    table = Table("T", "How.", [{"subject": "floor", "n/s": 1234.5}, {"subject": "x", "n/s": 0.123}])
    assert table.text().splitlines()[2:] == ["subject    n/s", "--------------", "floor    1,234", "x         0.12"]
    assert [shown(None), shown(45.67), ratio(3.0, 2.0), ratio(1.0, None)] == ["–", "45.7", 1.5, None]
