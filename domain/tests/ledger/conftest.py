"""Say so, at the end of a run, when the independent vectors were not at hand."""

import pytest

from domain.tests.ledger.vectors import ABSENT, TRUST


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print why vector tests were skipped, also where pytest was not asked for reasons."""
    if not TRUST.is_dir():
        terminalreporter.write_line(f"skipped: {ABSENT}")
