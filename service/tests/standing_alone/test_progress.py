"""Whoever waits for a long verification is told how far it is; whoever does not wait is told nothing."""

import pytest

from verifier.progress import Lines


def test_after_a_while_a_line_tells_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(every=0)
    lines.of("08W", "facts", 2048, 100_000)
    lines.of("Zoë.jsonl", "facts", 7, 7)
    lines.end()
    assert capsys.readouterr().err == "08W facts: 2,048 of 100,000\nZo\\xeb.jsonl facts: 7\n"


def test_at_first_it_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Lines().of("08W", "facts", 2048, 100_000)
    assert capsys.readouterr().err == ""
